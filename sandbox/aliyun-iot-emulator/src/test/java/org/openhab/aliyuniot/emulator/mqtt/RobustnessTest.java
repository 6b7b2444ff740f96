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

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.management.ObjectName;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.Emulated;
import org.openhab.aliyuniot.emulator.RawClient;
import org.openhab.aliyuniot.emulator.TestDevice;
import org.openhab.aliyuniot.emulator.Waiting;
import org.openhab.aliyuniot.emulator.configuration.DeviceDefinition;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;
import org.openhab.aliyuniot.emulator.device.DeviceState;

@NonNullByDefault({})
class RobustnessTest {
    private static final String PRODUCT = TestDevice.PRODUCT_KEY;
    private static final String DEVICE = "lamp01";
    private static final int DEVICES = 1000;
    private static final int CASES = 400;
    private static final long SEED = 20_240_607;

    @Emulated(
            devices = {DEVICE, "bystander"},
            configuration = "withManyDevices")
    private static AliyunIotEmulator emulator;

    private static EmulatorConfiguration withManyDevices(EmulatorConfiguration usual) {
        return usual.withDevices(Stream.iterate(0, i -> i + 1)
                .limit(DEVICES)
                .map(i -> new DeviceDefinition(PRODUCT, "many" + i, TestDevice.SECRET))
                .toList());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', textBlock = """
                    packet type 0;                             0000
                    packet type 15 without payload;            f000
                    CONNACK from a client;                     20020000
                    SUBACK from a client;                      9003000100
                    UNSUBACK from a client;                    b0020001
                    PINGRESP from a client;                    d000
                    PUBLISH with QoS 3;                        36050001610001
                    PUBLISH with packet id 0;                  32050001610000
                    PUBLISH without topic;                     30020000
                    PUBLISH with broken UTF-8 in the topic;    30040002c328
                    PUBLISH with a wildcard in the topic;      3003000123
                    SUBSCRIBE with wrong flags;                80060001000161 00
                    SUBSCRIBE without filters;                 82020001
                    SUBSCRIBE with packet id 0;                820600000001 6100
                    SUBSCRIBE with QoS 3;                      820600010001 6103
                    UNSUBSCRIBE with wrong flags;              a005000100 0161
                    UNSUBSCRIBE without filters;               a2020001
                    remaining length of five bytes;            30ffffffff7f
                    a packet of 256 MB;                        30ffffff7f0000
                    a packet of 1 MB;                          30808040
                    """)
    void aBrokenPacketClosesTheConnection(String what, String hexadecimal) throws Exception {
        try (TestDevice bystander = TestDevice.connected(emulator, "bystander");
                RawClient client = connected()) {
            client.write(HexFormat.of().parseHex(hexadecimal.replace(" ", "")));
            assertThat(client.awaitEnd()).isTrue();
            Waiting.until(() -> !state().online());
            assertAlive(bystander);
        }
    }

    @Test
    void aSecondConnectClosesTheConnection() throws Exception {
        try (RawClient client = connected()) {
            client.write(RawClient.connect(DEVICE, 60));
            assertThat(client.awaitEnd()).isTrue();
            Waiting.until(() -> !state().online());
        }
    }

    @ParameterizedTest
    @CsvSource({"30030001 61", "c000", "e000", "820600010001 6100"})
    void whateverComesBeforeConnectClosesTheConnection(String hexadecimal) throws Exception {
        try (RawClient client = new RawClient(emulator)) {
            client.write(HexFormat.of().parseHex(hexadecimal.replace(" ", "")));
            assertThat(client.awaitEnd()).isTrue();
        }
    }

    @Test
    void randomBytesAndDamagedPacketsHarmNobody() throws Exception {
        Random random = new Random(SEED);
        byte[] connect = RawClient.connect(DEVICE, 60);
        try (TestDevice bystander = TestDevice.connected(emulator, "bystander")) {
            for (int i = 0; i < CASES; i++) {
                try (RawClient client = new RawClient(emulator)) {
                    client.write(hostile(random, connect));
                    client.socket.shutdownOutput();
                    assertThat(client.awaitEnd()).as("case " + i).isTrue();
                } catch (IOException e) {
                    // The emulator was faster with closing than the client with writing.
                    assertThat(e).as("case " + i).hasMessageNotContaining("timed out");
                }
            }
            Waiting.until(() -> !state().online());
            assertAlive(bystander);
        }
    }

    @Test
    void whoConnectsAndSaysNothingIsClosedOnEveryPort() throws Exception {
        List<RawClient> silent = new ArrayList<>();
        try {
            for (int port : new int[] {
                emulator.ports().tcp(),
                emulator.ports().tls(),
                emulator.ports().ws(),
                emulator.ports().wss()
            }) {
                silent.add(new RawClient(port));
            }
            assertThat(silent).allMatch(RawClient::awaitEnd);
        } finally {
            for (RawClient client : silent) {
                client.close();
            }
        }
    }

    @Test
    void aThousandDevicesConnectAtOnceAndLeaveNothingBehind() throws Exception {
        long before = instances();
        List<RawClient> clients = new ArrayList<>();
        try {
            for (int i = 0; i < DEVICES; i++) {
                RawClient client = new RawClient(emulator);
                clients.add(client);
                client.write(RawClient.connect("many" + i, 60));
            }
            for (RawClient client : clients) {
                client.awaitConnack();
            }
            assertThat(online()).isEqualTo(DEVICES);
            assertThat(instances()).isGreaterThanOrEqualTo(DEVICES);
        } finally {
            for (RawClient client : clients) {
                client.close();
            }
        }
        Waiting.until(() -> online() == 0);
        Waiting.until(() -> instances() <= before);
    }

    /** Random bytes, a damaged CONNECT, or a sound one with something damaged behind it. */
    private static byte[] hostile(Random random, byte[] connect) throws IOException {
        int kind = random.nextInt(3);
        byte[] tail = random.nextBoolean() ? RawClient.subscribe("user/get") : RawClient.publish("user/update", "x");
        if (kind == 0) {
            byte[] bytes = new byte[1 + random.nextInt(2000)];
            random.nextBytes(bytes);
            return bytes;
        }
        byte[] bytes = new byte[connect.length + tail.length];
        System.arraycopy(connect, 0, bytes, 0, connect.length);
        System.arraycopy(tail, 0, bytes, connect.length, tail.length);
        int from = kind == 1 ? 0 : connect.length;
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            bytes[from + random.nextInt(bytes.length - from)] = (byte) random.nextInt(256);
        }
        return Arrays.copyOf(bytes, bytes.length - random.nextInt(tail.length));
    }

    private static void assertAlive(TestDevice device) throws Exception {
        long before = emulator.device(PRODUCT, device.deviceName).state().received();
        device.client.subscribe(device.topic("user/get"), 1);
        device.publish(device.topic("user/update"), "alive", 1);
        emulator.device(PRODUCT, device.deviceName).send("user/get", 1, "alive".getBytes(StandardCharsets.UTF_8));
        Waiting.until(() -> !device.arrived.isEmpty()
                && emulator.device(PRODUCT, device.deviceName).state().received() > before);
    }

    /** Live connections on the heap; counting collects the garbage first. */
    private static long instances() throws Exception {
        String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        return histogram
                .lines()
                .map(String::strip)
                .filter(line -> line.contains(" " + DeviceConnection.class.getName())
                        && !line.contains(DeviceConnection.class.getName() + "$"))
                .mapToLong(line -> Long.parseLong(line.split("\\s+")[1]))
                .sum();
    }

    private static long online() {
        return emulator.devices().all().stream().filter(DeviceState::online).count();
    }

    private static RawClient connected() throws Exception {
        RawClient client = new RawClient(emulator);
        client.write(RawClient.connect(DEVICE, 60));
        client.awaitConnack();
        return client;
    }

    private static DeviceState state() {
        return emulator.device(PRODUCT, DEVICE).state();
    }
}
