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
package org.openhab.binding.aliyuniot.link.transport.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;
import org.openhab.binding.aliyuniot.link.Fuzz;
import org.openhab.binding.aliyuniot.link.failure.ProtocolFailure;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.binding.aliyuniot.link.session.SessionState;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.openhab.binding.aliyuniot.link.transport.mqtt.packet.PacketReader;

/**
 * Streams of a hostile server, random and yet the same every time. 100,000 of them:
 * {@code mvn verify -pl bundles/org.openhab.binding.aliyuniot.link -Dtest=FuzzedStreamsTest
 * -Daliyuniot.fuzz.cases=100000}; {@code -Daliyuniot.fuzz.seed=42} makes others.
 */
@NonNullByDefault({})
class FuzzedStreamsTest {
    private static final Duration BOUND = Duration.ofMinutes(5);
    private static final int CASES = Integer.getInteger("aliyuniot.fuzz.cases", 3000);
    private static final long SEED = Long.getLong("aliyuniot.fuzz.seed", 1);

    /** What is sound, to be broken: CONNACK, PUBLISH of each kind, acknowledgements, PINGRESP. */
    private static final String[] SOUND = {
        "20020000",
        "320f000a2f706b2f646576312f61123478",
        "300600022f616869",
        "40020001",
        "9003000101",
        "b0020001",
        "d000",
        publish("/a1Abc123Def/dev002/user/get"),
        publish("/a1Abc123Def/dev001/user/get")
    };

    @TempDir
    Path folder;

    /** With a topic that the other device has subscribed, too. */
    private static String publish(String topic) {
        String hex = HexFormat.of().formatHex(topic.getBytes(StandardCharsets.UTF_8));
        return "30%02x%04x%s78".formatted(hex.length() / 2 + 3, hex.length() / 2, hex);
    }

    private static byte[] stream(Random random) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (int i = random.nextInt(12); i >= 0; i--) {
            byte[] packet = HexFormat.of().parseHex(Fuzz.oneOf(random, SOUND));
            switch (random.nextInt(8)) {
                case 0 -> packet[random.nextInt(packet.length)] = (byte) random.nextInt(256);
                case 1 -> packet[0] ^= (byte) (1 << random.nextInt(8));
                case 2 -> packet[1] = (byte) random.nextInt(256);
                case 3 -> random.nextBytes(packet);
                case 4 -> stream.write(random.nextInt(256));
                default -> {}
            }
            stream.write(packet, 0, random.nextInt(10) == 0 ? random.nextInt(packet.length) : packet.length);
        }
        return stream.toByteArray();
    }

    @Test
    void aStreamIsReadToItsEndOrRefusedWithASentence() {
        Fuzz.cases(random -> {
            byte[] stream = stream(random);
            List<String> whole = read(stream, stream.length);
            assertThat(whole.get(whole.size() - 1)).matches("end|The platform sent a packet that .*");
            assertThat(read(stream, 1 + random.nextInt(4))).isEqualTo(whole);
        });
    }

    private static List<String> read(byte[] stream, int pieces) throws Exception {
        PacketReader reader = new PacketReader(new ByteArrayInputStream(stream) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(pieces, length));
            }
        });
        List<String> packets = new ArrayList<>();
        try {
            while (true) {
                packets.add(reader.next().getClass().getSimpleName());
            }
        } catch (EOFException e) {
            packets.add("end");
        } catch (ProtocolFailure e) {
            packets.add(e.getMessage());
        }
        return packets;
    }

    @Test
    void neitherTheSessionNorAnotherDeviceIsHarmed() throws Exception {
        int connections = Math.max(20, CASES / 20);
        HostileServer hostile = new HostileServer((client, number) -> {
            client.connack();
            Random random = new Random((SEED + number) * 0x9E37_79B9_7F4A_7C15L);
            for (int i = 0; i < 4; i++) {
                client.send(stream(random));
            }
        });
        try (AliyunIotEmulator emulator = AliyunIotEmulator.start(EmulatorConfiguration.in(folder)
                        .withDevice(SessionBench.PRODUCT, "dev002", SessionBench.SECRET));
                hostile;
                SessionBench bench = new SessionBench("fuzz-test")) {
            DeviceSession healthy = bench.session(
                    "dev002", SessionBench.tcp(emulator.ports().tcp()), SessionBench.PATIENT, SessionBench.LONG);
            List<String> received = new CopyOnWriteArrayList<>();
            healthy.subscriptions()
                    .add(
                            new TopicFilter("/a1Abc123Def/dev002/user/get"),
                            Qos.AT_LEAST_ONCE,
                            message -> received.add(new String(message.payload(), StandardCharsets.UTF_8)));
            bench.online(healthy);
            DeviceSession attacked =
                    bench.session("dev001", SessionBench.tcp(hostile.port()), SessionBench.PATIENT, SessionBench.LONG);
            attacked.start();

            List<String> sent = new ArrayList<>();
            while (hostile.connections() < connections) {
                // The next connection comes by itself, and meanwhile the other device is served as ever.
                String payload = "message " + sent.size();
                sent.add(payload);
                emulator.device(SessionBench.PRODUCT, "dev002")
                        .send("user/get", 1, payload.getBytes(StandardCharsets.UTF_8));
                SessionBench.get(healthy.publish(SessionBench.message("dev002", payload, Qos.AT_LEAST_ONCE)));
            }

            await().atMost(BOUND).until(() -> received.size() >= sent.size());
            assertThat(received).isEqualTo(sent);
            assertThat(emulator.device(SessionBench.PRODUCT, "dev002")
                            .messages(0)
                            .size())
                    .isPositive();
            assertThat(healthy.state()).isEqualTo(SessionState.ONLINE);
            assertThat(healthy.statistics().reconnects()).isZero();
            assertThat(attacked.state()).isNotIn(SessionState.NEW, SessionState.CLOSED);
        }
    }
}
