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
package org.openhab.aliyuniot.emulator.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.RawClient;
import org.openhab.aliyuniot.emulator.TestDevice;
import org.openhab.aliyuniot.emulator.Waiting;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;
import org.openhab.aliyuniot.emulator.message.SendResult;

@NonNullByDefault({})
class LimitsTest {
    private static final String PRODUCT = TestDevice.PRODUCT_KEY;
    private static final String DEVICE = "lamp01";

    @TempDir
    private Path data;

    @ParameterizedTest
    @CsvSource({"0,30", "1,10"})
    void aSecondHasRoomForSoManyMessages(int qos, int max) {
        DeviceLimits limits = new DeviceLimits();
        long start = Long.MAX_VALUE - 5;
        for (int i = 0; i < max; i++) {
            assertThat(limits.admitUplink(qos, start + i)).isTrue();
        }
        assertThat(limits.admitUplink(qos, start + TimeUnit.MILLISECONDS.toNanos(999)))
                .isFalse();
        assertThat(limits.admitUplink(1 - qos, start)).isTrue();
        assertThat(limits.admitUplink(qos, start + TimeUnit.SECONDS.toNanos(1))).isTrue();
        assertThat(limits.admitUplink(qos, start + TimeUnit.SECONDS.toNanos(1))).isFalse();
    }

    @Test
    void whatIsAboveTheLimitIsToldHowLongToWait() {
        RateLimit limit = RateLimit.perMinute(2);
        assertThat(limit.waitNanos(5)).isZero();
        assertThat(limit.admit(5)).isTrue();
        assertThat(limit.admit(10)).isTrue();
        assertThat(limit.waitNanos(15)).isEqualTo(TimeUnit.MINUTES.toNanos(1) - 10);
        assertThat(limit.admit(15)).isFalse();
        assertThat(limit.waitNanos(5 + TimeUnit.MINUTES.toNanos(1))).isZero();
    }

    /** By a client of its own, as Paho's may lose a connection to the end of the one before. */
    private static int connectCode(AliyunIotEmulator emulator) throws Exception {
        try (TestDevice device = TestDevice.of(emulator, DEVICE)) {
            return device.connectCode();
        }
    }

    @Test
    void theSixthConnectionWithinAMinuteIsRefusedWhenLimitsAreStrict() throws Exception {
        try (AliyunIotEmulator emulator =
                AliyunIotEmulator.start(configuration().withStrictLimits(true))) {
            for (int i = 0; i < 5; i++) {
                assertThat(connectCode(emulator)).isZero();
            }
            assertThat(connectCode(emulator)).isEqualTo(3);
            assertThat(state(emulator).lastProblem()).contains("5 connections a minute");
            assertThat(state(emulator).connects()).isEqualTo(5);
        }
    }

    @Test
    void aDeviceGetsFiftyMessagesASecondWhenLimitsAreStrict() throws Exception {
        try (AliyunIotEmulator emulator =
                        AliyunIotEmulator.start(configuration().withStrictLimits(true));
                TestDevice device = TestDevice.connected(emulator, DEVICE)) {
            device.client.subscribe(device.topic("user/get"), 1);
            long start = System.nanoTime();
            for (int i = 0; i < 120; i++) {
                assertThat(send(emulator, 1, Integer.toString(i))).isEqualTo(SendResult.SENT);
            }
            List<SendResult> once = IntStream.range(0, 60)
                    .mapToObj(i -> send(emulator, 0, "once"))
                    .toList();
            assertThat(once).contains(SendResult.LIMITED);
            Waiting.until(() -> device.arrived.stream()
                            .filter(entry -> !"once".equals(entry.getValue()))
                            .count()
                    == 120);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(1));
            assertThat(device.arrived)
                    .extracting(Map.Entry::getValue)
                    .filteredOn(text -> !"once".equals(text))
                    .isEqualTo(
                            IntStream.range(0, 120).mapToObj(Integer::toString).toList());
        }
    }

    @Test
    void aProductGetsOneBroadcastAMinuteWhenLimitsAreStrict() throws Exception {
        try (AliyunIotEmulator emulator =
                AliyunIotEmulator.start(configuration().withStrictLimits(true))) {
            byte[] payload = {1};
            emulator.devices().broadcast(PRODUCT, "news", payload);
            assertThatIllegalStateException()
                    .isThrownBy(() -> emulator.devices().broadcast(PRODUCT, "news", payload))
                    .withMessageContaining("a minute");
        }
    }

    @Test
    void aConnectionCarriesAMegabyteASecondWhenLimitsAreStrict() throws Exception {
        try (AliyunIotEmulator emulator =
                        AliyunIotEmulator.start(configuration().withStrictLimits(true));
                TestDevice device = TestDevice.connected(emulator, DEVICE)) {
            long start = System.nanoTime();
            for (int i = 0; i < 10; i++) {
                device.publish(device.topic("user/update"), new byte[256 * 1024], 0);
            }
            Waiting.until(() -> state(emulator).received() == 10);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(1));
        }
    }

    @Test
    void aDeviceThatIsSilentForOneAndAHalfTimesItsKeepAliveIsClosed() throws Exception {
        try (AliyunIotEmulator emulator =
                        AliyunIotEmulator.start(configuration().withMinKeepAliveSeconds(2));
                RawClient client = new RawClient(emulator)) {
            client.write(RawClient.connect(DEVICE, 2));
            client.awaitConnack();
            client.write(RawClient.subscribe("user/get"));
            Waiting.until(() -> !state(emulator).subscriptions().isEmpty());
            long start = System.nanoTime();
            // What the platform sends, even again and again, is no sign of life of the device.
            assertThat(send(emulator, 1, "unheard")).isEqualTo(SendResult.SENT);
            assertThat(client.awaitEnd()).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(2500));
            Waiting.until(() -> !state(emulator).online());
        }
    }

    @ParameterizedTest
    @CsvSource({"0,false", "0,true", "1,false", "1,true"})
    void excessIsDroppedSilentlyWhenLimitsAreStrict(int qos, boolean strict) throws Exception {
        int messages = 900;
        try (AliyunIotEmulator emulator =
                        AliyunIotEmulator.start(configuration().withStrictLimits(strict));
                TestDevice device = TestDevice.of(emulator, DEVICE)) {
            device.options.setMaxInflight(messages);
            device.client.connect(device.options);
            for (int i = 0; i < messages; i++) {
                device.publish(device.topic("user/update"), "x", qos);
            }
            Waiting.until(() -> state(emulator).received() + state(emulator).limited() == messages);
            Waiting.until(() -> device.client.getPendingDeliveryTokens().length == 0);
            assertThat(state(emulator).limited() > 0).isEqualTo(strict);
            assertThat(device.client.isConnected()).isTrue();
        }
    }

    @Test
    void aMessageIsSentAgainUntilItIsAcknowledged() throws Exception {
        try (AliyunIotEmulator emulator =
                        AliyunIotEmulator.start(configuration().withRetransmitSeconds(1));
                TestDevice device = TestDevice.of(emulator, DEVICE)) {
            device.client.setManualAcks(true);
            device.client.connect(device.options);
            device.client.subscribe(device.topic("user/get"), 1);
            for (int i = 0; i < 101; i++) {
                byte[] payload = Integer.toString(i).getBytes(StandardCharsets.UTF_8);
                emulator.device(PRODUCT, DEVICE).send("user/get", 1, payload);
            }
            Waiting.until(() -> device.arrived.size() >= 200);
            assertThat(device.arrived.subList(0, 200))
                    .extracting(entry -> Integer.parseInt(entry.getValue()))
                    .allMatch(number -> number < 100);
            assertThat(device.arrived.get(100).getValue()).isEqualTo("0");
        }
    }

    private static SendResult send(AliyunIotEmulator emulator, int qos, String payload) {
        return emulator.device(PRODUCT, DEVICE).send("user/get", qos, payload.getBytes(StandardCharsets.UTF_8));
    }

    private EmulatorConfiguration configuration() {
        return EmulatorConfiguration.in(data).withDevice(PRODUCT, DEVICE, TestDevice.SECRET);
    }

    private static DeviceState state(AliyunIotEmulator emulator) {
        return emulator.device(PRODUCT, DEVICE).state();
    }
}
