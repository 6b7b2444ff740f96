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
import static org.openhab.binding.aliyuniot.link.registration.HttpsRegistrationTest.BOUND;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
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
import org.openhab.aliyuniot.emulator.configuration.DynamicRegistration;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;
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
import org.openhab.binding.aliyuniot.link.identity.ProductSecret;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.binding.aliyuniot.link.session.ReconnectPolicy;
import org.openhab.binding.aliyuniot.link.session.SessionListener;
import org.openhab.binding.aliyuniot.link.session.SessionSettings;
import org.openhab.binding.aliyuniot.link.session.SessionState;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.transport.TransportCapabilities;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttSettings;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttTransportFactory;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttVersion;

/** A device with a connection of its own whose learnt secret the platform refuses, with the emulator over TLS. */
@NonNullByDefault({})
class RefusedSecretTest {
    private static final DeviceIdentity IDENTITY = DeviceIdentity.of("a1Abc123Def", "dev001");
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final ProductSecret PRODUCT_SECRET = new ProductSecret("prodSecret000001");
    private static final LearntSecret OLD = new LearntSecret.OfDevice(new DeviceSecret("f".repeat(32)));
    private static final LearntSecret GOOD = new LearntSecret.OfDevice(new DeviceSecret(SECRET));
    private static final Duration PAUSE = Duration.ofMillis(20);

    @TempDir
    Path folder;

    enum Way {
        HTTPS,
        REGISTER,
        REGNWL
    }

    private final LinkRuntime runtime = new LinkRuntime("refused-secret");
    private final List<LinkFailure> failures = new CopyOnWriteArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private AliyunIotEmulator emulator;
    private TrustAnchors trust;
    private Endpoint endpoint;
    private LearntSecrets secrets;
    private DeviceSession session;

    @BeforeEach
    void begin() throws Exception {
        emulator = AliyunIotEmulator.start(EmulatorConfiguration.in(Files.createDirectory(folder.resolve("cloud")))
                .withStrictLimits(false)
                .withDevice("a1Abc123Def", "dev001", SECRET));
        emulator.product("a1Abc123Def").setRegistration(new DynamicRegistration(true, PRODUCT_SECRET.value()));
        trust = TrustAnchors.ofFile(emulator.caCertificate());
        endpoint = new Endpoint("localhost", emulator.ports().tls(), Protocol.TLS);
        secrets = LearntSecrets.open(folder.resolve("secrets.json"));
    }

    @AfterEach
    void end() {
        if (session != null) {
            session.close();
        }
        runtime.close();
        emulator.close();
    }

    private Registration registration(Way way) {
        return switch (way) {
            case HTTPS ->
                new HttpsRegistration(runtime, "localhost", emulator.ports().https(), trust, null);
            case REGISTER -> new MqttRegistration(runtime, endpoint, trust, MqttRegistration.Kind.REGISTER, null);
            case REGNWL -> new MqttRegistration(runtime, endpoint, trust, MqttRegistration.Kind.REGNWL, null);
        };
    }

    private void start(Registration registration) {
        session = new DeviceSession(
                runtime,
                IDENTITY,
                new RegisteringTransports(
                        runtime,
                        IDENTITY,
                        PRODUCT_SECRET,
                        (identity, productSecret) -> {
                            asked.incrementAndGet();
                            return registration.register(identity, productSecret);
                        },
                        secrets,
                        TransportCapabilities.MQTT,
                        learnt -> new MqttTransportFactory(runtime, settings(learnt))),
                SessionSettings.DEFAULT.withReconnect(new ReconnectPolicy(PAUSE, PAUSE, PAUSE, 10_000)),
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
        session.start();
    }

    private MqttSettings settings(LearntSecret learnt) {
        ConnectCredentials credentials = learnt instanceof LearntSecret.OfClient client
                ? client.credentials(IDENTITY, false)
                : ConnectCredentials.of(IDENTITY, ((LearntSecret.OfDevice) learnt).secret())
                        .with(ClientIdKey.SECURE_MODE, "2")
                        .build();
        return new MqttSettings(endpoint, trust, credentials, Duration.ofSeconds(60), true, MqttVersion.V3_1_1);
    }

    private void awaitOnline() {
        await().atMost(BOUND).until(() -> session.state() == SessionState.ONLINE);
    }

    private LearntSecret onDisk() throws Exception {
        return LearntSecrets.open(folder.resolve("secrets.json")).find(IDENTITY);
    }

    @ParameterizedTest
    @EnumSource
    void anotherOneIsAskedForKeptAndUsedInTheSameAttempt(Way way) throws Exception {
        secrets.keep(Map.of(IDENTITY, way == Way.REGNWL ? new LearntSecret.OfClient("client", "old-token") : OLD));

        start(registration(way));
        awaitOnline();

        assertThat(failures).isEmpty();
        assertThat(asked).hasValue(1);
        if (way == Way.REGNWL) {
            assertThat(onDisk()).isInstanceOf(LearntSecret.OfClient.class).isNotEqualTo(OLD);
        } else {
            assertThat(onDisk()).isEqualTo(GOOD);
        }
    }

    /** What a platform says that gives nothing else, and what its device shows. */
    @ParameterizedTest
    @CsvSource({
        "HTTPS, activated, ALREADY_ACTIVATED",
        "HTTPS, off, REGISTRATION_OFF",
        "HTTPS, deleted, UNKNOWN_DEVICE",
        "HTTPS, unreachable, LEARNT_SECRET",
        "REGISTER, activated, LEARNT_SECRET",
        "REGISTER, off, LEARNT_SECRET",
        "REGNWL, off, LEARNT_SECRET"
    })
    void whereThereIsNoOtherOneTheStatusSaysWhatHelps(Way way, String why, Reason reason) throws Exception {
        Registration registration = registration(way);
        switch (why) {
            case "activated" -> {
                secrets.keep(Map.of(IDENTITY, GOOD));
                start(registration);
                awaitOnline();
                session.close().toCompletableFuture().get();
                failures.clear();
            }
            case "off" -> emulator.product("a1Abc123Def").setRegistration(DynamicRegistration.OFF);
            case "deleted" -> emulator.devices().remove("a1Abc123Def", "dev001");
            default -> registration = new HttpsRegistration(runtime, "localhost", 1, trust, null);
        }
        secrets.keep(Map.of(IDENTITY, OLD));

        start(registration);
        await().atMost(BOUND).until(() -> failures.size() >= 2);

        assertThat(failures).extracting(LinkFailure::reason).containsOnly(reason);
        assertThat(failures.get(0).getMessage()).doesNotContain("ffff");
        assertThat(onDisk()).isEqualTo(OLD);
    }

    @Test
    void theSameOneAgainIsNotTriedAgain() throws Exception {
        secrets.keep(Map.of(IDENTITY, OLD));

        start((identity, productSecret) -> CompletableFuture.completedFuture(OLD));
        await().atMost(BOUND).until(() -> failures.size() >= 3);

        assertThat(failures).extracting(LinkFailure::reason).containsOnly(Reason.LEARNT_SECRET);
        assertThat(asked.get()).isBetween(3, failures.size() + 1);
    }

    /** A platform that gives useless things again and again is not asked again and again. */
    @Test
    void whatIsGivenInItsPlaceAndRefusedTooIsTheLast() throws Exception {
        secrets.keep(Map.of(IDENTITY, OLD));

        start((identity, productSecret) -> CompletableFuture.completedFuture(
                new LearntSecret.OfDevice(new DeviceSecret("useless-" + asked.get()))));
        await().atMost(BOUND).until(() -> failures.size() >= 5);

        assertThat(asked).hasValue(1);
        assertThat(failures.subList(1, 5)).extracting(LinkFailure::reason).containsOnly(Reason.LEARNT_SECRET);
    }

    @Test
    void oneThatWasRefusedForAWhileIsUsedAgain() throws Exception {
        secrets.keep(Map.of(IDENTITY, GOOD));
        emulator.device("a1Abc123Def", "dev001").setEnabled(false);

        start(registration(Way.REGISTER));
        await().atMost(BOUND).until(() -> failures.size() >= 2);
        emulator.device("a1Abc123Def", "dev001").setEnabled(true);
        awaitOnline();

        assertThat(onDisk()).isEqualTo(GOOD);
    }
}
