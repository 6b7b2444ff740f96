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
package org.openhab.standin.host.thing;

import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.openhab.core.common.NamedThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs steps of the life cycle that nobody waits for, as many at a time as openHAB does. A step that fails is logged and
 * stops no other.
 */
final class LifeCycleThreads {
    private static final int THREADS = 5;

    private final Logger logger = LoggerFactory.getLogger(LifeCycleThreads.class);
    private final ScheduledExecutorService executor =
            Executors.newScheduledThreadPool(THREADS, new NamedThreadFactory("thingManager", true));

    void run(Runnable step) {
        runLater(0, step);
    }

    void runLater(long seconds, Runnable step) {
        try {
            executor.schedule(guarded(step), seconds, TimeUnit.SECONDS);
        } catch (RejectedExecutionException e) {
            logger.debug("The host is stopping; a step is left out");
        }
    }

    void close() {
        executor.shutdownNow();
    }

    private Runnable guarded(Runnable step) {
        return () -> {
            try {
                step.run();
            } catch (RuntimeException | LinkageError e) {
                logger.error("A step of the life cycle failed", e);
            }
        };
    }
}
