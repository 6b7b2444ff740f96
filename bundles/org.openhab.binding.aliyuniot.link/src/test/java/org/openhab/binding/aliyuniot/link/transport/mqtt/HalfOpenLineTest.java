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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;
import org.openhab.aliyuniot.emulator.fault.Fault;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;

/** The platform vanishes without a word: no end of the connection, no reset, nothing. */
@NonNullByDefault({})
@Timeout(120)
class HalfOpenLineTest {
    private static final Duration BOUND = SessionBench.BOUND;
    private static final Duration LONG = SessionBench.LONG;
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final SessionBench bench = new SessionBench("half-open-test");
    private AutoCloseable server = () -> {};

    @TempDir
    Path folder;

    @AfterEach
    void stop() throws Exception {
        bench.close();
        server.close();
    }

    /** What notices that nobody is there any more. */
    private enum Noticed {
        BY_KEEP_ALIVE(new MqttTimeouts(LONG, LONG, LONG, SECOND), SECOND, 0),
        BY_ACKNOWLEDGEMENT(new MqttTimeouts(LONG, LONG, SHORT, SECOND), LONG, 1),
        BY_WRITING(new MqttTimeouts(LONG, SHORT, LONG, SECOND), LONG, Message.MAX_PAYLOAD_BYTES);

        final MqttTimeouts timeouts;
        final Duration keepAlive;
        final int payloadBytes;

        Noticed(MqttTimeouts timeouts, Duration keepAlive, int payloadBytes) {
            this.timeouts = timeouts;
            this.keepAlive = keepAlive;
            this.payloadBytes = payloadBytes;
        }
    }

    @ParameterizedTest
    @EnumSource
    void isNoticedAndWhatIsOnItsWayArrivesLater(Noticed noticed) throws Exception {
        List<String> arrived = new CopyOnWriteArrayList<>();
        HostileServer hostile = new HostileServer((client, number) -> {
            client.connack();
            if (number == 1) {
                client.fallSilent();
            }
            while (true) {
                byte[] packet = client.receive();
                if ((packet[0] & 0xf0) == 0x30) {
                    arrived.add(HostileServer.payload(packet).substring(0, 2));
                }
                client.answer(packet);
            }
        });
        server = hostile;
        DeviceSession session = bench.online(
                bench.session("dev001", SessionBench.tcp(hostile.port()), noticed.timeouts, noticed.keepAlive));
        List<CompletionStage<Message>> outcomes = new ArrayList<>();
        List<String> sent = new ArrayList<>();
        String rest = "x".repeat(Math.max(0, noticed.payloadBytes - 2));
        // 15 MB at most: within the session's queue and in-flight window, beyond what sockets take.
        for (int i = 10; i < 70; i++) {
            sent.add(Integer.toString(i));
            outcomes.add(session.publish(SessionBench.message("dev001", i + rest, Qos.AT_LEAST_ONCE)));
        }

        for (CompletionStage<Message> outcome : outcomes) {
            SessionBench.get(outcome);
        }
        assertThat(bench.failures)
                .first()
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo(LinkFailure.Reason.TIMEOUT));
        assertThat(arrived.stream().distinct()).isEqualTo(sent);
        assertThat(hostile.connections()).isGreaterThan(1);
    }

    @Test
    void aBlackHoleIsNoticedAndWhatWasPublishedMeanwhileArrivesWhenItIsGone() throws Exception {
        AliyunIotEmulator emulator = AliyunIotEmulator.start(
                EmulatorConfiguration.in(folder).withDevice(SessionBench.PRODUCT, "dev001", SessionBench.SECRET));
        server = emulator;
        DeviceSession session = bench.online(bench.session(
                "dev001",
                SessionBench.tcp(emulator.ports().tcp()),
                new MqttTimeouts(SECOND, LONG, LONG, SECOND),
                SECOND));
        emulator.faults().add(SessionBench.PRODUCT, "dev001", Fault.blackHole());
        CompletionStage<Message> before = session.publish(SessionBench.message("dev001", "before", Qos.AT_LEAST_ONCE));
        await().atMost(BOUND).until(() -> !bench.failures.isEmpty());
        assertThat(bench.failures.get(0).reason()).isEqualTo(LinkFailure.Reason.TIMEOUT);
        CompletionStage<Message> after = session.publish(SessionBench.message("dev001", "after", Qos.AT_LEAST_ONCE));
        await().atMost(BOUND).until(() -> bench.failures.size() > 1);

        emulator.faults().removeAll();
        SessionBench.get(before);
        SessionBench.get(after);
        assertThat(emulator.device(SessionBench.PRODUCT, "dev001").messages(0).stream()
                        .map(message -> new String(message.payload(), StandardCharsets.UTF_8))
                        .distinct())
                .containsExactly("before", "after");
    }
}
