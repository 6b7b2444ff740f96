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
package org.openhab.binding.aliyuniot.benchmarks.program;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;

/** A port of this machine for a server that runs as a process of its own. */
@NonNullByDefault({})
public final class LocalPort {
    private static final Duration START_LIMIT = Duration.ofSeconds(10);
    private static final int CONNECT_MILLIS = 200;

    private LocalPort() {}

    public static int free() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    /** Waits until a server takes connections; false if it does not, or has ended. */
    public static boolean isServedBy(Process server, int port) throws InterruptedException {
        long last = System.nanoTime() + START_LIMIT.toNanos();
        while (server.isAlive() && System.nanoTime() < last) {
            try (Socket probe = new Socket()) {
                probe.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
                return server.isAlive();
            } catch (IOException e) {
                server.waitFor(CONNECT_MILLIS, TimeUnit.MILLISECONDS);
            }
        }
        return false;
    }
}
