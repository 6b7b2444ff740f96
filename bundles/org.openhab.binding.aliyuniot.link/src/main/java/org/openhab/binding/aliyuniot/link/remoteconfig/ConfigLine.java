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
package org.openhab.binding.aliyuniot.link.remoteconfig;

import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.WaitingLine;

/**
 * Where downloads of configuration wait for one another: the platform pushes a file to all devices of a product at a
 * time. They are small, so they do not wait for downloads of firmware.
 */
record ConfigLine(WaitingLine line) {
    private static final int PLACES = 4;

    static WaitingLine of(LinkRuntime runtime) {
        return runtime.shared(ConfigLine.class, made -> new ConfigLine(new WaitingLine(PLACES)))
                .line();
    }
}
