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
package org.openhab.binding.aliyuniot.link.transport.coap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;
import org.openhab.aliyuniot.emulator.message.ReceivedMessage;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.transport.coap.endpoint.CoapConnectors;
import org.openhab.binding.aliyuniot.link.transport.coap.endpoint.CoapSecurity;
import org.openhab.binding.aliyuniot.link.transport.coap.endpoint.CoapSettings;
import org.openhab.binding.aliyuniot.link.transport.coap.endpoint.CoapTimeouts;
import org.openhab.binding.aliyuniot.link.transport.coap.secure.SequenceStore;

/** DTLS with pre-shared keys, and the emulator. */
@NonNullByDefault({})
class CoapWithKeysTest {
    private static final DeviceIdentity OTHER = DeviceIdentity.of("a1Abc123Def", "dev002");
    /** Another secret than the one that devices of the tests have. */
    private static final DeviceIdentity DIFFERING = DeviceIdentity.of("a1Abc123Def", "dev003");

    private static final DeviceIdentity UNKNOWN = DeviceIdentity.of("a1Abc123Def", "dev999");

    private static final CoapTimeouts TIMEOUTS = CoapBench.timeouts(Duration.ofSeconds(2));

    @TempDir
    Path folder;

    private AliyunIotEmulator emulator;
    private CoapBench bench;

    @BeforeEach
    void start() throws Exception {
        emulator = AliyunIotEmulator.start(EmulatorConfiguration.in(folder)
                .withCoapPorts(0, 0, 0)
                .withDevice("a1Abc123Def", "dev001", CoapBench.SECRET.value())
                .withDevice("a1Abc123Def", "dev002", CoapBench.SECRET.value())
                .withDevice("a1Abc123Def", "dev003", "another"));
        bench = new CoapBench();
    }

    @AfterEach
    void stop() {
        bench.close();
        emulator.close();
    }

    private CoapBench.Device open(DeviceIdentity identity, int port) {
        return bench.open(
                identity,
                new CoapSettings(
                        CoapSecurity.DTLS_PSK,
                        "localhost",
                        port,
                        TrustAnchors.ofRuntime(),
                        CoapSettings.DOCUMENTED_TOKEN_OPTION),
                TIMEOUTS,
                SequenceStore.NONE);
    }

    /** Each shows its own key, so each has a line of its own. */
    @Test
    void devicesReportWithTheirOwnKeys() throws Exception {
        for (DeviceIdentity identity : new DeviceIdentity[] {CoapBench.IDENTITY, OTHER}) {
            CoapBench.Device device = open(identity, emulator.ports().coapDtls());
            CoapBench.get(device.opened);
            CoapBench.get(device.publish(CoapBench.message(
                    "/a1Abc123Def/" + identity.deviceName() + "/user/update", "of " + identity.deviceName())));
            assertThat(emulator.device("a1Abc123Def", identity.deviceName().value())
                            .messages(0))
                    .extracting(ReceivedMessage::text)
                    .containsExactly("of " + identity.deviceName());
        }
        assertThat(CoapConnectors.of(bench.runtime).openSockets()).isEqualTo(2);
    }

    @Test
    void anUnknownDeviceIsRefusedInTheHandshake() throws Exception {
        CoapBench.Device device = open(UNKNOWN, emulator.ports().coapDtls());
        assertThat(CoapBench.get(device.closed).reason()).isEqualTo(LinkFailure.Reason.PRE_SHARED_KEY);
    }

    /** The server drops what it cannot decrypt without a word. */
    @Test
    void anotherSecretIsFoundOutInTheHandshake() throws Exception {
        CoapBench.Device device = open(DIFFERING, emulator.ports().coapDtls());
        assertThat(CoapBench.get(device.closed).reason()).isEqualTo(LinkFailure.Reason.PRE_SHARED_KEY);
    }

    @Test
    void aServerWithCertificatesOnlyIsNamedAsSuch() throws Exception {
        ServerIdentity identity = ServerIdentity.in(folder, "dns:localhost");
        try (AnsweringServer server = AnsweringServer.dtls(identity)) {
            CoapBench.Device device = open(CoapBench.IDENTITY, server.port());
            assertThat(CoapBench.get(device.closed).reason()).isEqualTo(LinkFailure.Reason.NO_PRE_SHARED_KEY);
        }
    }

    @Test
    void nobodyThereIsNoQuestionOfTheKey() throws Exception {
        try (DatagramSocket silent = new DatagramSocket()) {
            CoapBench.Device device = open(CoapBench.IDENTITY, silent.getLocalPort());
            assertThat(CoapBench.get(device.closed).reason()).isEqualTo(LinkFailure.Reason.TIMEOUT);
        }
    }
}
