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
package org.openhab.binding.aliyuniot.link.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.openhab.binding.aliyuniot.link.session.SessionWithEmulator.BOUND;
import static org.openhab.binding.aliyuniot.link.session.SessionWithEmulator.SETTINGS;
import static org.openhab.binding.aliyuniot.link.session.SessionWithEmulator.failureOf;
import static org.openhab.binding.aliyuniot.link.session.SessionWithEmulator.message;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.openhab.aliyuniot.emulator.fault.Fault;
import org.openhab.binding.aliyuniot.link.endpoint.Endpoint;
import org.openhab.binding.aliyuniot.link.endpoint.Protocol;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure.Reason;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;
import org.openhab.binding.aliyuniot.link.session.outgoing.OutgoingStore;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;

/** Connections that do not come about or do not last, over real sockets. */
class SessionFailureTest {
    @RegisterExtension
    final SessionWithEmulator line = new SessionWithEmulator();

    @ParameterizedTest
    @CsvSource({"2, CLIENT_ID_REJECTED", "4, BAD_CREDENTIALS", "5, NOT_AUTHORIZED"})
    void refusedCredentialsAreToldApartAndSlowDownToMinutes(int returnCode, LinkFailure.Reason reason) {
        int times = 12;
        line.addFault(Fault.refuseConnect(times, returnCode));
        // A minute takes 6 ms here.
        SessionSettings settings = SETTINGS.withReconnect(
                new ReconnectPolicy(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofMinutes(5), 1000));
        DeviceSession session = line.hastySession(settings, 10_000);
        line.online(session);

        assertThat(line.heard.failures)
                .hasSize(times)
                .allSatisfy(failure -> assertThat(failure.reason()).isEqualTo(reason));
        // With full jitter a single pause may be short, but hardly ever each of the last ones.
        assertThat(line.heard.delays.subList(times - 4, times)).anyMatch(delay -> delay.toSeconds() > 2);
        assertThat(line.heard.delays).allMatch(delay -> delay.toMinutes() <= 5);
    }

    @Test
    void kickedAgainAndAgainIsNamed() {
        DeviceSession session = line.session(SETTINGS);
        line.online(session);
        for (int times = 1; times <= 3; times++) {
            int online = times;
            await().atMost(BOUND).until(() -> line.heard.online.get() == online);
            line.disconnect();
        }
        await().atMost(BOUND).until(() -> line.heard.online.get() == 4);
        assertThat(line.heard.failures)
                .extracting(failure -> (Object) failure.reason())
                .containsExactly(Reason.CONNECTION_LOST, Reason.CONNECTION_LOST, Reason.KICKED);
    }

    @Test
    void refusalInBetweenIsNoKick() {
        DeviceSession session = line.session(SETTINGS);
        line.online(session);
        for (int times = 1; times <= 3; times++) {
            int online = times;
            await().atMost(BOUND).until(() -> line.heard.online.get() == online);
            line.addFault(Fault.refuseConnect(1, 3));
            line.disconnect();
        }
        await().atMost(BOUND).until(() -> line.heard.online.get() == 4);
        assertThat(line.heard.failures)
                .extracting(failure -> (Object) failure.reason())
                .doesNotContain(Reason.KICKED)
                .hasSize(6);
    }

    @Test
    void closingWhileNobodyListensEndsAtOnce() throws Exception {
        // Taken, so that nobody else listens there.
        try (Socket taken = new Socket()) {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            DeviceSession session = line.session(SETTINGS, line.tcp(taken.getLocalPort()), OutgoingStore.NONE);
            session.start();
            await().atMost(BOUND).until(() -> !line.heard.failures.isEmpty());
            assertThat(line.heard.failures.get(0).reason()).isEqualTo(Reason.CONNECTION_REFUSED);
            assertClosesWithWhatWaits(session);
        }
    }

    @Test
    void closingInABlackHoleEndsAtOnce() throws Exception {
        line.addFault(Fault.blackHole());
        DeviceSession session = line.session(SETTINGS);
        session.start();
        await().atMost(BOUND).until(() -> session.state() == SessionState.CONNECTING);
        assertClosesWithWhatWaits(session);
        assertThat(line.heard.failures).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"TLS", "TCP"})
    void closingWhileTheServerIsSilentEndsAtOnce(Protocol protocol) throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            DeviceSession session = line.session(
                    SETTINGS,
                    line.transport(new Endpoint("localhost", silent.getLocalPort(), protocol)),
                    OutgoingStore.NONE);
            session.start();
            // The client has said its first word, and waits for ours.
            try (var client = silent.accept()) {
                assertThat(client.getInputStream().read()).isPositive();
                assertClosesWithWhatWaits(session);
            }
            assertThat(line.heard.failures).isEmpty();
        }
    }

    private static void assertClosesWithWhatWaits(DeviceSession session) throws Exception {
        CompletionStage<Message> waiting = session.publish(message("never", Qos.AT_LEAST_ONCE));
        assertThat(failureOf(session.close())).isNull();
        assertThat(failureOf(waiting))
                .isInstanceOfSatisfying(
                        NetworkFailure.class,
                        failure -> assertThat(failure.reason()).isEqualTo(Reason.CLOSED));
        assertThat(session.state()).isEqualTo(SessionState.CLOSED);
    }
}
