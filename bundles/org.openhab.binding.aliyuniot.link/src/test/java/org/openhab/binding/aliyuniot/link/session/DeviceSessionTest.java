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
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;
import org.openhab.aliyuniot.emulator.message.ReceivedMessage;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.endpoint.Endpoint;
import org.openhab.binding.aliyuniot.link.endpoint.Protocol;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;
import org.openhab.binding.aliyuniot.link.failure.QuotaFailure;
import org.openhab.binding.aliyuniot.link.identity.ClientIdKey;
import org.openhab.binding.aliyuniot.link.identity.ConnectCredentials;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;
import org.openhab.binding.aliyuniot.link.identity.SignMethod;
import org.openhab.binding.aliyuniot.link.session.outgoing.UplinkRates;
import org.openhab.binding.aliyuniot.link.topic.Topic;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.topic.TopicTemplate;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttSettings;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttTransportFactory;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttVersion;

/** A session and the emulator, over real sockets. */
class DeviceSessionTest {
    private static final String THREADS = "session-test";
    private static final DeviceIdentity IDENTITY = DeviceIdentity.of("a1Abc123Def", "dev001");
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final ReconnectPolicy IMPATIENT =
            new ReconnectPolicy(Duration.ofMillis(20), Duration.ofMillis(200), Duration.ofMillis(200), 10_000);

    private static final SessionSettings SETTINGS =
            SessionSettings.DEFAULT.withReconnect(IMPATIENT).withRates(UplinkRates.UNLIMITED);

    private final LinkRuntime runtime = new LinkRuntime(THREADS);
    private final RecordingSessionListener heard = new RecordingSessionListener();
    private final List<DeviceSession> sessions = new ArrayList<>();

    @TempDir
    @NonNullByDefault({})
    Path folder;

    private @NonNullByDefault({}) AliyunIotEmulator emulator;

    @BeforeEach
    void startEmulator() throws Exception {
        emulator = AliyunIotEmulator.start(configuration());
    }

    private EmulatorConfiguration configuration() {
        return EmulatorConfiguration.in(folder).withDevice("a1Abc123Def", "dev001", SECRET);
    }

    @AfterEach
    void stopEverything() {
        sessions.forEach(DeviceSession::close);
        emulator.close();
        runtime.close();
        await().atMost(BOUND).untilAsserted(() -> assertThat(threads()).isEmpty());
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith(THREADS))
                .toList();
    }

    private Endpoint endpoint(Protocol protocol) {
        return new Endpoint(
                "localhost",
                protocol == Protocol.TLS
                        ? emulator.ports().tls()
                        : emulator.ports().tcp(),
                protocol);
    }

    private DeviceSession session(Endpoint endpoint, TrustAnchors trustAnchors, String secret, SignMethod signMethod) {
        ConnectCredentials credentials = ConnectCredentials.of(IDENTITY, new DeviceSecret(secret))
                .with(
                        ClientIdKey.SECURE_MODE,
                        String.valueOf(endpoint.protocol().secureMode()))
                .signMethod(signMethod)
                .build();
        MqttSettings settings =
                new MqttSettings(endpoint, trustAnchors, credentials, Duration.ofSeconds(60), true, MqttVersion.V3_1_1);
        DeviceSession session =
                new DeviceSession(runtime, IDENTITY, new MqttTransportFactory(runtime, settings), SETTINGS, heard);
        sessions.add(session);
        return session;
    }

    private DeviceSession session() {
        return session(endpoint(Protocol.TCP), TrustAnchors.ofRuntime(), SECRET, SignMethod.HMACSHA256);
    }

    private DeviceSession online(DeviceSession session) {
        session.start();
        await().atMost(BOUND).until(() -> session.state() == SessionState.ONLINE);
        return session;
    }

    private LinkFailure refused(DeviceSession session) {
        session.start();
        await().atMost(BOUND).until(() -> !heard.failures.isEmpty());
        assertThat(heard.online).hasValue(0);
        return heard.failures.get(0);
    }

    private static Message message(String topic, String payload, Qos qos) {
        return new Message(new TopicTemplate(topic).topicOf(IDENTITY), payload.getBytes(StandardCharsets.UTF_8), qos);
    }

    private List<String> arrived() {
        return emulator.device("a1Abc123Def", "dev001").messages(0).stream()
                .map(ReceivedMessage::payload)
                .map(payload -> new String(payload, StandardCharsets.UTF_8))
                .toList();
    }

    private List<String> receive(DeviceSession session, String filter) throws ConfigurationFailure {
        List<String> received = new CopyOnWriteArrayList<>();
        session.subscriptions()
                .add(
                        new TopicTemplate(filter).filterOf(IDENTITY),
                        Qos.AT_LEAST_ONCE,
                        message -> received.add(new String(message.payload(), StandardCharsets.UTF_8)));
        return received;
    }

    private void send(String topic, String payload) {
        emulator.device("a1Abc123Def", "dev001").send(topic, 1, payload.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable Throwable failureOf(CompletionStage<?> stage) throws Exception {
        try {
            stage.toCompletableFuture().get(BOUND.toSeconds(), TimeUnit.SECONDS);
            return null;
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }

    @ParameterizedTest
    @EnumSource(SignMethod.class)
    void connectsWithEverySignMethodOverTls(SignMethod signMethod) throws Exception {
        TrustAnchors trustAnchors = TrustAnchors.ofFile(emulator.caCertificate());
        online(session(endpoint(Protocol.TLS), trustAnchors, SECRET, signMethod));
        assertThat(emulator.device("a1Abc123Def", "dev001").findState())
                .get()
                .satisfies(device -> assertThat(device.online()).isTrue());
    }

    @ParameterizedTest
    @EnumSource(Qos.class)
    void publishesInOrder(Qos qos) throws Exception {
        DeviceSession session = online(session());
        List<String> sent = new ArrayList<>();
        CompletionStage<Message> last = null;
        for (int i = 0; i < 200; i++) {
            sent.add("message " + i);
            last = session.publish(message("user/update", "message " + i, qos));
        }
        assertThat(failureOf(last)).isNull();
        await().atMost(BOUND).untilAsserted(() -> assertThat(arrived()).isEqualTo(sent));
    }

    @Test
    void receivesWhatItSubscribed() throws Exception {
        DeviceSession session = session();
        List<String> exact = receive(session, "user/get");
        List<String> wildcard = receive(session, "user/more/+");
        online(session);
        List<String> late = receive(session, "user/late/#");
        await().atMost(BOUND)
                .untilAsserted(() -> assertThat(
                                emulator.device("a1Abc123Def", "dev001").state().subscriptions())
                        .hasSize(3));

        send("user/get", "one");
        send("user/more/x", "two");
        send("user/late/x/y", "three");

        await().atMost(BOUND).untilAsserted(() -> {
            assertThat(exact).containsExactly("one");
            assertThat(wildcard).containsExactly("two");
            assertThat(late).containsExactly("three");
        });
    }

    @Test
    void subscribesInPortionsThatThePlatformTakes() throws Exception {
        DeviceSession session = session();
        for (int i = 0; i < 20; i++) {
            receive(session, "user/topic" + i);
        }
        online(session);
        assertThat(emulator.device("a1Abc123Def", "dev001").state().subscriptions())
                .hasSize(20);
    }

    @Test
    void unsubscribesWithTheLastListener() throws Exception {
        DeviceSession session = session();
        TopicFilter filter = new TopicTemplate("user/get").filterOf(IDENTITY);
        Runnable first = session.subscriptions().add(filter, Qos.AT_MOST_ONCE, message -> {});
        Runnable second = session.subscriptions().add(filter, Qos.AT_LEAST_ONCE, message -> {});
        online(session);
        first.run();
        second.run();
        await().atMost(BOUND)
                .untilAsserted(() -> assertThat(
                                emulator.device("a1Abc123Def", "dev001").state().subscriptions())
                        .isEmpty());
    }

    @Test
    void keepsMessagesUntilThereIsAConnection() throws Exception {
        DeviceSession session = session();
        CompletionStage<Message> early = session.publish(message("user/update", "early", Qos.AT_LEAST_ONCE));
        assertThat(arrived()).isEmpty();
        online(session);
        assertThat(failureOf(early)).isNull();
        assertThat(arrived()).containsExactly("early");
    }

    @Test
    void comesBackAfterTheServerDoesAndSubscribesAgain() throws Exception {
        DeviceSession session = session();
        List<String> received = receive(session, "user/get");
        online(session);

        emulator.close();
        await().atMost(BOUND).until(() -> !heard.failures.isEmpty());
        CompletionStage<Message> meanwhile = session.publish(message("user/update", "meanwhile", Qos.AT_LEAST_ONCE));
        emulator = AliyunIotEmulator.start(emulator.configuration());

        assertThat(failureOf(meanwhile)).isNull();
        assertThat(arrived()).containsExactly("meanwhile");
        assertThat(heard.online).hasValue(2);
        send("user/get", "again");
        await().atMost(BOUND).untilAsserted(() -> assertThat(received).containsExactly("again"));
    }

    @Test
    void losesNothingWhileTheConnectionIsCutAgainAndAgain() throws Exception {
        int cuts = 5;
        int messagesACut = 100;
        DeviceSession session = online(session());
        List<String> sent = new ArrayList<>();
        List<CompletionStage<Message>> outcomes = new ArrayList<>();
        for (int cut = 0; cut < cuts; cut++) {
            for (int i = 0; i < messagesACut; i++) {
                String payload = cut + "." + i;
                sent.add(payload);
                outcomes.add(session.publish(message("user/update", payload, Qos.AT_LEAST_ONCE)));
            }
            int enough = cut * messagesACut + messagesACut / 4;
            await().atMost(BOUND).until(() -> arrived().size() > enough);
            emulator.device("a1Abc123Def", "dev001").disconnect();
        }
        for (CompletionStage<Message> outcome : outcomes) {
            assertThat(failureOf(outcome)).isNull();
        }
        // A message whose acknowledgement was lost comes twice; the order of first arrivals is that of sending.
        assertThat(arrived().stream().distinct().toList()).isEqualTo(sent);
        assertThat(heard.online.get()).isGreaterThan(1);
    }

    @Test
    void silenceDoesNotEndTheConnection() {
        online(session());
        await().during(Duration.ofSeconds(3)).atMost(BOUND).until(heard.failures::isEmpty);
        assertThat(emulator.device("a1Abc123Def", "dev001").state().connects()).isEqualTo(1);
    }

    @Test
    void closingTheRuntimeFirstCutsTheConnection() {
        DeviceSession session = online(session());
        runtime.close();
        session.close();
        await().atMost(BOUND)
                .until(() -> !emulator.device("a1Abc123Def", "dev001").state().online());
    }

    @Test
    void wrongSecretIsRefused() {
        assertThat(refused(session(endpoint(Protocol.TCP), TrustAnchors.ofRuntime(), "wrong", SignMethod.HMACSHA256))
                        .reason())
                .isEqualTo(LinkFailure.Reason.BAD_CREDENTIALS);
    }

    @Test
    void unknownAuthorityIsRefused() {
        assertThat(refused(session(endpoint(Protocol.TLS), TrustAnchors.ofRuntime(), SECRET, SignMethod.HMACSHA256))
                        .reason())
                .isEqualTo(LinkFailure.Reason.CERTIFICATE_UNTRUSTED);
    }

    @Test
    void certificateOfAnotherHostIsRefused() throws Exception {
        emulator.close();
        emulator = AliyunIotEmulator.start(configuration().withTlsHostNames("iot.example.com"));
        TrustAnchors trustAnchors = TrustAnchors.ofFile(emulator.caCertificate());
        assertThat(refused(session(endpoint(Protocol.TLS), trustAnchors, SECRET, SignMethod.HMACSHA256))
                        .reason())
                .isEqualTo(LinkFailure.Reason.CERTIFICATE_HOST);
    }

    @Test
    void serverThatSpeaksNoTlsIsRefused() throws Exception {
        TrustAnchors trustAnchors = TrustAnchors.ofFile(emulator.caCertificate());
        Endpoint plain = new Endpoint("localhost", emulator.ports().tcp(), Protocol.TLS);
        assertThat(refused(session(plain, trustAnchors, SECRET, SignMethod.HMACSHA256))
                        .reason())
                .isIn(LinkFailure.Reason.TLS, LinkFailure.Reason.CLOSED_WITHOUT_ANSWER);
    }

    @Test
    void closedPortIsToldFromAnUnknownHost() throws Exception {
        // Taken, so that nobody else listens there.
        try (Socket taken = new Socket()) {
            taken.bind(null);
            assertThat(refused(session(
                                    new Endpoint("localhost", taken.getLocalPort(), Protocol.TCP),
                                    TrustAnchors.ofRuntime(),
                                    SECRET,
                                    SignMethod.HMACSHA256))
                            .reason())
                    .isEqualTo(LinkFailure.Reason.CONNECTION_REFUSED);
        }
    }

    @Test
    void unknownHostIsNamed() {
        LinkFailure failure = refused(session(
                new Endpoint("no-such-host.invalid", 1883, Protocol.TCP),
                TrustAnchors.ofRuntime(),
                SECRET,
                SignMethod.HMACSHA256));
        assertThat(failure.reason()).isEqualTo(LinkFailure.Reason.UNKNOWN_HOST);
        assertThat(failure).hasMessageContaining("no-such-host.invalid");
    }

    @Test
    void nonsenseFromAServerIsAProtocolFailure() throws Exception {
        try (ServerSocket server = new ServerSocket(0)) {
            Thread talker = new Thread(() -> {
                try (var socket = server.accept()) {
                    socket.getOutputStream().write(new byte[] {0x30, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x7f});
                    socket.getInputStream().readAllBytes();
                } catch (IOException e) {
                    // The client hangs up, which is the point.
                }
            });
            talker.start();
            assertThat(refused(session(
                                    new Endpoint("localhost", server.getLocalPort(), Protocol.TCP),
                                    TrustAnchors.ofRuntime(),
                                    SECRET,
                                    SignMethod.HMACSHA256))
                            .reason())
                    .isEqualTo(LinkFailure.Reason.MALFORMED_PACKET);
        }
    }

    @Test
    void refusesWhatThePlatformWouldPunish() throws Exception {
        DeviceSession session = online(session());
        assertThat(failureOf(session.publish(
                        new Message(new Topic("/a1Abc123Def/dev002/user/update"), new byte[0], Qos.AT_MOST_ONCE))))
                .isInstanceOf(ConfigurationFailure.class);
        assertThat(failureOf(session.publish(message("user/update", "x".repeat(256 * 1024 + 1), Qos.AT_MOST_ONCE))))
                .isInstanceOf(QuotaFailure.class);
        assertThatExceptionOfType(ConfigurationFailure.class)
                .isThrownBy(() -> session.subscriptions()
                        .add(new TopicFilter("/sys/+/+/rrpc/request/+"), Qos.AT_MOST_ONCE, message -> {}));
        assertThat(failureOf(session.publish(message("user/update", "x".repeat(256 * 1024), Qos.AT_LEAST_ONCE))))
                .isNull();
        assertThat(session.state()).isEqualTo(SessionState.ONLINE);
    }

    @Test
    void aSecondClientWithTheSameIdentityTakesOver() {
        DeviceSession first = online(session());
        RecordingSessionListener firstHeard = heard;
        online(session());
        await().atMost(BOUND).until(() -> !firstHeard.failures.isEmpty());
        assertThat(firstHeard.failures.get(0).reason()).isEqualTo(LinkFailure.Reason.CONNECTION_LOST);
        first.close();
    }

    @Test
    void closingFailsWhatWaitsAndLeavesNothing() throws Exception {
        DeviceSession session = session();
        CompletionStage<Message> waiting = session.publish(message("user/update", "never", Qos.AT_LEAST_ONCE));
        assertThat(failureOf(session.close())).isNull();
        assertThat(failureOf(waiting)).isInstanceOf(NetworkFailure.class);
        assertThat(failureOf(session.publish(message("user/update", "late", Qos.AT_MOST_ONCE))))
                .isInstanceOf(NetworkFailure.class);
        assertThat(session.state()).isEqualTo(SessionState.CLOSED);
    }

    @Test
    void closingDisconnects() throws Exception {
        DeviceSession session = online(session());
        assertThat(failureOf(session.close())).isNull();
        await().atMost(BOUND)
                .until(() -> !emulator.device("a1Abc123Def", "dev001").state().online());
        assertThat(heard.failures).isEmpty();
    }

    @Test
    void closingWhileConnectingDoesNotWaitForTheServer() throws Exception {
        try (ServerSocket silent = new ServerSocket(0)) {
            DeviceSession session = session(
                    new Endpoint("localhost", silent.getLocalPort(), Protocol.TCP),
                    TrustAnchors.ofRuntime(),
                    SECRET,
                    SignMethod.HMACSHA256);
            session.start();
            await().atMost(BOUND).until(() -> session.state() == SessionState.CONNECTING);
            assertThat(failureOf(session.close())).isNull();
        }
    }
}
