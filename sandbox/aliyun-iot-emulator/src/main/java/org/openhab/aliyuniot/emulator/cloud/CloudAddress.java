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
package org.openhab.aliyuniot.emulator.cloud;

import org.openhab.aliyuniot.emulator.auth.PlatformAddress;

/** Where devices are sent that ask where the platform is. Its methods may be called from every thread. */
public final class CloudAddress {
    private final EventLoop loop;
    private final PlatformAddress address;

    /** Takes the way to the event loop, on which the others are used. */
    public CloudAddress(EventLoop loop, PlatformAddress address) {
        this.loop = loop;
        this.address = address;
    }

    /**
     * Sends devices elsewhere from now on.
     *
     * @param port 0 for the emulator's own
     */
    public void set(String host, int port) {
        loop.call(() -> {
            address.set(host, port);
            return true;
        });
    }
}
