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
package org.openhab.binding.aliyuniot.link.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.binding.aliyuniot.link.Fuzz;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;
import org.openhab.binding.aliyuniot.link.identity.ProductSecret;
import org.openhab.binding.aliyuniot.link.identity.SignMethod;
import org.openhab.binding.aliyuniot.link.ota.download.TestCertificate;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.binding.aliyuniot.link.session.ReconnectPolicy;
import org.openhab.binding.aliyuniot.link.session.RecordingSessionListener;
import org.openhab.binding.aliyuniot.link.session.SessionSettings;
import org.openhab.binding.aliyuniot.link.session.SessionState;
import org.openhab.binding.aliyuniot.link.transport.http.HttpSettings;
import org.openhab.binding.aliyuniot.link.transport.http.HttpTransportFactory;

/** Registration against a server, over real sockets. */
@NonNullByDefault({})
class HttpsRegistrationTest {
    static final Duration BOUND = Duration.ofSeconds(60);

    private static final DeviceIdentity IDENTITY = DeviceIdentity.of("a1Abc123Def", "dev001");

    @TempDir
    Path folder;

    private final LinkRuntime runtime = new LinkRuntime("https-registration");
    private RegisteringPlatform platform;
    private TrustAnchors trust;
    private HttpsRegistration registration;

    @BeforeEach
    void begin() throws Exception {
        TestCertificate certificate = TestCertificate.in(folder, "dns:localhost");
        platform = new RegisteringPlatform(certificate);
        trust = TrustAnchors.ofFile(certificate.pem());
        registration = new HttpsRegistration(runtime, "localhost", platform.port(), trust, null);
    }

    @AfterEach
    void end() {
        runtime.close();
        platform.close();
    }

    private CompletableFuture<LearntSecret> register(String productSecret) {
        return registration.register(IDENTITY, new ProductSecret(productSecret)).toCompletableFuture();
    }

    private LinkFailure failure() {
        CompletableFuture<LearntSecret> outcome = register("prodSecret000001");
        try {
            outcome.get(BOUND.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            return (LinkFailure) e.getCause();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("it was registered");
    }

    @Test
    void aDeviceIsGivenItsSecret() throws Exception {
        assertThat(register("prodSecret000001").get(BOUND.toSeconds(), TimeUnit.SECONDS))
                .isEqualTo(new LearntSecret.OfDevice(new DeviceSecret("secret-of-dev001")));
        assertThat(platform.forms)
                .singleElement()
                .asString()
                .doesNotContain("prodSecret000001")
                .endsWith("&signMethod=hmacsha256");
    }

    @ParameterizedTest
    @CsvSource({
        "460, REQUEST_REFUSED",
        "500, SERVER_UNAVAILABLE",
        "6250, UNKNOWN_PRODUCT",
        "6288, REGISTRATION_OFF",
        "6289, ALREADY_ACTIVATED",
        "6292, REQUEST_REFUSED",
        "6600, PRODUCT_SECRET"
    })
    void aRefusalSaysWhatHelps(int code, LinkFailure.Reason reason) {
        platform.scripted = RegisteringPlatform.code(code).getBytes(StandardCharsets.UTF_8);

        LinkFailure failure = failure();

        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure).hasMessageContaining("the registration of a1Abc123Def/dev001: ");
    }

    @ParameterizedTest
    @CsvSource({
        "302, MALFORMED_PACKET",
        "404, MALFORMED_PACKET",
        "407, PROXY_LOGIN",
        "429, TOO_MANY_REQUESTS",
        "503, SERVER_UNAVAILABLE"
    })
    void anUnusualStatusIsTold(int status, LinkFailure.Reason reason) {
        platform.status = status;

        assertThat(failure().reason()).isEqualTo(reason);
    }

    @Test
    void hostileAnswersEndARegistration() {
        String whole = "{\"code\":200,\"data\":{\"productKey\":\"a1Abc123Def\",\"deviceName\":\"dev001\"},\"x\":1}";
        for (int seed = 0; seed < 20; seed++) {
            platform.scripted = Fuzz.broken(new Random(seed), whole);
            assertThat(failure()).isNotNull();
        }
        platform.scripted = new byte[200_000];
        assertThat(failure().reason()).isEqualTo(LinkFailure.Reason.MALFORMED_PACKET);
    }

    @Test
    void nobodyThereIsTold() {
        platform.close();

        assertThat(failure().reason()).isEqualTo(LinkFailure.Reason.CONNECTION_REFUSED);
    }

    @Test
    void aClosedRuntimeRegistersNobody() {
        runtime.close();

        assertThat(failure().reason()).isEqualTo(LinkFailure.Reason.CLOSED);
    }

    @Test
    void aSessionRegistersOnceAndLogsInThen() throws Exception {
        LearntSecrets secrets = LearntSecrets.open(folder.resolve("secrets.json"));
        for (int i = 0; i < 2; i++) {
            RecordingSessionListener listener = new RecordingSessionListener();
            DeviceSession session = session(secrets, listener);
            session.start();
            await().atMost(BOUND).until(() -> session.state() == SessionState.ONLINE);
            session.close().toCompletableFuture().get(BOUND.toSeconds(), TimeUnit.SECONDS);
        }

        assertThat(platform.registered).containsExactly("dev001");
        assertThat(LearntSecrets.open(folder.resolve("secrets.json")).find(IDENTITY))
                .isEqualTo(new LearntSecret.OfDevice(new DeviceSecret("secret-of-dev001")));
    }

    @Test
    void aSecretThatCannotBeKeptIsNotUsed() throws Exception {
        Path file = folder.resolve("sub").resolve("secrets.json");
        LearntSecrets secrets = LearntSecrets.open(file);
        Files.writeString(folder.resolve("sub"), "in the way");
        DeviceSession session = session(secrets, new RecordingSessionListener());

        session.start();

        await().atMost(BOUND).until(() -> session.state() == SessionState.WAITING);
        assertThat(platform.activated).isEmpty();
        session.close();
    }

    private DeviceSession session(LearntSecrets secrets, RecordingSessionListener listener) {
        HttpSettings settings = new HttpSettings("localhost", platform.port(), trust);
        Duration pause = Duration.ofSeconds(30);
        return new DeviceSession(
                runtime,
                IDENTITY,
                new RegisteringTransports(
                        runtime,
                        IDENTITY,
                        RegisteringPlatform.PRODUCT_SECRET,
                        registration,
                        secrets,
                        HttpTransportFactory.CAPABILITIES,
                        learnt -> new HttpTransportFactory(
                                runtime,
                                settings,
                                IDENTITY,
                                Objects.requireNonNull(learnt.deviceSecret()),
                                SignMethod.HMACSHA256)),
                SessionSettings.DEFAULT.withReconnect(new ReconnectPolicy(pause, pause, pause, 10)),
                listener);
    }
}
