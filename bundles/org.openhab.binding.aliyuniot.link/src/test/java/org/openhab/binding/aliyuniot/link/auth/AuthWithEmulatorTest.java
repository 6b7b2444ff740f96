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
package org.openhab.binding.aliyuniot.link.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonElement;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;
import org.openhab.aliyuniot.emulator.fault.Fault;
import org.openhab.aliyuniot.emulator.message.SendResult;
import org.openhab.binding.aliyuniot.link.Fuzz;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.endpoint.Endpoint;
import org.openhab.binding.aliyuniot.link.endpoint.Protocol;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure.Reason;
import org.openhab.binding.aliyuniot.link.identity.ClientIdKey;
import org.openhab.binding.aliyuniot.link.identity.ConnectCredentials;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;
import org.openhab.binding.aliyuniot.link.identity.SignMethod;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.binding.aliyuniot.link.session.ReconnectPolicy;
import org.openhab.binding.aliyuniot.link.session.RecordingSessionListener;
import org.openhab.binding.aliyuniot.link.session.SessionSettings;
import org.openhab.binding.aliyuniot.link.session.SessionState;
import org.openhab.binding.aliyuniot.link.transport.AskingTransports;
import org.openhab.binding.aliyuniot.link.transport.TransportCapabilities;
import org.openhab.binding.aliyuniot.link.transport.TransportFactory;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttSettings;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttTransportFactory;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttVersion;

/** Devices that ask before they connect, and the emulator, over real sockets. */
@NonNullByDefault({})
class AuthWithEmulatorTest {
    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final DeviceIdentity IDENTITY = DeviceIdentity.of("a1Abc123Def", "dev001");
    private static final SessionSettings SETTINGS = SessionSettings.DEFAULT.withReconnect(
            new ReconnectPolicy(Duration.ofMillis(10), Duration.ofMillis(100), Duration.ofMillis(100), 10_000));

    @TempDir
    Path folder;

    private final LinkRuntime runtime = new LinkRuntime("auth");
    private final AtomicInteger asked = new AtomicInteger();
    private final List<Endpoint> told = new CopyOnWriteArrayList<>();
    private AliyunIotEmulator emulator;
    private TrustAnchors trust;
    private AuthServer server;
    private PreAuthentication preAuthentication;
    private Bootstrap bootstrap;

    @BeforeEach
    void begin() throws Exception {
        emulator =
                AliyunIotEmulator.start(EmulatorConfiguration.in(folder).withDevice("a1Abc123Def", "dev001", SECRET));
        trust = TrustAnchors.ofFile(emulator.caCertificate());
        server = new AuthServer(runtime, "localhost", emulator.ports().https(), trust);
        preAuthentication = new PreAuthentication(server, null, Clock.systemUTC());
        bootstrap = new Bootstrap(server, null, null);
    }

    @AfterEach
    void end() {
        runtime.close();
        emulator.close();
    }

    private static Reason reason(CompletionStage<?> stage) {
        try {
            Object none =
                    stage.toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
            throw new AssertionError("it was answered: " + none);
        } catch (CompletionException e) {
            return ((LinkFailure) LinkFailure.causeOf(e)).reason();
        }
    }

    private TransportFactory way(Endpoint endpoint, ConnectCredentials credentials) {
        told.add(endpoint);
        return new MqttTransportFactory(
                runtime,
                new MqttSettings(endpoint, trust, credentials, Duration.ofSeconds(60), true, MqttVersion.V3_1_1));
    }

    private AskingTransports<Endpoint> located() {
        return new AskingTransports<>(
                TransportCapabilities.MQTT,
                () -> {
                    asked.incrementAndGet();
                    return bootstrap.ask(IDENTITY);
                },
                endpoint -> true,
                endpoint -> way(
                        endpoint,
                        ConnectCredentials.of(IDENTITY, new DeviceSecret(SECRET))
                                .with(ClientIdKey.SECURE_MODE, "2")
                                .build()));
    }

    private DeviceSession session(TransportFactory transports) {
        return new DeviceSession(runtime, IDENTITY, transports, SETTINGS, new RecordingSessionListener());
    }

    private static void awaitOnline(DeviceSession session) {
        await().atMost(BOUND).until(() -> session.state() == SessionState.ONLINE);
    }

    @ParameterizedTest
    @EnumSource
    void aTokenIsLoggedInWithUntilItIsRefused(SignMethod method) {
        AskingTransports<PlatformToken> transports = new AskingTransports<>(
                TransportCapabilities.MQTT,
                () -> {
                    asked.incrementAndGet();
                    return preAuthentication.ask(IDENTITY, new DeviceSecret(SECRET), method, "mac-1");
                },
                token -> token.isGood(Clock.systemUTC()),
                token -> way(token.endpoint(), token.credentials(Map.of())));
        DeviceSession session = session(transports);
        session.start();
        awaitOnline(session);
        emulator.device("a1Abc123Def", "dev001").disconnect();
        await().atMost(BOUND)
                .until(() -> emulator.device("a1Abc123Def", "dev001").state().connects() == 2);
        awaitOnline(session);
        assertThat(asked).hasValue(1);

        // CONNACK 3 is what the platform says of a token that is too old.
        emulator.faults().addForAll(Fault.refuseConnect(1, 3));
        emulator.device("a1Abc123Def", "dev001").disconnect();
        await().atMost(BOUND).until(() -> asked.get() == 2);
        awaitOnline(session);
        session.close();
    }

    @Test
    void aWrongSecretAndAnUnknownDeviceAreTold() {
        assertThat(reason(preAuthentication.ask(IDENTITY, new DeviceSecret("other"), SignMethod.HMACSHA256, "mac-1")))
                .isEqualTo(Reason.BAD_CREDENTIALS);
        DeviceIdentity unknown = DeviceIdentity.of("a1Abc123Def", "nobody");
        assertThat(reason(preAuthentication.ask(unknown, new DeviceSecret(SECRET), SignMethod.HMACSHA256, "mac-1")))
                .isEqualTo(Reason.UNKNOWN_DEVICE);
        assertThat(reason(bootstrap.ask(unknown))).isEqualTo(Reason.UNKNOWN_DEVICE);
        emulator.device("a1Abc123Def", "dev001").setEnabled(false);
        assertThat(reason(preAuthentication.ask(IDENTITY, new DeviceSecret(SECRET), SignMethod.HMACSHA256, "mac-1")))
                .isEqualTo(Reason.UNKNOWN_DEVICE);
    }

    @Test
    void aHostElsewhereIsNotConnectedTo() {
        emulator.address().set("evil.example.org", 0);

        assertThat(reason(bootstrap.ask(IDENTITY))).isEqualTo(Reason.FOREIGN_HOST);
        assertThat(reason(preAuthentication.ask(IDENTITY, new DeviceSecret(SECRET), SignMethod.HMACSHA256, "mac-1")))
                .isEqualTo(Reason.FOREIGN_HOST);
        DeviceSession session = session(located());
        session.start();
        await().atMost(BOUND).until(() -> asked.get() > 1);
        assertThat(told).isEmpty();
        session.close();
    }

    @Test
    void anAddressIsKeptUntilNobodyIsThere() {
        DeviceSession session = session(located());
        session.start();
        awaitOnline(session);
        emulator.device("a1Abc123Def", "dev001").disconnect();
        await().atMost(BOUND)
                .until(() -> emulator.device("a1Abc123Def", "dev001").state().connects() == 2);
        awaitOnline(session);
        assertThat(asked).hasValue(1);

        emulator.restart(Duration.ofMillis(500), false);

        await().atMost(BOUND).until(() -> asked.get() > 1);
        awaitOnline(session);
        session.close();
    }

    @Test
    void aNoticeMovesADeviceOnceInFiveMinutes() throws Exception {
        AskingTransports<Endpoint> transports = located();
        DeviceSession session = session(transports);
        BootstrapNotices notices = new BootstrapNotices(runtime, IDENTITY, session, transports::renew);
        session.start();
        awaitOnline(session);

        for (int id = 1; id <= 2; id++) {
            int number = id;
            await().atMost(BOUND).until(() -> notify("{\"id\":\"" + number + "\",\"params\":{\"cmd\":0}}"));
            await().atMost(BOUND)
                    .until(() -> emulator.device("a1Abc123Def", "dev001").messages(0).stream()
                            .anyMatch(message -> message.topic().endsWith("/bootstrap/notify_reply")
                                    && new String(message.payload(), StandardCharsets.UTF_8)
                                            .contains("\"id\":\"" + number + "\"")));
            await().atMost(BOUND).until(() -> asked.get() == 2);
            awaitOnline(session);
        }

        assertThat(asked).as("the second notice waits").hasValue(2);
        notify("no json");
        notify("{\"id\":\"3\",\"params\":[]}");
        await().atMost(BOUND)
                .until(() -> emulator.device("a1Abc123Def", "dev001").messages(0).stream()
                        .anyMatch(message ->
                                new String(message.payload(), StandardCharsets.UTF_8).contains("\"code\":460")));
        notices.close();
        session.close();
    }

    private boolean notify(String payload) {
        return emulator.device("a1Abc123Def", "dev001")
                        .send("thing/bootstrap/notify", 1, payload.getBytes(StandardCharsets.UTF_8))
                == SendResult.SENT;
    }

    @ParameterizedTest
    @CsvSource({
        "401, BAD_CREDENTIALS",
        "460, REQUEST_REFUSED",
        "500, SERVER_UNAVAILABLE",
        "5001, UNKNOWN_DEVICE",
        "6200, UNKNOWN_DEVICE"
    })
    void everyDocumentedCodeIsASentence(int code, Reason reason) {
        byte[] answer = ("{\"code\":" + code + ",\"message\":\"said\"}").getBytes(StandardCharsets.UTF_8);
        try {
            AuthServer.data(answer, "the login of a1Abc123Def/dev001", "x:443");
            throw new AssertionError("taken");
        } catch (LinkFailure e) {
            assertThat(e.reason()).isEqualTo(reason);
            assertThat(e)
                    .hasMessageStartingWith("The platform refuses the login of a1Abc123Def/dev001: ")
                    .hasMessageContaining("; ");
        }
    }

    @Test
    void aThousandHostileAnswersFailInKnownWaysOrAreGood() {
        String whole = "{\"code\":200,\"data\":{\"iotId\":\"abc\",\"iotToken\":\"def\",\"resources\":{\"mqtt\":"
                + "{\"host\":\"localhost\",\"port\":1883}}},\"message\":\"success\"}";
        int good = 0;
        for (int seed = 0; seed < 1000; seed++) {
            try {
                JsonElement data = AuthServer.data(Fuzz.broken(new Random(seed), whole), "it", "x:443");
                PlatformToken token = preAuthentication.token(data, "mac-1");
                assertThat(token.endpoint().host()).isEqualTo("localhost");
                assertThat(token.endpoint().protocol()).isEqualTo(Protocol.TLS);
                good++;
            } catch (LinkFailure e) {
                assertThat(e.getMessage()).doesNotContain("def");
            }
        }
        assertThat(good).isLessThan(1000);
    }

    @Test
    void aTokenIsShownNowhere() {
        PlatformToken token = preAuthentication
                .ask(IDENTITY, new DeviceSecret(SECRET), SignMethod.HMACSHA1, "mac-1")
                .toCompletableFuture()
                .join();
        assertThat(token.toString()).doesNotContain(token.iotToken()).doesNotContain(token.iotId());
        assertThat(token.credentials(Map.of()).toString()).doesNotContain(token.iotToken());
    }
}
