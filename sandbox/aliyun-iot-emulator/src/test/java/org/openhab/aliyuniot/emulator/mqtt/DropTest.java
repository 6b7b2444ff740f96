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
package org.openhab.aliyuniot.emulator.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.Emulated;
import org.openhab.aliyuniot.emulator.RawClient;
import org.openhab.aliyuniot.emulator.TestDevice;
import org.openhab.aliyuniot.emulator.Waiting;
import org.openhab.aliyuniot.emulator.configuration.DeviceDefinition;
import org.openhab.aliyuniot.emulator.device.DeviceState;
import org.openhab.aliyuniot.emulator.fault.Fault;
import org.openhab.aliyuniot.emulator.message.SendResult;

@NonNullByDefault({})
class DropTest {
    private static final String PRODUCT = TestDevice.PRODUCT_KEY;
    private static final String DEVICE = "lamp01";
    private static final int CONNACK_BYTES = 4;

    @Emulated(devices = {DEVICE, "lamp02"})
    private static AliyunIotEmulator emulator;

    @Test
    void theLineIsCutAfterSoManyPacketsOfBothDirections() throws Exception {
        emulator.faults().add(PRODUCT, DEVICE, Fault.dropAfterPackets(2, 4));
        try (TestDevice device = TestDevice.connected(emulator, DEVICE);
                TestDevice other = TestDevice.connected(emulator, "lamp02")) {
            // CONNACK, SUBSCRIBE, SUBACK, and the first of these
            device.client.subscribe(device.topic("user/get"), 1);
            device.publish(device.topic("user/update"), "1", 0);
            Waiting.until(() -> !device.client.isConnected());
            assertThat(emulator.device(PRODUCT, DEVICE).messages(0)).hasSize(1);
            assertThat(state().lastProblem()).contains("cut after 4 packets");
            assertThat(emulator.faults().all())
                    .extracting(active -> active.fault().count())
                    .containsExactly(1);
            assertThat(device.connectCode()).isZero();
            for (int i = 2; i < 10 && device.client.isConnected(); i++) {
                device.publish(device.topic("user/update"), Integer.toString(i), 0);
            }
            Waiting.until(() -> !device.client.isConnected());
            assertThat(emulator.device(PRODUCT, DEVICE).messages(0)).hasSize(4);
            assertThat(emulator.faults().all()).isEmpty();
            assertThat(device.connectCode()).isZero();
            for (int i = 0; i < 10; i++) {
                device.publish(device.topic("user/update"), "more", 1);
            }
            Waiting.until(() -> emulator.device(PRODUCT, DEVICE).messages(0).size() == 14);
            assertThat(other.client.isConnected()).isTrue();
        }
    }

    @Test
    void aConnectionThatExistsAlreadyIsCutToo() throws Exception {
        try (RawClient client = new RawClient(emulator)) {
            client.write(RawClient.connect(DEVICE, 60));
            client.awaitConnack();
            client.write(RawClient.subscribe("user/get"));
            Waiting.until(() -> !state().subscriptions().isEmpty());
            emulator.faults().add(PRODUCT, DEVICE, Fault.dropAfterPackets(1, 1));
            assertThat(send("last")).isEqualTo(SendResult.SENT);
            send("too late");
            assertThat(new String(client.readToEnd(), StandardCharsets.UTF_8)).endsWith("last");
        }
    }

    @Test
    void theLineIsCutInTheMiddleOfAPacketToTheDevice() throws Exception {
        emulator.faults()
                .add(
                        PRODUCT,
                        DEVICE,
                        Fault.dropAfterBytes(1, CONNACK_BYTES + RawClient.subscribe("user/get").length + 5 + 7));
        try (RawClient client = new RawClient(emulator)) {
            client.write(RawClient.connect(DEVICE, 60));
            client.awaitConnack();
            client.write(RawClient.subscribe("user/get"));
            Waiting.until(() -> !state().subscriptions().isEmpty());
            send("a long message");
            byte[] rest = client.readToEnd();
            assertThat(rest).hasSize(5 + 7);
            assertThat(rest[5]).isEqualTo((byte) 0x32);
            assertThat(state().lastProblem()).contains("cut after");
        }
    }

    @Test
    void theLineIsCutInTheMiddleOfAPacketFromTheDevice() throws Exception {
        byte[] publish = RawClient.publish("user/update", "x".repeat(1000));
        emulator.faults().add(PRODUCT, DEVICE, Fault.dropAfterBytes(1, CONNACK_BYTES + publish.length + 30));
        try (RawClient client = new RawClient(emulator)) {
            client.write(RawClient.connect(DEVICE, 60));
            client.awaitConnack();
            client.write(publish);
            Waiting.until(() -> state().received() == 1);
            client.write(publish);
            assertThat(client.awaitEnd()).isTrue();
            assertThat(state().received()).isEqualTo(1);
            assertThat(emulator.faults().all()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "ssl", "ws"})
    void theTransportMakesNoDifference(String transport) throws Exception {
        emulator.faults().add(PRODUCT, DEVICE, Fault.dropAfterBytes(0, 1000));
        int port = "tcp".equals(transport)
                ? emulator.ports().tcp()
                : "ssl".equals(transport)
                        ? emulator.ports().tls()
                        : emulator.ports().ws();
        String mode = "ssl".equals(transport) ? "2" : "3";
        try (TestDevice device = new TestDevice(
                transport + "://localhost:" + port + ("ws".equals(transport) ? "/mqtt" : ""),
                DEVICE + "|securemode=" + mode + ",signmethod=hmacsha256|",
                DEVICE + "&" + PRODUCT,
                TestDevice.sign(DEVICE, DEVICE, TestDevice.SECRET))) {
            if ("ssl".equals(transport)) {
                device.options.setSocketFactory(TestDevice.trusting(emulator.caCertificate(), "TLS"));
            }
            for (int i = 1; i <= 3; i++) {
                int before = i - 1;
                assertThat(device.connectCode()).isZero();
                device.publish(device.topic("user/update"), "x".repeat(900), 0);
                Waiting.until(() -> state().received() == before + 1);
                assertThat(device.client.isConnected()).isTrue();
                device.publish(device.topic("user/update"), "x".repeat(900), 0);
                Waiting.until(() -> !device.client.isConnected());
                assertThat(state().received()).isEqualTo(i);
            }
        }
    }

    @Test
    void theLineIsCutAtRandomTimesUntilThatEnds() throws Exception {
        long id = emulator.faults().add(PRODUCT, DEVICE, Fault.dropAtRandom(0, Duration.ofMillis(300), 42));
        try (TestDevice device = TestDevice.of(emulator, DEVICE)) {
            Waiting.until(() -> {
                // A refusal is welcome: the line may be cut before CONNACK arrives.
                device.connectCode();
                return state().connects() >= 5;
            });
            Waiting.until(() -> !device.client.isConnected());
            assertThat(state().lastProblem()).contains("cut after");
            emulator.faults().remove(id);
            assertThat(device.connectCode()).isZero();
            device.client.subscribe(device.topic("user/get"), 1);
            send("alive");
            Waiting.until(() -> !device.arrived.isEmpty());
        }
    }

    @Test
    void theSameSeedGivesTheSameTimes() throws Exception {
        Fault fault = Fault.dropAtRandom(1, Duration.ofMillis(200), 7);
        assertThat(problemOfTheFirstConnection(fault)).isEqualTo(problemOfTheFirstConnection(fault));
    }

    private String problemOfTheFirstConnection(Fault fault) throws Exception {
        emulator.faults().removeAll();
        emulator.devices().add(new DeviceDefinition(PRODUCT, DEVICE, TestDevice.SECRET));
        emulator.faults().add(PRODUCT, DEVICE, fault);
        try (RawClient client = new RawClient(emulator)) {
            client.write(RawClient.connect(DEVICE, 60));
            assertThat(client.awaitEnd()).isTrue();
            return state().lastProblem();
        }
    }

    private static DeviceState state() {
        return emulator.device(PRODUCT, DEVICE).state();
    }

    private static SendResult send(String payload) {
        return emulator.device(PRODUCT, DEVICE).send("user/get", 1, payload.getBytes(StandardCharsets.UTF_8));
    }
}
