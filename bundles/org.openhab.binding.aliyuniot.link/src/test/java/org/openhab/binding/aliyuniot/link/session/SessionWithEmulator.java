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
package org.openhab.binding.aliyuniot.link.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;
import org.openhab.aliyuniot.emulator.device.DeviceState;
import org.openhab.aliyuniot.emulator.fault.Fault;
import org.openhab.aliyuniot.emulator.message.ReceivedMessage;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.Timer;
import org.openhab.binding.aliyuniot.link.endpoint.Endpoint;
import org.openhab.binding.aliyuniot.link.endpoint.Protocol;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.identity.ClientIdKey;
import org.openhab.binding.aliyuniot.link.identity.ConnectCredentials;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;
import org.openhab.binding.aliyuniot.link.session.outgoing.OutgoingStore;
import org.openhab.binding.aliyuniot.link.session.outgoing.UplinkRates;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.topic.TopicTemplate;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.openhab.binding.aliyuniot.link.transport.TransportFactory;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttSettings;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttTransportFactory;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttVersion;

/** An emulator with one device and the sessions of a test, over real sockets; all gone after each test. */
@NonNullByDefault({})
public final class SessionWithEmulator implements BeforeEachCallback, AfterEachCallback {
    public static final DeviceIdentity IDENTITY = DeviceIdentity.of("a1Abc123Def", "dev001");
    public static final String SECRET = "0123456789abcdef0123456789abcdef";
    public static final Duration BOUND = Duration.ofSeconds(30);
    static final ReconnectPolicy IMPATIENT =
            new ReconnectPolicy(Duration.ofMillis(10), Duration.ofMillis(100), Duration.ofMillis(100), 10_000);
    public static final SessionSettings SETTINGS =
            SessionSettings.DEFAULT.withReconnect(IMPATIENT).withRates(UplinkRates.UNLIMITED);

    private static final String THREADS = "session-with-emulator";

    final RecordingSessionListener heard = new RecordingSessionListener();
    LinkRuntime runtime;
    public AliyunIotEmulator emulator;
    Path folder;
    private final List<DeviceSession> sessions = new ArrayList<>();

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        folder = Files.createTempDirectory("session");
        runtime = new LinkRuntime(THREADS);
        emulator = AliyunIotEmulator.start(EmulatorConfiguration.in(folder)
                .withDevice(IDENTITY.productKey().value(), IDENTITY.deviceName().value(), SECRET));
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        for (DeviceSession session : sessions) {
            session.close();
        }
        emulator.close();
        runtime.close();
        await().atMost(BOUND)
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                        .extracting(Thread::getName)
                        .noneMatch(name -> name.startsWith(THREADS)));
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }

    public TransportFactory tcp(int port) {
        return transport(new Endpoint("localhost", port, Protocol.TCP));
    }

    TransportFactory transport(Endpoint endpoint) {
        ConnectCredentials credentials = ConnectCredentials.of(IDENTITY, new DeviceSecret(SECRET))
                .with(
                        ClientIdKey.SECURE_MODE,
                        String.valueOf(endpoint.protocol().secureMode()))
                .build();
        return new MqttTransportFactory(
                runtime,
                new MqttSettings(
                        endpoint,
                        TrustAnchors.ofRuntime(),
                        credentials,
                        Duration.ofSeconds(60),
                        true,
                        MqttVersion.V3_1_1));
    }

    public DeviceSession session(SessionSettings settings) {
        return session(settings, tcp(emulator.ports().tcp()), OutgoingStore.NONE);
    }

    public DeviceSession session(SessionSettings settings, TransportFactory transports, OutgoingStore store) {
        return added(new DeviceSession(runtime, IDENTITY, transports, settings, store, heard));
    }

    /** A session for which time passes faster. */
    DeviceSession hastySession(SessionSettings settings, int timesFaster) {
        Timer hasty = (delay, task) -> runtime.after(delay.dividedBy(timesFaster), task);
        return added(new DeviceSession(
                runtime.newMailbox(),
                runtime::newMailbox,
                hasty,
                IDENTITY,
                tcp(emulator.ports().tcp()),
                settings,
                OutgoingStore.NONE,
                heard));
    }

    private DeviceSession added(DeviceSession session) {
        sessions.add(session);
        return session;
    }

    public DeviceSession online(DeviceSession session) {
        session.start();
        await().atMost(BOUND).until(() -> session.state() == SessionState.ONLINE && heard.online.get() > 0);
        return session;
    }

    void restartEmulator() throws IOException {
        emulator.close();
        emulator = AliyunIotEmulator.start(emulator.configuration());
    }

    long addFault(Fault fault) {
        return emulator.faults()
                .add(IDENTITY.productKey().value(), IDENTITY.deviceName().value(), fault);
    }

    void disconnect() {
        emulator.device(IDENTITY.productKey().value(), IDENTITY.deviceName().value())
                .disconnect();
    }

    DeviceState device() {
        return emulator.device(
                        IDENTITY.productKey().value(), IDENTITY.deviceName().value())
                .state();
    }

    public List<String> arrived() {
        return emulator
                .device(IDENTITY.productKey().value(), IDENTITY.deviceName().value())
                .messages(0)
                .stream()
                .map(ReceivedMessage::text)
                .toList();
    }

    void send(String topic, String payload) {
        emulator.device(IDENTITY.productKey().value(), IDENTITY.deviceName().value())
                .send(topic, 1, payload.getBytes(StandardCharsets.UTF_8));
    }

    public static Message message(String payload, Qos qos) {
        return new Message(
                new TopicTemplate("user/update").topicOf(IDENTITY), payload.getBytes(StandardCharsets.UTF_8), qos);
    }

    static TopicFilter filter(String text) {
        return new TopicTemplate(text).filterOf(IDENTITY);
    }

    public static List<String> numbered(int count) {
        List<String> payloads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            payloads.add("message " + i);
        }
        return payloads;
    }

    /** Publishes all. */
    public static List<CompletionStage<Message>> publish(DeviceSession session, List<String> payloads, Qos qos) {
        return payloads.stream()
                .map(payload -> session.publish(message(payload, qos)))
                .toList();
    }

    /** Why it failed, or null. */
    public static @Nullable Throwable failureOf(CompletionStage<?> stage) throws Exception {
        try {
            stage.toCompletableFuture().get(BOUND.toSeconds(), TimeUnit.SECONDS);
            return null;
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }

    public static void assertSent(List<CompletionStage<Message>> outcomes) throws Exception {
        for (CompletionStage<Message> outcome : outcomes) {
            assertThat(failureOf(outcome)).isNull();
        }
    }
}
