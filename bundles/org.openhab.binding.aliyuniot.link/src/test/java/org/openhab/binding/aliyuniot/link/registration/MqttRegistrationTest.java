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
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;
import static org.openhab.binding.aliyuniot.link.registration.HttpsRegistrationTest.BOUND;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.configuration.DynamicRegistration;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.endpoint.Endpoint;
import org.openhab.binding.aliyuniot.link.endpoint.Protocol;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure.Reason;
import org.openhab.binding.aliyuniot.link.identity.ConnectCredentials;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;
import org.openhab.binding.aliyuniot.link.identity.ProductSecret;
import org.openhab.binding.aliyuniot.link.registration.MqttRegistration.Kind;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.binding.aliyuniot.link.session.RecordingSessionListener;
import org.openhab.binding.aliyuniot.link.session.SessionSettings;
import org.openhab.binding.aliyuniot.link.session.SessionState;
import org.openhab.binding.aliyuniot.link.transport.TransportCapabilities;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttSettings;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttTransportFactory;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttVersion;

/** Registration against the emulator, over TLS. */
@NonNullByDefault({})
class MqttRegistrationTest {
    private static final DeviceIdentity IDENTITY = DeviceIdentity.of("a1Abc123Def", "dev001");
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final ProductSecret PRODUCT_SECRET = new ProductSecret("prodSecret000001");

    @TempDir
    Path folder;

    private final LinkRuntime runtime = new LinkRuntime("mqtt-registration");
    private AliyunIotEmulator emulator;
    private TrustAnchors trust;
    private Endpoint endpoint;

    @BeforeEach
    void begin() throws Exception {
        emulator =
                AliyunIotEmulator.start(EmulatorConfiguration.in(folder).withDevice("a1Abc123Def", "dev001", SECRET));
        emulator.product("a1Abc123Def").setRegistration(new DynamicRegistration(true, PRODUCT_SECRET.value()));
        trust = TrustAnchors.ofFile(emulator.caCertificate());
        endpoint = new Endpoint("localhost", emulator.ports().tls(), Protocol.TLS);
    }

    @AfterEach
    void end() {
        runtime.close();
        emulator.close();
    }

    private MqttRegistration registration(Kind kind) {
        return new MqttRegistration(runtime, endpoint, trust, kind, null);
    }

    private LearntSecret learnt(Registration registration) throws Exception {
        return registration
                .register(IDENTITY, PRODUCT_SECRET)
                .toCompletableFuture()
                .get(BOUND.toSeconds(), TimeUnit.SECONDS);
    }

    private LinkFailure failure(Kind kind, String productSecret) {
        try {
            registration(kind)
                    .register(IDENTITY, new ProductSecret(productSecret))
                    .toCompletableFuture()
                    .get(BOUND.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            return (LinkFailure) e.getCause();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("it was registered");
    }

    @Test
    void aDeviceIsGivenItsSecret() throws Exception {
        assertThat(learnt(registration(Kind.REGISTER))).isEqualTo(new LearntSecret.OfDevice(new DeviceSecret(SECRET)));
    }

    @Test
    void theSameOverHttps() throws Exception {
        assertThat(learnt(new HttpsRegistration(
                        runtime, "localhost", emulator.ports().https(), trust, null)))
                .isEqualTo(new LearntSecret.OfDevice(new DeviceSecret(SECRET)));
    }

    @Test
    void aClientIsGivenATokenAndLogsInWithIt() throws Exception {
        LearntSecrets secrets = LearntSecrets.open(folder.resolve("secrets.json"));
        DeviceSession session = new DeviceSession(
                runtime,
                IDENTITY,
                new RegisteringTransports(
                        runtime,
                        IDENTITY,
                        PRODUCT_SECRET,
                        registration(Kind.REGNWL),
                        secrets,
                        TransportCapabilities.MQTT,
                        learnt -> new MqttTransportFactory(
                                runtime, settings(((LearntSecret.OfClient) learnt).credentials(IDENTITY, true)))),
                SessionSettings.DEFAULT,
                new RecordingSessionListener());

        session.start();
        await().atMost(BOUND).until(() -> session.state() == SessionState.ONLINE);

        assertThat(secrets.find(IDENTITY)).isInstanceOf(LearntSecret.OfClient.class);
        session.close().toCompletableFuture().get(BOUND.toSeconds(), TimeUnit.SECONDS);
    }

    private MqttSettings settings(ConnectCredentials credentials) {
        return new MqttSettings(endpoint, trust, credentials, Duration.ofSeconds(60), true, MqttVersion.V3_1_1);
    }

    @Test
    void refusalsSayWhatHelps() {
        assertThat(failure(Kind.REGISTER, "another secret".replace(' ', '-')))
                .hasMessageContaining("compare product key, device name and product secret")
                .extracting(LinkFailure::reason)
                .isEqualTo(Reason.PRODUCT_SECRET);
        emulator.product("a1Abc123Def").setRegistration(DynamicRegistration.OFF);
        assertThat(failure(Kind.REGISTER, PRODUCT_SECRET.value()))
                .hasMessageContaining("see that dynamic registration is on");
    }

    @Test
    void nobodyThereIsTold() {
        emulator.close();

        assertThat(failure(Kind.REGISTER, PRODUCT_SECRET.value()).reason()).isEqualTo(Reason.CONNECTION_REFUSED);
    }

    @Test
    void noSecretComesInTheClear() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MqttRegistration(
                        runtime,
                        new Endpoint("localhost", emulator.ports().tcp(), Protocol.TCP),
                        trust,
                        Kind.REGISTER,
                        null))
                .withMessageContaining("TLS or WSS");
    }

    @Test
    void aClosedRuntimeRegistersNobody() {
        runtime.close();

        assertThat(failure(Kind.REGISTER, PRODUCT_SECRET.value()).reason()).isEqualTo(Reason.CLOSED);
    }
}
