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

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;

@NonNullByDefault({})
class FreePortsTest {
    private static final int OUTGOING = 32_768;

    @TempDir
    Path folder;

    @Test
    void noneIsOneOfOutgoingConnections() throws Exception {
        try (AliyunIotEmulator emulator = AliyunIotEmulator.start(EmulatorConfiguration.in(folder))) {
            assertThat(Set.of(
                            emulator.ports().tcp(),
                            emulator.ports().tls(),
                            emulator.ports().ws(),
                            emulator.ports().wss(),
                            emulator.ports().rest(),
                            emulator.ports().files(),
                            emulator.ports().coapDtls(),
                            emulator.ports().coapSymmetric(),
                            emulator.ports().coapPlain(),
                            emulator.ports().https(),
                            emulator.ports().tlsPsk()))
                    .allSatisfy(port -> assertThat(port).isBetween(10_241, OUTGOING - 1));
        }
    }

    @Test
    void whatWasGivenOutComesLastAndWhatIsTakenNever() throws Exception {
        Set<Integer> given = new HashSet<>();
        int taken = FreePorts.next();
        try (ServerSocket listening = new ServerSocket(taken, 1, InetAddress.getLoopbackAddress())) {
            int port = FreePorts.next();
            while (given.add(port)) {
                port = FreePorts.next();
            }
            assertThat(given).doesNotContain(taken, listening.getLocalPort(), 0).hasSizeGreaterThan(200);
        }
    }
}
