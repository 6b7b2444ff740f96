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
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.binding.aliyuniot.link.session.SessionState;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;

/**
 * Deadlocks and leaks that users of Eclipse Paho's own Java client report in its tracker, eclipse/paho.mqtt.java, and
 * that sessions do not have.
 */
@NonNullByDefault({})
@Timeout(120)
class TroublesOfOtherClientsTest {
    private static final String THREADS = "troubles-test";
    private static final Duration BOUND = SessionBench.BOUND;
    private static final Duration LONG = SessionBench.LONG;
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final TopicFilter GET = new TopicFilter("/a1Abc123Def/dev001/user/get");

    private final SessionBench bench = new SessionBench(THREADS);

    @TempDir
    Path folder;

    private AutoCloseable server = () -> {};

    @AfterEach
    void stop() throws Exception {
        bench.close();
        server.close();
    }

    private DeviceSession session(HostileServer hostile, MqttTimeouts timeouts) {
        server = hostile;
        return bench.session("dev001", SessionBench.tcp(hostile.port()), timeouts, LONG);
    }

    private AliyunIotEmulator emulator() throws Exception {
        AliyunIotEmulator emulator = AliyunIotEmulator.start(
                EmulatorConfiguration.in(folder).withDevice(SessionBench.PRODUCT, "dev001", SessionBench.SECRET));
        server = emulator;
        return emulator;
    }

    private DeviceSession session(AliyunIotEmulator emulator) {
        return bench.session("dev001", SessionBench.tcp(emulator.ports().tcp()), SessionBench.PATIENT, LONG);
    }

    private static void send(AliyunIotEmulator emulator, String topic, String payload) {
        emulator.device(SessionBench.PRODUCT, "dev001").send(topic, 1, payload.getBytes(StandardCharsets.UTF_8));
    }

    // Issue 207: stopping the sender deadlocks when it is stopped from, or stuck in, sending.
    @Test
    void closingEndsWhileAWriteHangs() throws Exception {
        DeviceSession session = bench.online(session(
                new HostileServer((client, number) -> {
                    client.connack();
                    client.fallSilent();
                }),
                new MqttTimeouts(LONG, SHORT, LONG, SHORT)));
        String large = "x".repeat(Message.MAX_PAYLOAD_BYTES);
        List<CompletionStage<Message>> outcomes = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            outcomes.add(session.publish(SessionBench.message("dev001", large, Qos.AT_MOST_ONCE)));
        }

        SessionBench.get(session.close());

        // More than the line takes, so that one of them hung and those behind it never left.
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> SessionBench.get(outcomes.get(199)))
                .withCauseInstanceOf(NetworkFailure.class);
        for (CompletionStage<Message> outcome : outcomes) {
            SessionBench.get(outcome.handle((done, failure) -> true));
        }
    }

    // Issue 310: publishing from the callback of a received message freezes the thread that receives.
    @ParameterizedTest
    @EnumSource(Qos.class)
    void aReceiverMayWaitForWhatItPublishes(Qos qos) throws Exception {
        AliyunIotEmulator emulator = emulator();
        DeviceSession session = session(emulator);
        List<String> outcomes = new CopyOnWriteArrayList<>();
        session.subscriptions().add(GET, Qos.AT_LEAST_ONCE, received -> {
            try {
                outcomes.add(SessionBench.get(session.publish(new Message(
                                SessionBench.message("dev001", "", qos).topic(), received.payload(), qos)))
                        .toString());
            } catch (ExecutionException | InterruptedException e) {
                outcomes.add(e.toString());
            }
        });
        bench.online(session);
        for (int i = 0; i < 5; i++) {
            send(emulator, "user/get", "question " + i);
        }

        await().atMost(BOUND).until(() -> outcomes.size() == 5);
        await().atMost(BOUND)
                .untilAsserted(() -> assertThat(
                                emulator.device(SessionBench.PRODUCT, "dev001").messages(0))
                        .extracting(message -> new String(message.payload(), StandardCharsets.UTF_8))
                        .containsExactly("question 0", "question 1", "question 2", "question 3", "question 4"));
    }

    @Test
    void aReceiverMayCloseTheSessionAndWaitForItsEnd() throws Exception {
        AliyunIotEmulator emulator = emulator();
        DeviceSession session = session(emulator);
        CompletableFuture<Object> ended = new CompletableFuture<>();
        session.subscriptions().add(GET, Qos.AT_LEAST_ONCE, received -> {
            try {
                ended.complete(SessionBench.get(session.close()));
            } catch (ExecutionException | InterruptedException e) {
                ended.completeExceptionally(e);
            }
        });
        bench.online(session);
        send(emulator, "user/get", "close");
        assertThat(SessionBench.get(ended)).isEqualTo(SessionBench.device("dev001"));
    }

    // Issue 654: the thread that reconnects stays after the client was closed.
    @Test
    void closingBetweenTwoAttemptsLeavesNothingThatConnectsAgain() throws Exception {
        HostileServer hostile = new HostileServer((client, number) -> {});
        DeviceSession session = session(hostile, SessionBench.PATIENT);
        session.start();
        await().atMost(BOUND).until(() -> hostile.connections() > 5);
        SessionBench.get(session.close());
        int before = hostile.connections();
        int heard = bench.failures.size();

        DeviceSession other = bench.session("dev002", SessionBench.tcp(hostile.port()), SessionBench.PATIENT, LONG);
        other.start();
        await().atMost(BOUND).until(() -> bench.failures.size() > heard + 5);
        SessionBench.get(other.close());

        int attemptsOfTheOther = bench.failures.size() - heard;
        assertThat(hostile.connections() - before).isBetween(attemptsOfTheOther, attemptsOfTheOther + 1);
        assertThat(session.state()).isEqualTo(SessionState.CLOSED);
    }

    // Issue 763: a broker that takes longer than the keep-alive to answer CONNECT, because much waits for the device,
    // is
    // given up before it does, every time.
    @Test
    void aSlowAnswerToConnectIsWaitedForAndTheBacklogArrives() throws Exception {
        Duration keepAlive = Duration.ofMillis(100);
        int backlog = 2000;
        HostileServer hostile = new HostileServer((client, number) -> {
            client.receive();
            CompletableFuture<Object> later = new CompletableFuture<>();
            bench.runtime.after(keepAlive.multipliedBy(10), () -> later.complete(true));
            later.join();
            client.send("20020000");
            for (int i = 1; i <= backlog; i++) {
                client.send(publish(GET.value(), i, Integer.toString(i)));
            }
            while (true) {
                byte[] packet = client.receive();
                if ((packet[0] & 0xff) != 0x40) {
                    client.answer(packet);
                }
            }
        });
        server = hostile;
        DeviceSession session = bench.session(
                "dev001", SessionBench.tcp(hostile.port()), new MqttTimeouts(LONG, LONG, LONG, SHORT), keepAlive);
        List<String> received = new CopyOnWriteArrayList<>();
        session.subscriptions()
                .add(
                        GET,
                        Qos.AT_LEAST_ONCE,
                        message -> received.add(new String(message.payload(), StandardCharsets.UTF_8)));

        session.start();
        await().atMost(BOUND).until(() -> received.size() == backlog);
        assertThat(received)
                .isEqualTo(IntStream.rangeClosed(1, backlog)
                        .mapToObj(Integer::toString)
                        .toList());
        assertThat(hostile.connections()).isEqualTo(1);
        assertThat(bench.failures).isEmpty();
    }

    private static byte[] publish(String topic, int id, String payload) {
        byte[] name = topic.getBytes(StandardCharsets.UTF_8);
        byte[] content = payload.getBytes(StandardCharsets.UTF_8);
        byte[] packet = new byte[2 + 2 + name.length + 2 + content.length];
        packet[0] = 0x32;
        packet[1] = (byte) (packet.length - 2);
        packet[3] = (byte) name.length;
        System.arraycopy(name, 0, packet, 4, name.length);
        packet[4 + name.length] = (byte) (id >> 8);
        packet[5 + name.length] = (byte) id;
        System.arraycopy(content, 0, packet, 6 + name.length, content.length);
        return packet;
    }

    // Issue 850: each connection that the broker accepts and drops at once leaves a thread.
    @ParameterizedTest
    @ValueSource(strings = {"at once", "after CONNECT", "after CONNACK", "with a refusal"})
    void aServerThatAcceptsAndHangsUpLeavesNoThreads(String when) throws Exception {
        HostileServer hostile = new HostileServer((client, number) -> {
            switch (when) {
                case "at once" -> {}
                case "after CONNECT" -> client.receive();
                case "after CONNACK" -> client.connack();
                default -> {
                    client.receive();
                    client.send("20020003");
                }
            }
        });
        session(hostile, SessionBench.PATIENT).start();
        await().atMost(BOUND).until(() -> bench.failures.size() >= 100);
        assertThat(SessionBench.threadsNamed(THREADS + "-reader-")).isLessThanOrEqualTo(2);
        assertThat(SessionBench.threadsNamed(THREADS))
                .isLessThanOrEqualTo(4 + Math.max(4, Runtime.getRuntime().availableProcessors()));
    }

    // Issue 985: subscribing to more than a few topics from a callback deadlocks. Issue 999: so it does while messages
    // that have waited come in.
    @Test
    void manyTopicsAreSubscribedFromCallbacks() throws Exception {
        AliyunIotEmulator emulator = emulator();
        DeviceSession session = session(emulator);
        List<String> received = new CopyOnWriteArrayList<>();
        bench.whenOnline = () -> subscribe(session, "online", received);
        session.subscriptions().add(GET, Qos.AT_LEAST_ONCE, message -> subscribe(session, "received", received));
        bench.online(session);
        for (int i = 0; i < 20; i++) {
            send(emulator, "user/get", "more");
        }
        await().atMost(BOUND)
                .untilAsserted(() -> assertThat(emulator.device(SessionBench.PRODUCT, "dev001")
                                .state()
                                .subscriptions())
                        .hasSize(61));
        send(emulator, "user/online29", "one");
        send(emulator, "user/received29", "two");
        await().atMost(BOUND).until(() -> received.contains("one") && received.contains("two"));
    }

    private static void subscribe(DeviceSession session, String prefix, List<String> received) {
        try {
            for (int i = 0; i < 30; i++) {
                session.subscriptions()
                        .add(
                                new TopicFilter("/a1Abc123Def/dev001/user/" + prefix + i),
                                Qos.AT_LEAST_ONCE,
                                message -> received.add(new String(message.payload(), StandardCharsets.UTF_8)));
            }
        } catch (ConfigurationFailure e) {
            throw new IllegalStateException(e);
        }
    }
}
