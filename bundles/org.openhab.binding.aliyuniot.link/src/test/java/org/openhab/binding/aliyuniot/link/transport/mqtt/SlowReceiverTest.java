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

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.transport.Qos;

/** A receiver that takes its time, such as a script of the user's that waits for something. */
@NonNullByDefault({})
@Timeout(120)
class SlowReceiverTest {
    private static final Duration BOUND = SessionBench.BOUND;
    private static final int FLOOD = 160;
    private static final int FLOOD_PAYLOAD = 16 * 1024;

    @TempDir
    Path folder;

    private static TopicFilter get(String device) {
        return new TopicFilter("/a1Abc123Def/" + device + "/user/get");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void isWaitedForWithoutLossWhileItsConnectionStaysAlive() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger pings = new AtomicInteger();
        AtomicInteger acknowledged = new AtomicInteger();
        List<String> published = new CopyOnWriteArrayList<>();
        try (HostileServer server = new HostileServer((client, number) -> {
                    client.connack();
                    client.answer(client.receive());
                    Thread flood = new Thread(() -> flood(client));
                    flood.setDaemon(true);
                    flood.start();
                    while (true) {
                        byte[] packet = client.receive();
                        switch ((packet[0] & 0xff) >> 4) {
                            case 12 -> pings.incrementAndGet();
                            case 4 -> acknowledged.incrementAndGet();
                            case 3 -> published.add(HostileServer.payload(packet));
                            default -> {}
                        }
                    }
                });
                SessionBench bench = new SessionBench("slow-receiver-test")) {
            DeviceSession session = bench.session(
                    "dev001", SessionBench.tcp(server.port()), SessionBench.PATIENT, Duration.ofSeconds(3));
            List<Integer> received = new CopyOnWriteArrayList<>();
            session.subscriptions().add(get("dev001"), Qos.AT_LEAST_ONCE, message -> {
                received.add((int) message.payload()[0] & 0xff);
                awaitQuietly(release);
            });
            bench.online(session);
            await().atMost(BOUND).until(() -> received.size() == 1);

            // More than two of them: the answer to the first one is behind what the reader does not take yet.
            await().atMost(BOUND).until(() -> pings.get() > 2);
            session.publish(SessionBench.message("dev001", "meanwhile", Qos.AT_LEAST_ONCE));
            await().atMost(BOUND).until(() -> published.contains("meanwhile"));
            assertThat(received).hasSize(1);
            assertThat(acknowledged).hasValue(0);

            release.countDown();
            await().atMost(BOUND).until(() -> acknowledged.get() == FLOOD);
            assertThat(received).isEqualTo(IntStream.range(0, FLOOD).boxed().toList());
            assertThat(bench.failures).isEmpty();
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    /** More than a connection takes in for a receiver that is busy. */
    private static void flood(HostileServer.Client client) {
        byte[] topic = get("dev001").value().getBytes(StandardCharsets.UTF_8);
        int length = 2 + topic.length + 2 + FLOOD_PAYLOAD;
        try {
            for (int i = 0; i < FLOOD; i++) {
                byte[] packet = new byte[4 + length];
                packet[0] = 0x32;
                packet[1] = (byte) (length & 0x7f | 0x80);
                packet[2] = (byte) (length >> 7 & 0x7f | 0x80);
                packet[3] = (byte) (length >> 14);
                packet[5] = (byte) topic.length;
                System.arraycopy(topic, 0, packet, 6, topic.length);
                packet[6 + topic.length] = (byte) 1;
                packet[7 + topic.length] = (byte) i;
                packet[8 + topic.length] = (byte) i;
                client.send(packet);
            }
        } catch (java.io.IOException e) {
            // The test notices by itself.
        }
    }

    @Test
    void doesNotDelayOtherDevices() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        try (AliyunIotEmulator emulator = AliyunIotEmulator.start(EmulatorConfiguration.in(folder)
                        .withDevice(SessionBench.PRODUCT, "dev001", SessionBench.SECRET)
                        .withDevice(SessionBench.PRODUCT, "dev002", SessionBench.SECRET));
                SessionBench bench = new SessionBench("slow-receiver-test")) {
            DeviceSession slow = bench.session(
                    "dev001", SessionBench.tcp(emulator.ports().tcp()), SessionBench.PATIENT, SessionBench.LONG);
            DeviceSession other = bench.session(
                    "dev002", SessionBench.tcp(emulator.ports().tcp()), SessionBench.PATIENT, SessionBench.LONG);
            List<String> slowly = new CopyOnWriteArrayList<>();
            List<String> quickly = new CopyOnWriteArrayList<>();
            slow.subscriptions().add(get("dev001"), Qos.AT_LEAST_ONCE, message -> {
                slowly.add(new String(message.payload(), StandardCharsets.UTF_8));
                awaitQuietly(release);
            });
            other.subscriptions()
                    .add(
                            get("dev002"),
                            Qos.AT_LEAST_ONCE,
                            message -> quickly.add(new String(message.payload(), StandardCharsets.UTF_8)));
            bench.online(slow);
            bench.online(other);
            List<String> sent =
                    IntStream.range(0, 50).mapToObj(Integer::toString).toList();
            for (String payload : sent) {
                for (String device : List.of("dev001", "dev002")) {
                    emulator.device(SessionBench.PRODUCT, device)
                            .send("user/get", 1, payload.getBytes(StandardCharsets.UTF_8));
                }
            }
            await().atMost(BOUND).until(() -> quickly.size() == sent.size());
            SessionBench.get(other.publish(SessionBench.message("dev002", "of the other", Qos.AT_LEAST_ONCE)));
            SessionBench.get(slow.publish(SessionBench.message("dev001", "its own", Qos.AT_LEAST_ONCE)));
            assertThat(slowly).hasSize(1);

            release.countDown();
            await().atMost(BOUND).until(() -> slowly.size() == sent.size());
            assertThat(slowly).isEqualTo(sent);
            assertThat(quickly).isEqualTo(sent);
        } finally {
            release.countDown();
        }
    }

    @Test
    void aReceiverThatFailsBadlyIsCalledAgain() throws Exception {
        try (AliyunIotEmulator emulator = AliyunIotEmulator.start(EmulatorConfiguration.in(folder)
                        .withDevice(SessionBench.PRODUCT, "dev001", SessionBench.SECRET));
                SessionBench bench = new SessionBench("slow-receiver-test")) {
            DeviceSession session = bench.session(
                    "dev001", SessionBench.tcp(emulator.ports().tcp()), SessionBench.PATIENT, SessionBench.LONG);
            AtomicInteger calls = new AtomicInteger();
            session.subscriptions().add(get("dev001"), Qos.AT_LEAST_ONCE, message -> {
                calls.incrementAndGet();
                throw new NoClassDefFoundError("for the test");
            });
            bench.online(session);
            for (int i = 0; i < 3; i++) {
                emulator.device(SessionBench.PRODUCT, "dev001").send("user/get", 1, new byte[1]);
            }
            await().atMost(BOUND).until(() -> calls.get() == 3);
            SessionBench.get(session.publish(SessionBench.message("dev001", "alive", Qos.AT_LEAST_ONCE)));
        }
    }
}
