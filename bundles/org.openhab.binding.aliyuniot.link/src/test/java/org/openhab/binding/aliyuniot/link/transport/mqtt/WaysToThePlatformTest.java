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
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.endpoint.Endpoint;
import org.openhab.binding.aliyuniot.link.endpoint.Protocol;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.identity.ClientIdKey;
import org.openhab.binding.aliyuniot.link.identity.ConnectCredentials;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;
import org.openhab.binding.aliyuniot.link.identity.PreSharedKey;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.binding.aliyuniot.link.session.SessionListener;
import org.openhab.binding.aliyuniot.link.session.SessionSettings;
import org.openhab.binding.aliyuniot.link.session.SessionState;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.topic.TopicTemplate;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;

/** TCP, TLS and WebSocket to the emulator, over real sockets. */
class WaysToThePlatformTest {
    private static final DeviceIdentity IDENTITY = DeviceIdentity.of("a1Abc123Def", "dev001");
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final Duration BOUND = Duration.ofSeconds(30);

    private final LinkRuntime runtime = new LinkRuntime("ways-test");
    private final List<LinkFailure> failures = new CopyOnWriteArrayList<>();

    @TempDir
    @NonNullByDefault({})
    Path folder;

    private @NonNullByDefault({}) AliyunIotEmulator emulator;
    private @NonNullByDefault({}) DeviceSession session;

    @BeforeEach
    void startEmulator() throws Exception {
        emulator = AliyunIotEmulator.start(
                EmulatorConfiguration.in(folder).withWebSocketPorts(0, 0).withDevice("a1Abc123Def", "dev001", SECRET));
    }

    @AfterEach
    void stop() {
        session.close();
        emulator.close();
        runtime.close();
        await().atMost(BOUND)
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                        .extracting(Thread::getName)
                        .noneMatch(name -> name.startsWith("ways-test")));
    }

    private DeviceSession session(Protocol protocol, MqttVersion version, TrustAnchors trustAnchors) {
        return session(protocol, SessionBench.port(emulator, protocol), version, trustAnchors);
    }

    private DeviceSession session(Protocol protocol, int port, MqttVersion version, TrustAnchors trustAnchors) {
        ConnectCredentials credentials = ConnectCredentials.of(IDENTITY, new DeviceSecret(SECRET))
                .with(ClientIdKey.SECURE_MODE, Integer.toString(protocol.secureMode()))
                .build();
        MqttSettings settings = new MqttSettings(
                new Endpoint("localhost", port, protocol),
                trustAnchors,
                credentials,
                Duration.ofSeconds(60),
                true,
                version,
                PreSharedKey.of(IDENTITY, new DeviceSecret(SECRET)));
        session = new DeviceSession(
                runtime,
                IDENTITY,
                new MqttTransportFactory(runtime, settings),
                SessionSettings.DEFAULT,
                new SessionListener() {
                    @Override
                    public void online() {}

                    @Override
                    public void offline(LinkFailure reason, Duration delay) {
                        failures.add(reason);
                    }

                    @Override
                    public void subscriptionsRefused(Set<TopicFilter> refused) {}
                });
        return session;
    }

    private TrustAnchors emulatorsAuthority() throws ConfigurationFailure {
        return TrustAnchors.ofFile(emulator.caCertificate());
    }

    @ParameterizedTest
    @CsvSource({
        "TLS, V3_1_1",
        "TCP, V3_1_1",
        "WSS, V3_1_1",
        "WS, V3_1_1",
        "TLS_PSK, V3_1_1",
        "TLS, V3_1",
        "TCP, V3_1",
        "WSS, V3_1",
        "WS, V3_1"
    })
    void carriesTheLargestMessageInBothDirections(Protocol protocol, MqttVersion version) throws Exception {
        DeviceSession made = session(protocol, version, emulatorsAuthority());
        List<byte[]> received = new CopyOnWriteArrayList<>();
        made.subscriptions()
                .add(
                        new TopicTemplate("user/get").filterOf(IDENTITY),
                        Qos.AT_LEAST_ONCE,
                        message -> received.add(message.payload()));
        made.start();
        await().atMost(BOUND).until(() -> made.state() == SessionState.ONLINE);
        byte[] large = new byte[Message.MAX_PAYLOAD_BYTES];
        new Random(1).nextBytes(large);
        byte[] small = "small".getBytes(StandardCharsets.UTF_8);

        emulator.device("a1Abc123Def", "dev001").send("user/get", 1, large);
        emulator.device("a1Abc123Def", "dev001").send("user/get", 1, small);
        for (byte[] payload : List.of(large, small)) {
            made.publish(new Message(new TopicTemplate("user/update").topicOf(IDENTITY), payload, Qos.AT_LEAST_ONCE))
                    .toCompletableFuture()
                    .get(BOUND.toSeconds(), TimeUnit.SECONDS);
        }

        await().atMost(BOUND).until(() -> received.size() == 2);
        assertThat(received.get(0)).isEqualTo(large);
        assertThat(received.get(1)).isEqualTo(small);
        assertThat(emulator.device("a1Abc123Def", "dev001").messages(0))
                .extracting(message -> Arrays.hashCode(message.payload()))
                .containsExactly(Arrays.hashCode(large), Arrays.hashCode(small));
        assertThat(failures).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Protocol.class,
            names = {"TLS", "WSS"})
    void refusesAServerThatNobodyVouchesFor(Protocol protocol) {
        session(protocol, MqttVersion.V3_1_1, TrustAnchors.ofRuntime()).start();
        await().atMost(BOUND).until(() -> !failures.isEmpty());
        assertThat(failures.get(0).reason()).isEqualTo(LinkFailure.Reason.CERTIFICATE_UNTRUSTED);
    }

    /** What comes back depends on who hangs up first; whatever it is, it must not be told as a second client. */
    @ParameterizedTest
    @CsvSource({
        "TCP, TLS",
        "TCP, TLS_PSK",
        "TLS, TLS_PSK",
        "TLS_PSK, TCP",
        "TLS_PSK, WS",
        "TCP, WS",
        "TCP, WSS",
        "TLS, TCP",
        "WS, TCP",
        "WS, TLS",
        "WS, WSS",
        "WSS, TCP",
    })
    void thePortOfAnotherProtocolIsNamedAsSuch(Protocol spoken, Protocol listening) throws Exception {
        session(spoken, SessionBench.port(emulator, listening), MqttVersion.V3_1_1, emulatorsAuthority())
                .start();
        await().atMost(BOUND).until(() -> !failures.isEmpty());
        assertThat(failures.get(0).reason())
                .isIn(
                        LinkFailure.Reason.CLOSED_WITHOUT_ANSWER,
                        LinkFailure.Reason.TLS,
                        LinkFailure.Reason.MALFORMED_PACKET,
                        LinkFailure.Reason.NO_WEBSOCKET);
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void noticesThatThePlatformIsGone(Protocol protocol) throws Exception {
        DeviceSession made = session(protocol, MqttVersion.V3_1_1, emulatorsAuthority());
        made.start();
        await().atMost(BOUND).until(() -> made.state() == SessionState.ONLINE);
        emulator.close();
        await().atMost(BOUND).until(() -> !failures.isEmpty());
        assertThat(failures.get(0).reason()).isEqualTo(LinkFailure.Reason.CONNECTION_LOST);
        await().atMost(BOUND).until(() -> failures.size() > 1);
        assertThat(failures.get(1).reason()).isEqualTo(LinkFailure.Reason.CONNECTION_REFUSED);
    }
}
