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
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;
import org.openhab.aliyuniot.emulator.message.ReceivedMessage;
import org.openhab.binding.aliyuniot.link.endpoint.Endpoint;
import org.openhab.binding.aliyuniot.link.endpoint.Protocol;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;
import org.openhab.binding.aliyuniot.link.identity.PreSharedKey;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.binding.aliyuniot.link.session.SessionState;
import org.openhab.binding.aliyuniot.link.transport.Qos;

/** Sessions over TLS with a pre-shared key: who gets in, who does not, and how a handshake is cut. */
@NonNullByDefault({})
class PskLineTest {
    private static final String THREADS = "psk-line-test";
    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final MqttTimeouts PATIENT = new MqttTimeouts(LONG, LONG, LONG, Duration.ofSeconds(1));

    @TempDir
    Path folder;

    private AliyunIotEmulator emulator;
    private SessionBench bench;

    @BeforeEach
    void start() throws Exception {
        emulator = AliyunIotEmulator.start(EmulatorConfiguration.in(folder)
                .withDevice(SessionBench.PRODUCT, "dev001", SessionBench.SECRET)
                .withDevice(SessionBench.PRODUCT, "dev002", SessionBench.SECRET));
        bench = new SessionBench(THREADS);
    }

    @AfterEach
    void stop() throws Exception {
        bench.close();
        emulator.close();
    }

    private DeviceSession session(PreSharedKey key) {
        Endpoint endpoint = new Endpoint("localhost", emulator.ports().tlsPsk(), Protocol.TLS_PSK);
        MqttSettings settings = SessionBench.settings("dev001", endpoint, TrustAnchors.ofRuntime());
        return bench.session(
                "dev001",
                new MqttSettings(
                        endpoint,
                        settings.trustAnchors(),
                        settings.credentials(),
                        settings.keepAlive(),
                        true,
                        settings.version(),
                        key),
                PATIENT,
                LONG);
    }

    private static PreSharedKey key(String device, String secret) {
        return PreSharedKey.of(SessionBench.device(device), new DeviceSecret(secret));
    }

    private LinkFailure refused(DeviceSession session) {
        session.start();
        await().atMost(BOUND).until(() -> !bench.failures.isEmpty());
        return bench.failures.get(0);
    }

    @Test
    void whoKnowsTheSecretGetsInAndIsHeard() throws Exception {
        DeviceSession session = bench.online(session(key("dev001", SessionBench.SECRET)));
        SessionBench.get(session.publish(SessionBench.message("dev001", "hello", Qos.AT_LEAST_ONCE)));
        assertThat(emulator.device(SessionBench.PRODUCT, "dev001").messages(0))
                .extracting(ReceivedMessage::text)
                .containsExactly("hello");
    }

    @Test
    void anotherSecretIsRefusedInTheHandshake() {
        assertThat(refused(session(key("dev001", "another"))).reason()).isEqualTo(LinkFailure.Reason.PRE_SHARED_KEY);
    }

    @Test
    void anUnknownDeviceIsRefusedInTheHandshake() {
        assertThat(refused(session(key("dev999", SessionBench.SECRET))).reason())
                .isEqualTo(LinkFailure.Reason.PRE_SHARED_KEY);
    }

    @Test
    void aDisabledDeviceIsRefusedInTheHandshake() {
        emulator.device(SessionBench.PRODUCT, "dev001").setEnabled(false);
        assertThat(refused(session(key("dev001", SessionBench.SECRET))).reason())
                .isEqualTo(LinkFailure.Reason.PRE_SHARED_KEY);
    }

    @Test
    void theKeyOfAnotherDeviceDoesNotLogThisOneIn() {
        assertThat(refused(session(key("dev002", SessionBench.SECRET))).reason())
                .isEqualTo(LinkFailure.Reason.BAD_CREDENTIALS);
    }

    @Test
    void withoutAKeyThereIsNoSuchLine() {
        assertThatIllegalArgumentException().isThrownBy(() -> session(null)).withMessageContaining("secret");
    }

    /** Stands between the device and the platform, and stops in the middle of what the platform says. */
    private static final class StallingRelay implements AutoCloseable {
        private final ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        private final CountDownLatch stalled = new CountDownLatch(1);
        private final CompletableFuture<Integer> end = new CompletableFuture<>();

        StallingRelay(int platform, int after) throws Exception {
            Thread thread = new Thread(() -> relay(platform, after), "stalling-relay");
            thread.setDaemon(true);
            thread.start();
        }

        private void relay(int platform, int after) {
            try (Socket device = listening.accept();
                    Socket server = new Socket(InetAddress.getLoopbackAddress(), platform)) {
                Thread up = new Thread(() -> copy(device, server, Integer.MAX_VALUE), "stalling-relay-up");
                up.setDaemon(true);
                up.start();
                copy(server, device, after);
                stalled.countDown();
                up.join();
            } catch (Exception e) {
                stalled.countDown();
            }
            end.complete(0);
        }

        private static void copy(Socket from, Socket to, int bytes) {
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int left = bytes; left > 0; left--) {
                    int next = in.read();
                    if (next < 0) {
                        return;
                    }
                    out.write(next);
                }
            } catch (Exception e) {
                return;
            }
        }

        @Override
        public void close() throws Exception {
            listening.close();
        }
    }

    /** Before the first byte, in a header, in the hello, in the key exchange, and in what ends the handshake. */
    @ParameterizedTest
    @ValueSource(ints = {0, 3, 5, 40, 90, 100, 130, 140, 160, 190})
    void closingEndsAHandshakeThatStalls(int after) throws Exception {
        try (StallingRelay relay = new StallingRelay(emulator.ports().tlsPsk(), after)) {
            DeviceSession session = bench.session(
                    "dev001",
                    new Endpoint("localhost", relay.listening.getLocalPort(), Protocol.TLS_PSK),
                    PATIENT,
                    LONG);
            session.start();
            assertThat(relay.stalled.await(BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();
            SessionBench.get(session.close());
            assertThat(session.state()).isEqualTo(SessionState.CLOSED);
            // The device has hung up, too.
            relay.end.get(BOUND.toSeconds(), TimeUnit.SECONDS);
        }
        await().atMost(BOUND).until(() -> SessionBench.threadsNamed(THREADS + "-reader-") == 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 40, 100, 160})
    void timeEndsAHandshakeThatStalls(int after) throws Exception {
        MqttTimeouts hasty = new MqttTimeouts(Duration.ofMillis(500), LONG, LONG, Duration.ofSeconds(1));
        try (StallingRelay relay = new StallingRelay(emulator.ports().tlsPsk(), after)) {
            DeviceSession session = bench.session(
                    "dev001", new Endpoint("localhost", relay.listening.getLocalPort(), Protocol.TLS_PSK), hasty, LONG);
            assertThat(refused(session).reason()).isEqualTo(LinkFailure.Reason.TIMEOUT);
        }
    }

    @Test
    void aServerThatSpeaksPlainMqttIsNamedAsSuch() throws Exception {
        try (HostileServer plain = new HostileServer((client, number) ->
                client.send("220 mail.example.com ESMTP\r\n".getBytes(StandardCharsets.US_ASCII)))) {
            assertThat(refused(bench.session(
                                    "dev001", new Endpoint("localhost", plain.port(), Protocol.TLS_PSK), PATIENT, LONG))
                            .reason())
                    .isIn(LinkFailure.Reason.TLS, LinkFailure.Reason.CLOSED_WITHOUT_ANSWER);
        }
    }
}
