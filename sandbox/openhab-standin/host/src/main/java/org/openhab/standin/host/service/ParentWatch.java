/*
 * Copyright (c) 2026 Contributors to the openHAB Aliyun IoT Binding
 *
 * See the NOTICE file(s) distributed with this work for additional
 * information.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License 2.0 which is available at
 * http://www.eclipse.org/legal/epl-2.0
 *
 * SPDX-License-Identifier: EPL-2.0
 */
package org.openhab.standin.host.service;

import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops the framework when the process that started it is gone, so that a killed test or launcher leaves no Karaf
 * behind. The system property {@value #PARENT} holds that process's id; without it nothing is watched.
 */
@Component(service = ParentWatch.class, immediate = true)
public final class ParentWatch {
    static final String PARENT = "openhab.standin.parent";

    private final Logger logger = LoggerFactory.getLogger(ParentWatch.class);

    @Activate
    public ParentWatch(BundleContext context) {
        Long parent = Long.getLong(PARENT);
        if (parent == null) {
            return;
        }
        ProcessHandle.of(parent)
                .ifPresentOrElse(handle -> handle.onExit().thenRun(() -> stop(context)), () -> stop(context));
    }

    private void stop(BundleContext context) {
        try {
            logger.info("The process that started this one is gone; stopping");
            context.getBundle(0).stop();
        } catch (BundleException | IllegalStateException e) {
            logger.warn("The framework cannot be stopped: {}", e.getMessage());
        }
    }
}
