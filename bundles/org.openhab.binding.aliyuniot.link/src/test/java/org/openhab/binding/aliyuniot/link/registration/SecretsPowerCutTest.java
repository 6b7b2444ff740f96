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
import static org.openhab.binding.aliyuniot.link.registration.HttpsRegistrationTest.BOUND;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openhab.binding.aliyuniot.link.JavaProcess;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.SignMethod;
import org.openhab.binding.aliyuniot.link.ota.download.TestCertificate;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.binding.aliyuniot.link.session.ReconnectPolicy;
import org.openhab.binding.aliyuniot.link.session.RecordingSessionListener;
import org.openhab.binding.aliyuniot.link.session.SessionSettings;
import org.openhab.binding.aliyuniot.link.session.SessionState;
import org.openhab.binding.aliyuniot.link.transport.http.HttpSettings;
import org.openhab.binding.aliyuniot.link.transport.http.HttpTransportFactory;

/**
 * Processes that register one device after the other are killed about when one of them is given its secret: whatever was
 * logged in with is on the disk. {@code -Daliyuniot.powercuts=200} makes more of it,
 * {@code -Daliyuniot.powercuts.seed=42} others.
 */
@NonNullByDefault({})
class SecretsPowerCutTest {
    private static final int CUTS = Integer.getInteger("aliyuniot.powercuts", 20);
    private static final long SEED = Long.getLong("aliyuniot.powercuts.seed", 1);
    /** A device that a process has registered takes some milliseconds. */
    private static final int MOST_DEVICES = 4;

    private static final int MOST_MICROS = 40_000;

    @TempDir
    Path folder;

    @Test
    void aDeviceThatWasKilledAfterItsRegistrationLogsInTheNextTime() throws Exception {
        TestCertificate certificate = TestCertificate.in(folder, "dns:localhost");
        Random random = new Random(SEED);
        int devices = 0;
        int between = 0;
        try (RegisteringPlatform platform = new RegisteringPlatform(certificate)) {
            for (int cut = 0; cut < CUTS; cut++) {
                int before = platform.activated.size();
                devices += MOST_DEVICES;
                kill(platform, certificate, devices, random);
                between += platform.registered.stream().distinct().count() > platform.activated.size() ? 1 : 0;
                assertThat(platform.activated.size()).isGreaterThanOrEqualTo(before);
            }
            Process last = start(platform, certificate, devices);
            assertThat(last.waitFor(10 * BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();

            assertThat(last.exitValue()).isZero();
            assertThat(platform.lost).as("devices whose secret was lost").isEmpty();
            assertThat(platform.activated).hasSize(devices);
            assertThat(between).as("processes killed between secret and login").isPositive();
        }
    }

    /** Kills a process some time after one of its registrations was answered, or about to be. */
    private void kill(RegisteringPlatform platform, TestCertificate certificate, int devices, Random random)
            throws Exception {
        int after = 1 + random.nextInt(MOST_DEVICES);
        long micros = random.nextInt(MOST_MICROS);
        AtomicReference<Process> victim = new AtomicReference<>();
        int[] answered = {0};
        platform.answering = name -> {
            if (++answered[0] == after) {
                Thread killer = new Thread(() -> {
                    LockSupport.parkNanos(micros * 1000);
                    victim.get().destroyForcibly();
                });
                killer.setDaemon(true);
                killer.start();
            }
        };
        Process process = start(platform, certificate, devices);
        victim.set(process);
        assertThat(process.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();
        platform.answering = name -> {};
    }

    private Process start(RegisteringPlatform platform, TestCertificate certificate, int devices) throws Exception {
        return JavaProcess.start(
                Victim.class,
                folder.resolve("secrets.json").toString(),
                Integer.toString(platform.port()),
                certificate.pem().toString(),
                // The first one that has not logged in yet; they do so one after the other.
                Integer.toString(platform.activated.size()),
                Integer.toString(devices));
    }

    /** A process that brings devices online, the newest last, with nothing but their product's secret. */
    @NonNullByDefault({})
    static final class Victim {
        private Victim() {}

        public static void main(String[] arguments) throws Exception {
            LearntSecrets secrets = LearntSecrets.open(Path.of(arguments[0]));
            int port = Integer.parseInt(arguments[1]);
            TrustAnchors trust = TrustAnchors.ofFile(Path.of(arguments[2]));
            try (LinkRuntime runtime = new LinkRuntime("victim")) {
                HttpsRegistration registration = new HttpsRegistration(runtime, "localhost", port, trust, null);
                HttpSettings settings = new HttpSettings("localhost", port, trust);
                for (int i = Integer.parseInt(arguments[3]); i < Integer.parseInt(arguments[4]); i++) {
                    login(runtime, registration, secrets, settings, DeviceIdentity.of("a1", "device" + i));
                }
            }
        }

        private static void login(
                LinkRuntime runtime,
                HttpsRegistration registration,
                LearntSecrets secrets,
                HttpSettings settings,
                DeviceIdentity identity)
                throws Exception {
            Duration pause = Duration.ofMillis(20);
            DeviceSession session = new DeviceSession(
                    runtime,
                    identity,
                    new RegisteringTransports(
                            runtime,
                            identity,
                            RegisteringPlatform.PRODUCT_SECRET,
                            registration,
                            secrets,
                            HttpTransportFactory.CAPABILITIES,
                            learnt -> new HttpTransportFactory(
                                    runtime,
                                    settings,
                                    identity,
                                    Objects.requireNonNull(learnt.deviceSecret()),
                                    SignMethod.HMACSHA256)),
                    SessionSettings.DEFAULT.withReconnect(new ReconnectPolicy(pause, pause, pause, 10_000)),
                    new RecordingSessionListener());
            session.start();
            while (session.state() != SessionState.ONLINE) {
                Thread.onSpinWait();
            }
            session.close().toCompletableFuture().get();
        }
    }
}
