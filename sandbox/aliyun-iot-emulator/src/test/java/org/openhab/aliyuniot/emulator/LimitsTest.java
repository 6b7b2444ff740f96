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
package org.openhab.aliyuniot.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NonNullByDefault({})
class LimitsTest {
    private static final String PRODUCT = TestDevice.PRODUCT_KEY;
    private static final String DEVICE = "lamp01";

    @TempDir
    private Path data;

    @ParameterizedTest
    @CsvSource({"0,30", "1,10"})
    void aSecondHasRoomForSoManyMessages(int qos, int max) {
        UplinkLimit limit = new UplinkLimit();
        long start = Long.MAX_VALUE - 5;
        for (int i = 0; i < max; i++) {
            assertThat(limit.admit(qos, start + i)).isTrue();
        }
        assertThat(limit.admit(qos, start + TimeUnit.MILLISECONDS.toNanos(999))).isFalse();
        assertThat(limit.admit(1 - qos, start)).isTrue();
        assertThat(limit.admit(qos, start + TimeUnit.SECONDS.toNanos(1))).isTrue();
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
                emulator.send(PRODUCT, DEVICE, "user/get", 1, payload);
            }
            Waiting.until(() -> device.arrived.size() >= 200);
            assertThat(device.arrived.subList(0, 200))
                    .extracting(entry -> Integer.parseInt(entry.getValue()))
                    .allMatch(number -> number < 100);
            assertThat(device.arrived.get(100).getValue()).isEqualTo("0");
        }
    }

    private EmulatorConfiguration configuration() {
        return EmulatorConfiguration.in(data).withDevice(PRODUCT, DEVICE, TestDevice.SECRET);
    }

    private static DeviceState state(AliyunIotEmulator emulator) {
        return emulator.device(PRODUCT, DEVICE).orElseThrow();
    }
}
