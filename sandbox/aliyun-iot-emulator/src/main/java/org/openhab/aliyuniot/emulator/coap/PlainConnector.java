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

/** Datagrams without DTLS. */
final class PlainConnector extends UDPConnector implements DatagramPort {
    private final DatagramFaults faults;
    private volatile int port;

    PlainConnector(InetSocketAddress address, DatagramFaults faults, Configuration configuration) {
        super(address, configuration);
        this.faults = faults;
        port = address.getPort();
    }

    @Override
    public int port() {
        return port;
    }

    /** Californium would choose another free port when it starts again. */
    @Override
    public synchronized void start() throws IOException {
        if (!running) {
            DatagramSocket socket = new UnreliableSocket(faults);
            try {
                socket.bind(new InetSocketAddress(localAddr.getAddress(), port));
            } catch (IOException e) {
                socket.close();
                throw e;
            }
            init(socket);
            port = getAddress().getPort();
        }
    }
}
