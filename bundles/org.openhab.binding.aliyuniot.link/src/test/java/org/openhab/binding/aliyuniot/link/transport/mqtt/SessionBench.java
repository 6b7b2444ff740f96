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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.endpoint.Endpoint;
import org.openhab.binding.aliyuniot.link.endpoint.Protocol;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.identity.ClientIdKey;
import org.openhab.binding.aliyuniot.link.identity.ConnectCredentials;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;
import org.openhab.binding.aliyuniot.link.identity.PreSharedKey;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.binding.aliyuniot.link.session.ReconnectPolicy;
import org.openhab.binding.aliyuniot.link.session.SessionListener;
import org.openhab.binding.aliyuniot.link.session.SessionSettings;
import org.openhab.binding.aliyuniot.link.session.SessionState;
import org.openhab.binding.aliyuniot.link.session.outgoing.QueueBounds;
import org.openhab.binding.aliyuniot.link.session.outgoing.UplinkRates;
import org.openhab.binding.aliyuniot.link.topic.Topic;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;

/** Sessions of a test, what they tell, and the proof that they leave no thread behind. */
@NonNullByDefault({})
final class SessionBench implements AutoCloseable {
    static final String PRODUCT = "a1Abc123Def";
    static final String SECRET = "0123456789abcdef0123456789abcdef";
    static final Duration BOUND = Duration.ofSeconds(30);
    static final Duration LONG = Duration.ofMinutes(5);
    static final MqttTimeouts PATIENT = new MqttTimeouts(LONG, LONG, LONG, Duration.ofSeconds(1));

    private static final SessionSettings SETTINGS = SessionSettings.DEFAULT
            .withReconnect(
                    new ReconnectPolicy(Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofMillis(5), 1_000_000))
            .withQueue(new QueueBounds(100_000, 1 << 26))
            .withRates(UplinkRates.UNLIMITED);

    final LinkRuntime runtime;
    final List<LinkFailure> failures = new CopyOnWriteArrayList<>();
    final List<DeviceSession> sessions = new CopyOnWriteArrayList<>();
    volatile Runnable whenOnline = () -> {};

    private final String threads;

    SessionBench(String threads) {
        this.threads = threads;
        this.runtime = new LinkRuntime(threads);
    }

    private final class Listener implements SessionListener {
        @Override
        public void online() {
            whenOnline.run();
        }

        @Override
        public void offline(LinkFailure reason, Duration delay) {
            failures.add(reason);
        }

        @Override
        public void subscriptionsRefused(Set<TopicFilter> refused) {}
    }

    static Endpoint tcp(int port) {
        return new Endpoint("localhost", port, Protocol.TCP);
    }

    /** Where the emulator listens for a protocol. */
    static int port(AliyunIotEmulator emulator, Protocol protocol) {
        return switch (protocol) {
            case TLS -> emulator.ports().tls();
            case TLS_PSK -> emulator.ports().tlsPsk();
            case TCP -> emulator.ports().tcp();
            case WSS -> emulator.ports().wss();
            case WS -> emulator.ports().ws();
        };
    }

    static DeviceIdentity device(String name) {
        return DeviceIdentity.of(PRODUCT, name);
    }

    static MqttSettings settings(String name, Endpoint endpoint, TrustAnchors trustAnchors) {
        ConnectCredentials credentials = ConnectCredentials.of(device(name), new DeviceSecret(SECRET))
                .with(
                        ClientIdKey.SECURE_MODE,
                        Integer.toString(endpoint.protocol().secureMode()))
                .build();
        return new MqttSettings(
                endpoint,
                trustAnchors,
                credentials,
                Duration.ofSeconds(300),
                true,
                MqttVersion.V3_1_1,
                PreSharedKey.of(device(name), new DeviceSecret(SECRET)));
    }

    DeviceSession session(String name, Endpoint endpoint, MqttTimeouts timeouts, Duration keepAlive) {
        return session(name, endpoint, TrustAnchors.ofRuntime(), timeouts, keepAlive);
    }

    DeviceSession session(
            String name, Endpoint endpoint, TrustAnchors trustAnchors, MqttTimeouts timeouts, Duration keepAlive) {
        return session(name, settings(name, endpoint, trustAnchors), timeouts, keepAlive);
    }

    DeviceSession session(String name, MqttSettings settings, MqttTimeouts timeouts, Duration keepAlive) {
        DeviceSession session = new DeviceSession(
                runtime,
                device(name),
                new MqttTransportFactory(runtime, settings, timeouts, keepAlive),
                SETTINGS,
                new Listener());
        sessions.add(session);
        return session;
    }

    DeviceSession online(DeviceSession session) {
        session.start();
        await().atMost(BOUND).until(() -> session.state() == SessionState.ONLINE);
        return session;
    }

    static Message message(String name, String payload, Qos qos) {
        return new Message(
                new Topic("/" + PRODUCT + "/" + name + "/user/update"), payload.getBytes(StandardCharsets.UTF_8), qos);
    }

    /** Waits for a stage, and shows what all threads do if it does not end. */
    static <T> T get(CompletionStage<T> stage) throws ExecutionException, InterruptedException {
        try {
            return stage.toCompletableFuture().get(BOUND.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("This never ends; the threads are\n" + threadDump(), e);
        }
    }

    private static String threadDump() {
        StringBuilder dump = new StringBuilder();
        for (Map.Entry<Thread, StackTraceElement[]> thread :
                Thread.getAllStackTraces().entrySet()) {
            dump.append(thread.getKey()).append('\n');
            for (StackTraceElement frame : thread.getValue()) {
                dump.append("    ").append(frame).append('\n');
            }
        }
        return dump.toString();
    }

    static long threadsNamed(String prefix) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(prefix))
                .count();
    }

    @Override
    public void close() throws Exception {
        for (DeviceSession session : sessions) {
            get(session.close());
        }
        runtime.close();
        await().atMost(BOUND)
                .untilAsserted(() -> assertThat(threadsNamed(threads))
                        .as(SessionBench::threadDump)
                        .isZero());
    }
}
