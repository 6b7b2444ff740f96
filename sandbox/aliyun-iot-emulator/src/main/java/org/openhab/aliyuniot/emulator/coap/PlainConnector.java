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
package org.openhab.aliyuniot.emulator.coap;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import org.eclipse.californium.elements.UDPConnector;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.jdt.annotation.NonNullByDefault;

/** Datagrams without DTLS. */
final class PlainConnector extends UDPConnector implements DatagramPort {
    private volatile int port;

    PlainConnector(InetSocketAddress address, Configuration configuration) {
        super(address, configuration);
        port = address.getPort();
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    @NonNullByDefault({})
    protected void init(DatagramSocket socket) throws IOException {
        DatagramSocket bound = socket;
        if (port != 0 && socket.getLocalPort() != port) {
            // Californium would choose another free port when it starts again.
            socket.close();
            bound = new DatagramSocket(new InetSocketAddress(localAddr.getAddress(), port));
        }
        port = bound.getLocalPort();
        super.init(bound);
    }
}
