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
import org.eclipse.californium.scandium.DTLSConnector;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;
import org.eclipse.jdt.annotation.NonNullByDefault;

/** Datagrams with DTLS. */
final class SecureConnector extends DTLSConnector implements DatagramPort {
    private final DatagramFaults faults;
    private volatile int port;

    SecureConnector(DtlsConnectorConfig configuration, DatagramFaults faults) {
        super(configuration);
        this.faults = faults;
        port = configuration.getAddress().getPort();
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void forgetSessions() {
        clearConnectionState();
    }

    @Override
    public void alert(InetSocketAddress peer) {
        close(peer);
    }

    /** Californium would choose another free port when it starts again. */
    @Override
    @NonNullByDefault({})
    protected void init(InetSocketAddress address, DatagramSocket socket, Integer mtu) throws IOException {
        DatagramSocket unreliable = new UnreliableSocket(faults);
        try {
            super.init(new InetSocketAddress(address.getAddress(), port), unreliable, mtu);
        } catch (IOException e) {
            unreliable.close();
            throw e;
        }
        port = getAddress().getPort();
    }
}
