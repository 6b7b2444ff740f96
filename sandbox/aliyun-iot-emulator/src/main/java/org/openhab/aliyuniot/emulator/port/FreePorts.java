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
package org.openhab.aliyuniot.emulator.port;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.configuration.Ports;

/**
 * Ports for those who may have any. They are none that systems give to outgoing connections (RFC 6056, section 3.2), so
 * an emulator that goes away and comes back finds its port as it left it: not taken by a client, least of all by one
 * that calls this very port. Each process has a block of them for itself; what it does not use it gives out again last.
 */
public final class FreePorts {
    /** Linux begins at 32,768, others later. */
    private static final int FIRST = 10_240;

    private static final int BLOCK = 256;
    private static final int BLOCKS = 88;

    private static @Nullable FreePorts own;

    /** Keeps other processes out of the block, as long as this one lives. */
    private final ServerSocket guard;

    private int last;

    private FreePorts(ServerSocket guard) {
        this.guard = guard;
    }

    /** The same with a free port for each 0; that stays where nothing is free. */
    public static Ports instead(Ports ports) {
        return new Ports(
                given(ports.tcp()),
                given(ports.tls()),
                given(ports.ws()),
                given(ports.wss()),
                given(ports.rest()),
                given(ports.files()),
                given(ports.coapDtls()),
                given(ports.coapSymmetric()),
                given(ports.coapPlain()),
                given(ports.https()),
                given(ports.tlsPsk()));
    }

    private static int given(int port) {
        return port == 0 ? next() : port;
    }

    /** A port of TCP and UDP where nobody listens; 0 if there is none. */
    public static synchronized int next() {
        FreePorts known = own;
        if (known == null) {
            known = reserved();
            own = known;
        }
        return known == null ? 0 : known.nextOfBlock();
    }

    private static @Nullable FreePorts reserved() {
        int begin = ThreadLocalRandom.current().nextInt(BLOCKS);
        for (int i = 0; i < BLOCKS; i++) {
            int first = FIRST + (begin + i) % BLOCKS * BLOCK;
            try {
                return new FreePorts(new ServerSocket(first, 1, InetAddress.getLoopbackAddress()));
            } catch (IOException e) {
                // Another process has this block.
                continue;
            }
        }
        return null;
    }

    private int nextOfBlock() {
        for (int i = 1; i < BLOCK; i++) {
            last = last % (BLOCK - 1) + 1;
            int port = guard.getLocalPort() + last;
            if (isFree(port)) {
                return port;
            }
        }
        return 0;
    }

    private static boolean isFree(int port) {
        try (ServerSocket tcp = new ServerSocket(port, 1);
                DatagramSocket udp = new DatagramSocket(port)) {
            return tcp.isBound() && udp.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
