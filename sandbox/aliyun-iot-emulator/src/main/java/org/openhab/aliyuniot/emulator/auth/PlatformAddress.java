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
package org.openhab.aliyuniot.emulator.auth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.IntSupplier;

/** Where devices are sent that ask: to the emulator's own port of TLS, or to wherever. Only the emulator's event loop touches it. */
public final class PlatformAddress {
    private static final int MAX_PORT = 65_535;

    private final IntSupplier ownPort;
    private String host;
    private int port;

    /**
     * @param host the emulator's own
     * @param ownPort asked when somebody wants to know, as it may be a free one
     */
    public PlatformAddress(String host, IntSupplier ownPort) {
        this.host = host;
        this.ownPort = ownPort;
    }

    /**
     * Sends devices elsewhere from now on, be it to a place that is none.
     *
     * @param newPort 0 for the emulator's own
     * @throws IllegalArgumentException if the host is empty or longer than 300 characters, or the port is none
     */
    public void set(String newHost, int newPort) {
        if (newHost.isEmpty() || newHost.length() > 300 || newPort < 0 || newPort > MAX_PORT) {
            throw new IllegalArgumentException("host must have 1 to 300 characters, port must be 0 to " + MAX_PORT);
        }
        host = newHost;
        port = newPort;
    }

    void describe(ObjectNode data) {
        data.putObject("resources")
                .putObject("mqtt")
                .put("host", host)
                .put("port", port == 0 ? ownPort.getAsInt() : port);
    }
}
