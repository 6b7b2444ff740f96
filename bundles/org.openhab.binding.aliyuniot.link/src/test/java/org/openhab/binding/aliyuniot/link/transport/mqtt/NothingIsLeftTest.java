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

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;
import org.openhab.aliyuniot.emulator.fault.Fault;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.endpoint.Endpoint;
import org.openhab.binding.aliyuniot.link.endpoint.Protocol;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.binding.aliyuniot.link.session.SessionState;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;

/** Sessions and runtimes that are closed leave neither threads nor objects behind, whatever they were doing. */
@NonNullByDefault({})
@Timeout(180)
class NothingIsLeftTest {
    private static final String THREADS = "nothing-left-test";
    private static final Duration BOUND = SessionBench.BOUND;
    private static final Duration LONG = SessionBench.LONG;
    private static final int TIMES = 20;

    @TempDir
    Path folder;

    private AliyunIotEmulator emulator;

    @BeforeEach
    void startEmulator() throws Exception {
        emulator = AliyunIotEmulator.start(EmulatorConfiguration.in(folder)
                .withWebSocketPorts(0, 0)
                .withDevice(SessionBench.PRODUCT, "dev001", SessionBench.SECRET));
    }

    @AfterEach
    void stopEmulator() {
        emulator.close();
    }

    private static void awaitCollected(List<? extends WeakReference<?>> references) {
        await().atMost(BOUND).untilAsserted(() -> {
            System.gc();
            assertThat(references)
                    .filteredOn(reference -> reference.get() != null)
                    .isEmpty();
        });
    }

    /** In a method of its own, so that no local variable keeps the session. */
    private WeakReference<DeviceSession> openAndClose(SessionBench bench) throws Exception {
        DeviceSession session = bench.online(
                bench.session("dev001", SessionBench.tcp(emulator.ports().tcp()), SessionBench.PATIENT, LONG));
        SessionBench.get(session.publish(SessionBench.message("dev001", "x", Qos.AT_LEAST_ONCE)));
        SessionBench.get(session.close());
        bench.sessions.clear();
        return new WeakReference<>(session);
    }

    @Test
    void sessionsThatComeAndGoLeaveTheRuntimeAsItWas() throws Exception {
        try (SessionBench bench = new SessionBench(THREADS)) {
            List<WeakReference<DeviceSession>> sessions = new ArrayList<>();
            for (int i = 0; i < TIMES; i++) {
                sessions.add(openAndClose(bench));
            }
            awaitCollected(sessions);
            await().atMost(BOUND).until(() -> SessionBench.threadsNamed(THREADS + "-reader-") == 0);
            assertThat(SessionBench.threadsNamed(THREADS))
                    .isLessThanOrEqualTo(1 + Math.max(4, Runtime.getRuntime().availableProcessors()));
        }
    }

    private WeakReference<LinkRuntime> openAndClose(Protocol protocol) throws Exception {
        int port = switch (protocol) {
            case TLS -> emulator.ports().tls();
            case TLS_PSK -> emulator.ports().tlsPsk();
            case TCP -> emulator.ports().tcp();
            case WSS -> emulator.ports().wss();
            case WS -> emulator.ports().ws();
        };
        try (SessionBench bench = new SessionBench(THREADS)) {
            bench.online(bench.session(
                    "dev001",
                    new Endpoint("localhost", port, protocol),
                    TrustAnchors.ofFile(emulator.caCertificate()),
                    SessionBench.PATIENT,
                    LONG));
            return new WeakReference<>(bench.runtime);
        }
    }

    @Test
    void runtimesThatComeAndGoLeaveNothing() throws Exception {
        List<WeakReference<LinkRuntime>> runtimes = new ArrayList<>();
        Protocol[] protocols = Protocol.values();
        for (int i = 0; i < TIMES; i++) {
            Protocol protocol = protocols[i % protocols.length];
            runtimes.add(openAndClose(protocol));
        }
        awaitCollected(runtimes);
    }

    /** What a session may be at when it is closed. */
    private enum Busy {
        CONNECTING_TO_A_BLACK_HOLE,
        SHAKING_HANDS_OVER_TLS,
        SHAKING_HANDS_WITH_A_KEY,
        SHAKING_HANDS_OVER_WEBSOCKET,
        SHAKING_HANDS_OVER_SECURE_WEBSOCKET,
        WAITING_TO_CONNECT_AGAIN,
        SUBSCRIBING,
        ONLINE,
        ONLINE_IN_A_BLACK_HOLE,
        WRITING_WHAT_HANGS
    }

    @ParameterizedTest
    @EnumSource
    void closingEndsWhateverASessionIsAt(Busy busy) throws Exception {
        MqttTimeouts timeouts = new MqttTimeouts(LONG, LONG, LONG, Duration.ofSeconds(1));
        try (HostileServer silent = new HostileServer((client, number) -> {
                    if (busy == Busy.WRITING_WHAT_HANGS || busy == Busy.SUBSCRIBING) {
                        client.connack();
                    }
                    if (busy != Busy.WAITING_TO_CONNECT_AGAIN) {
                        client.fallSilent();
                    }
                });
                SessionBench bench = new SessionBench(THREADS)) {
            Protocol protocol = switch (busy) {
                case SHAKING_HANDS_OVER_TLS -> Protocol.TLS;
                case SHAKING_HANDS_WITH_A_KEY -> Protocol.TLS_PSK;
                case SHAKING_HANDS_OVER_WEBSOCKET -> Protocol.WS;
                case SHAKING_HANDS_OVER_SECURE_WEBSOCKET -> Protocol.WSS;
                default -> Protocol.TCP;
            };
            boolean toEmulator = busy == Busy.ONLINE || busy == Busy.ONLINE_IN_A_BLACK_HOLE;
            int port = toEmulator ? emulator.ports().tcp() : silent.port();
            DeviceSession session = bench.session("dev001", new Endpoint("localhost", port, protocol), timeouts, LONG);
            if (busy == Busy.SUBSCRIBING) {
                session.subscriptions()
                        .add(new TopicFilter("/a1Abc123Def/dev001/user/get"), Qos.AT_LEAST_ONCE, message -> {});
            }
            session.start();
            switch (busy) {
                case ONLINE, ONLINE_IN_A_BLACK_HOLE, WRITING_WHAT_HANGS ->
                    await().atMost(BOUND).until(() -> session.state() == SessionState.ONLINE);
                case WAITING_TO_CONNECT_AGAIN -> await().atMost(BOUND).until(() -> !bench.failures.isEmpty());
                default -> await().atMost(BOUND).until(() -> silent.connections() == 1);
            }
            if (busy == Busy.ONLINE_IN_A_BLACK_HOLE) {
                emulator.faults().add(SessionBench.PRODUCT, "dev001", Fault.blackHole());
            } else if (busy == Busy.WRITING_WHAT_HANGS) {
                for (int i = 0; i < 80; i++) {
                    session.publish(
                            SessionBench.message("dev001", "x".repeat(Message.MAX_PAYLOAD_BYTES), Qos.AT_LEAST_ONCE));
                }
            }
            SessionBench.get(session.close());
            assertThat(session.state()).isEqualTo(SessionState.CLOSED);
        }
    }
}
