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
package org.openhab.aliyuniot.emulator.alink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.Emulated;
import org.openhab.aliyuniot.emulator.TestDevice;
import org.openhab.aliyuniot.emulator.Waiting;
import org.openhab.aliyuniot.emulator.call.RrpcException;
import org.openhab.aliyuniot.emulator.call.ServiceReply;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;
import org.openhab.aliyuniot.emulator.configuration.ProductDefinition;
import org.openhab.aliyuniot.emulator.thingmodel.RawCodec;

@NonNullByDefault({})
class RawProductTest {
    private static final String PRODUCT = TestDevice.PRODUCT_KEY;
    private static final String DEVICE = "lamp01";

    @Emulated(devices = DEVICE, configuration = "withFrames")
    private static AliyunIotEmulator emulator;

    private static EmulatorConfiguration withFrames(EmulatorConfiguration usual) {
        return usual.withProduct(ProductDefinition.of(PRODUCT).withCodec(new Frames()));
    }

    @Test
    void bytesOfADeviceBecomePropertiesAndTheReplyBytes() throws Exception {
        try (TestDevice device = TestDevice.connected(emulator, DEVICE)) {
            device.publish(device.system("thing/model/up_raw"), new byte[] {'p', 42}, 0);
            Waiting.until(() -> device.payloads.size() == 1);
            assertThat(device.arrived.get(0).getKey()).isEqualTo(device.system("thing/model/up_raw_reply"));
            assertThat(device.payloads.get(0)).containsExactly('r');
            assertThat(emulator.thing(PRODUCT, DEVICE).properties().get("Level").value())
                    .isEqualTo("42");
        }
    }

    @ParameterizedTest
    @CsvSource({"down_raw_reply", "up_raw"})
    void aSetReachesTheDeviceAsBytesAndIsRepliedToWithBytes(String reply) throws Exception {
        try (TestDevice device = TestDevice.connected(emulator, DEVICE)) {
            CompletableFuture<ServiceReply> set = CompletableFuture.supplyAsync(() -> {
                try {
                    return emulator.thing(PRODUCT, DEVICE).set("{\"Level\":7}", Duration.ofSeconds(8));
                } catch (RrpcException e) {
                    throw new CompletionException(e);
                }
            });
            Waiting.until(() -> device.payloads.size() == 1);
            assertThat(device.arrived.get(0).getKey()).isEqualTo(device.system("thing/model/down_raw"));
            byte[] frame = device.payloads.get(0);
            assertThat(frame).hasSize(2).startsWith('s');
            device.publish(device.system("thing/model/" + reply), new byte[] {'a', frame[1]}, 0);
            assertThat(set.get(20, TimeUnit.SECONDS)).isEqualTo(new ServiceReply(200, "{}"));
        }
    }

    @ParameterizedTest
    @CsvSource({"n,6450", "x,26002", "j,6207", "e,6201"})
    void mistakesOfTheCodecAreAnsweredWithTheirCodes(String frame, int code) throws Exception {
        try (TestDevice device = TestDevice.connected(emulator, DEVICE)) {
            device.publish(device.system("thing/model/up_raw"), frame, 0);
            Waiting.until(() -> device.arrived.size() == 1);
            assertThat(device.arrived.get(0).getValue()).contains("\"code\":" + code + ",");
        }
    }

    @Test
    void whatTheCodecMakesNothingOfIsNotSent() throws Exception {
        try (TestDevice device = TestDevice.connected(emulator, DEVICE)) {
            assertThatExceptionOfType(RrpcException.class)
                    .isThrownBy(() -> emulator.thing(PRODUCT, DEVICE).call("Blink", "{}", Duration.ofSeconds(8)))
                    .withMessageContaining("codec");
            assertThat(device.client.isConnected()).isTrue();
        }
    }

    /** A letter, and a number in one byte. */
    private static final class Frames implements RawCodec {
        @Override
        public Optional<String> toAlink(byte[] raw) {
            return switch (raw[0]) {
                case 'p' ->
                    Optional.of("{\"id\":\"1\",\"method\":\"thing.event.property.post\",\"params\":{\"Level\":" + raw[1]
                            + "}}");
                case 'a' -> Optional.of("{\"id\":\"" + raw[1] + "\",\"code\":200,\"data\":{}}");
                case 'n' -> Optional.of("{}");
                case 'j' -> Optional.of("[");
                case 'e' -> Optional.empty();
                default -> throw new IllegalStateException("a frame that nobody knows");
            };
        }

        @Override
        public Optional<byte[]> toRaw(String alink) {
            if (alink.contains("\"code\":200")) {
                return Optional.of(new byte[] {'r'});
            }
            String id = alink.replaceFirst(".*\"id\":\"([0-9]+)\".*", "$1");
            return alink.contains("property.set")
                    ? Optional.of(new byte[] {'s', Byte.parseByte(id)})
                    : Optional.empty();
        }
    }
}
