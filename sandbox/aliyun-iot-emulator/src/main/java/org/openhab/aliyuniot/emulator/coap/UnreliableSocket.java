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
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.Arrays;
import org.eclipse.jdt.annotation.NonNullByDefault;

/** A socket that loses datagrams, or has them come twice, when a fault says so. Read from by one thread. */
@NonNullByDefault({})
final class UnreliableSocket extends DatagramSocket {
    private final DatagramFaults faults;
    private byte[] again;
    private SocketAddress sender;

    UnreliableSocket(DatagramFaults faults) throws SocketException {
        super((SocketAddress) null);
        this.faults = faults;
    }

    @Override
    public void send(DatagramPacket packet) throws IOException {
        if (faults.loses(packet.getSocketAddress())) {
            return;
        }
        boolean twice = faults.duplicates(packet.getSocketAddress());
        super.send(packet);
        if (twice) {
            super.send(packet);
        }
    }

    @Override
    public void receive(DatagramPacket packet) throws IOException {
        if (again != null) {
            System.arraycopy(again, 0, packet.getData(), packet.getOffset(), again.length);
            packet.setLength(again.length);
            packet.setSocketAddress(sender);
            again = null;
            return;
        }
        int capacity = packet.getLength();
        super.receive(packet);
        while (faults.loses(packet.getSocketAddress())) {
            packet.setLength(capacity);
            super.receive(packet);
        }
        if (faults.duplicates(packet.getSocketAddress())) {
            again = Arrays.copyOfRange(packet.getData(), packet.getOffset(), packet.getOffset() + packet.getLength());
            sender = packet.getSocketAddress();
        }
    }
}
