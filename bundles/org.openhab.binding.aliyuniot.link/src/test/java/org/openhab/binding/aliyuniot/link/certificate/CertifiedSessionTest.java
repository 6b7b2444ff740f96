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
package org.openhab.binding.aliyuniot.link.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;
import org.openhab.aliyuniot.emulator.tls.IssuedCertificate;
import org.openhab.aliyuniot.emulator.tls.KeyKind;
import org.openhab.binding.aliyuniot.link.Fuzz;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.endpoint.Endpoint;
import org.openhab.binding.aliyuniot.link.endpoint.Protocol;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure.Reason;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.binding.aliyuniot.link.session.ReconnectPolicy;
import org.openhab.binding.aliyuniot.link.session.SessionListener;
import org.openhab.binding.aliyuniot.link.session.SessionSettings;
import org.openhab.binding.aliyuniot.link.session.SessionState;
import org.openhab.binding.aliyuniot.link.session.outgoing.UplinkRates;
import org.openhab.binding.aliyuniot.link.topic.Topic;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.openhab.binding.aliyuniot.link.transport.TransportFactory;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttSettings;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttTransportFactory;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttVersion;

/** A device with a certificate and the emulator, over real sockets. */
@NonNullByDefault({})
class CertifiedSessionTest {
    private static final DeviceIdentity IDENTITY = DeviceIdentity.of("a1Abc123Def", "dev001");
    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final SessionSettings SETTINGS = SessionSettings.DEFAULT
            .withReconnect(
                    new ReconnectPolicy(Duration.ofMillis(10), Duration.ofMillis(100), Duration.ofMillis(100), 10_000))
            .withRates(UplinkRates.UNLIMITED);

    @TempDir
    Path folder;

    private final LinkRuntime runtime = new LinkRuntime("certified");
    private final List<LinkFailure> failures = new CopyOnWriteArrayList<>();
    private AliyunIotEmulator emulator;
    private TrustAnchors trust;
    private CertificateFiles files;
    private LearntIdentities identities;
    private CertifiedTransports transports;

    @BeforeEach
    void begin() throws Exception {
        emulator = AliyunIotEmulator.start(EmulatorConfiguration.in(folder.resolve("emulator"))
                .withDevice("a1Abc123Def", "dev001", "0123456789abcdef0123456789abcdef")
                .withDevice("a1Abc123Def", "dev002", "0123456789abcdef0123456789abcdef"));
        trust = TrustAnchors.ofFile(emulator.caCertificate());
        files = new CertificateFiles(folder.resolve("device.pem"), folder.resolve("device.key"), null);
        identities = LearntIdentities.open(folder.resolve("identities.json"));
    }

    @AfterEach
    void end() {
        runtime.close();
        emulator.close();
    }

    private void write(IssuedCertificate issued) throws IOException {
        Files.writeString(files.key(), issued.key());
        Files.setPosixFilePermissions(files.key(), PosixFilePermissions.fromString("rw-------"));
        Files.writeString(files.certificate(), issued.certificate());
    }

    private void issue(KeyKind kind) throws IOException {
        write(emulator.certificates("a1Abc123Def", "dev001").issue(kind, Duration.ofDays(100)));
    }

    private TransportFactory way(ClientCertificate certificate, DeviceIdentity identity) {
        return new MqttTransportFactory(
                runtime,
                new MqttSettings(
                        new Endpoint("localhost", emulator.ports().tls(), Protocol.TLS),
                        trust.showing(certificate.keyManager()),
                        CertificateLogin.of("mac-1").credentials(identity),
                        Duration.ofSeconds(60),
                        false,
                        MqttVersion.V3_1_1));
    }

    private CompletionStage<DeviceIdentity> ask(Clock clock) {
        return CertifiedTransports.identity(runtime, files, clock, identities, certificate -> way(certificate, null));
    }

    private DeviceIdentity learnt() throws Exception {
        return ask(Clock.systemUTC()).toCompletableFuture().get(BOUND.toSeconds(), TimeUnit.SECONDS);
    }

    private Reason refused(Clock clock) {
        try {
            DeviceIdentity told = ask(clock)
                    .toCompletableFuture()
                    .orTimeout(60, TimeUnit.SECONDS)
                    .join();
            throw new AssertionError("learnt " + told);
        } catch (CompletionException e) {
            return ((LinkFailure) LinkFailure.causeOf(e)).reason();
        }
    }

    private DeviceSession session() {
        transports =
                new CertifiedTransports(runtime, files, Clock.systemUTC(), certificate -> way(certificate, IDENTITY));
        DeviceSession session = new DeviceSession(runtime, IDENTITY, transports, SETTINGS, new SessionListener() {
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
        return session;
    }

    private void awaitOnline(DeviceSession session) {
        await().atMost(BOUND).until(() -> session.state() == SessionState.ONLINE);
    }

    @Test
    void aDeviceLearnsItsNamesOnceAndLogsInWithThem() throws Exception {
        for (KeyKind kind : KeyKind.values()) {
            issue(kind);
            assertThat(learnt()).isEqualTo(IDENTITY);
            long connects = emulator.device("a1Abc123Def", "dev001").state().connects();
            assertThat(learnt()).as("from the file").isEqualTo(IDENTITY);
            assertThat(LearntIdentities.open(folder.resolve("identities.json")).find(files.read()))
                    .isEqualTo(IDENTITY);
            assertThat(emulator.device("a1Abc123Def", "dev001").state().connects())
                    .isEqualTo(connects);
            DeviceSession session = session();
            awaitOnline(session);
            session.close().toCompletableFuture().get(BOUND.toSeconds(), TimeUnit.SECONDS);
        }
        assertThat(Files.getPosixFilePermissions(folder.resolve("identities.json")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void aRemovedCertificateIsRefused() throws Exception {
        issue(KeyKind.EC);
        emulator.certificates("a1Abc123Def", "dev001").removeAll();

        assertThat(refused(Clock.systemUTC())).isEqualTo(Reason.BAD_CREDENTIALS);
    }

    @Test
    void aRemovedDeviceIsRefused() throws Exception {
        issue(KeyKind.EC);
        DeviceSession session = session();
        awaitOnline(session);

        emulator.devices().remove("a1Abc123Def", "dev001");

        await().atMost(BOUND)
                .until(() -> failures.stream().anyMatch(failure -> failure.reason() == Reason.BAD_CREDENTIALS));
    }

    @Test
    void theNamesOfAnotherDeviceDoNotHelp() throws Exception {
        write(emulator.certificates("a1Abc123Def", "dev002").issue(KeyKind.EC, Duration.ofDays(3)));

        session();

        await().atMost(BOUND)
                .until(() -> failures.stream().anyMatch(failure -> failure.reason() == Reason.BAD_CREDENTIALS));
    }

    @Test
    void theServerRefusesACertificateOfAnotherTime() throws Exception {
        Instant now = Instant.now();
        write(emulator.certificates("a1Abc123Def", "dev001")
                .issue(KeyKind.EC, now.minus(Duration.ofDays(20)), now.minus(Duration.ofDays(10))));
        assertThat(refused(Clock.systemUTC())).isEqualTo(Reason.CERTIFICATE_EXPIRED);
        assertThat(refused(Clock.fixed(now.minus(Duration.ofDays(15)), ZoneOffset.UTC)))
                .as("a clock that is slow")
                .isEqualTo(Reason.CERTIFICATE_REFUSED);

        write(emulator.certificates("a1Abc123Def", "dev001")
                .issue(KeyKind.EC, now.plus(Duration.ofDays(10)), now.plus(Duration.ofDays(20))));
        assertThat(refused(Clock.systemUTC())).isEqualTo(Reason.CERTIFICATE_EARLY);
        assertThat(refused(Clock.fixed(now.plus(Duration.ofDays(15)), ZoneOffset.UTC)))
                .as("a clock that is fast")
                .isEqualTo(Reason.CERTIFICATE_REFUSED);
    }

    @Test
    void theServerRefusesAnAuthorityThatItDoesNotKnow() throws Exception {
        try (AliyunIotEmulator other = AliyunIotEmulator.start(EmulatorConfiguration.in(folder.resolve("other"))
                .withDevice("a1Abc123Def", "dev001", "0123456789abcdef0123456789abcdef"))) {
            write(other.certificates("a1Abc123Def", "dev001").issue(KeyKind.EC, Duration.ofDays(3)));
        }

        assertThat(refused(Clock.systemUTC())).isEqualTo(Reason.CERTIFICATE_REFUSED);
    }

    @Test
    void aRenewedCertificateIsConnectedWithAndNoMessageIsLost() throws Exception {
        issue(KeyKind.EC);
        DeviceSession session = session();
        awaitOnline(session);
        List<CompletionStage<?>> sent = new ArrayList<>();
        CertificateWatch watch =
                new CertificateWatch(runtime, transports, Clock.systemUTC(), state -> {}, Duration.ofMillis(20));

        issue(KeyKind.RSA);
        String renewed = files.read().fingerprint();
        int number = 0;
        while (!renewed.equals(transports.shown().fingerprint()) || session.state() != SessionState.ONLINE) {
            sent.add(publish(session, number++));
            assertThat(sent).hasSizeLessThan(20_000);
            TimeUnit.MILLISECONDS.sleep(2);
        }
        sent.add(publish(session, number));

        for (CompletionStage<?> one : sent) {
            one.toCompletableFuture().get(BOUND.toSeconds(), TimeUnit.SECONDS);
        }
        watch.close();
        assertThat(failures).extracting(LinkFailure::reason).containsOnly(Reason.RENEWED);
    }

    private static CompletionStage<Message> publish(DeviceSession session, int number) {
        return session.publish(new Message(
                new Topic("/a1Abc123Def/dev001/user/update"),
                Integer.toString(number).getBytes(StandardCharsets.UTF_8),
                Qos.AT_LEAST_ONCE));
    }

    @Test
    void anEndIsToldWeeksAheadAndFilesThatAreBadWhileAllGoesOn() throws Exception {
        write(emulator.certificates("a1Abc123Def", "dev001").issue(KeyKind.EC, Duration.ofDays(29)));
        DeviceSession session = session();
        awaitOnline(session);
        List<CertificateWatch.State> states = new CopyOnWriteArrayList<>();
        CertificateWatch watch =
                new CertificateWatch(runtime, transports, Clock.systemUTC(), states::add, Duration.ofMillis(20));
        watch.online();
        await().atMost(BOUND).until(() -> states.size() == 1);
        assertThat(states.get(0).until()).isEqualTo(files.read().notAfter());

        Files.writeString(files.certificate(), "nothing");
        await().atMost(BOUND).until(() -> states.size() == 2);
        assertThat(states.get(1)).isEqualTo(new CertificateWatch.State(null, Reason.CERTIFICATE_FILE));
        assertThat(session.state()).isEqualTo(SessionState.ONLINE);

        issue(KeyKind.EC);
        await().atMost(BOUND).until(() -> states.size() == 3);
        assertThat(states.get(2)).isEqualTo(new CertificateWatch.State(null, null));
        watch.close();
    }

    @Test
    void hostileNamesAreNone() {
        String whole = "{\"productKey\":\"a1Abc123Def\",\"deviceName\":\"dev001\"}";
        for (int seed = 0; seed < 1000; seed++) {
            byte[] broken = Fuzz.broken(new Random(seed), whole);
            DeviceIdentity read = IdentityAnswer.of(broken);
            if (read != null) {
                assertThat(read)
                        .isEqualTo(DeviceIdentity.of(
                                read.productKey().value(), read.deviceName().value()));
            }
            assertThat(LearntIdentities.read(broken)).isEmpty();
        }
        for (String hostile : new String[] {
            "",
            "[]",
            "{}",
            "null",
            "{\"productKey\":1,\"deviceName\":\"dev001\"}",
            "{\"productKey\":\"a1/#\",\"deviceName\":\"dev001\"}",
            "{\"productKey\":\"a1Abc123Def\",\"deviceName\":\"../../etc\"}",
            "{\"productKey\":\"a1Abc123Def\",\"deviceName\":\"" + "x".repeat(2000) + "\"}"
        }) {
            assertThat(IdentityAnswer.of(hostile.getBytes(StandardCharsets.UTF_8)))
                    .as(hostile)
                    .isNull();
        }
    }
}
