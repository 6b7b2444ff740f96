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
import static org.openhab.binding.aliyuniot.link.session.SessionWithEmulator.assertSent;
import static org.openhab.binding.aliyuniot.link.session.SessionWithEmulator.failureOf;
import static org.openhab.binding.aliyuniot.link.session.SessionWithEmulator.message;
import static org.openhab.binding.aliyuniot.link.session.SessionWithEmulator.numbered;
import static org.openhab.binding.aliyuniot.link.session.SessionWithEmulator.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openhab.aliyuniot.emulator.fault.Fault;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;
import org.openhab.binding.aliyuniot.link.failure.QuotaFailure;
import org.openhab.binding.aliyuniot.link.session.Wiretap.Published;
import org.openhab.binding.aliyuniot.link.session.outgoing.OutgoingStore;
import org.openhab.binding.aliyuniot.link.session.outgoing.QueueBounds;
import org.openhab.binding.aliyuniot.link.session.outgoing.UplinkRates;
import org.openhab.binding.aliyuniot.link.session.statistics.SessionStatistics;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;

/** What becomes of published messages, over real sockets. */
class UplinkTest {
    private static final long SECOND = 1_000_000_000;

    @RegisterExtension
    final SessionWithEmulator line = new SessionWithEmulator();

    @Test
    void losesNothingWhileThePlatformIsRestartedAgainAndAgain() throws Exception {
        int restarts = 20;
        List<String> payloads = numbered(2000);
        try (Wiretap wiretap = new Wiretap(line.emulator.ports().tcp())) {
            DeviceSession session = line.session(
                    SETTINGS.withQueue(new QueueBounds(2000, 1 << 20)), line.tcp(wiretap.port()), OutgoingStore.NONE);
            List<CompletionStage<Message>> outcomes = new ArrayList<>();
            int share = payloads.size() / restarts;
            for (int restart = 0; restart < restarts; restart++) {
                outcomes.addAll(
                        publish(session, payloads.subList(restart * share, (restart + 1) * share), Qos.AT_LEAST_ONCE));
                if (restart == 0) {
                    line.online(session);
                }
                int enough = restart * share + share / 4;
                await().atMost(BOUND).until(() -> wiretap.published.size() >= enough);
                line.restartEmulator();
            }
            assertSent(outcomes);

            Set<String> seen = new HashSet<>();
            List<String> firsts = new ArrayList<>();
            for (Published published : wiretap.published) {
                if (seen.add(published.payload())) {
                    // May be marked as well: what was written in the moment of the cut never came past here.
                    firsts.add(published.payload());
                } else {
                    assertThat(published.duplicate()).as(published.payload()).isTrue();
                }
            }
            assertThat(firsts).isEqualTo(payloads);
            assertThat(session.statistics().sent()).isEqualTo(payloads.size());
            assertThat(session.statistics().reconnects()).isGreaterThan(0);
        }
    }

    @ParameterizedTest
    @EnumSource(Qos.class)
    void noSecondHasMoreMessagesThanAllowed(Qos qos) throws Exception {
        int rate = 100;
        RecordingTransports transports =
                new RecordingTransports(line.tcp(line.emulator.ports().tcp()));
        UplinkRates rates = qos == Qos.AT_MOST_ONCE ? new UplinkRates(rate, 0) : new UplinkRates(0, rate);
        DeviceSession session = line.session(SETTINGS.withRates(rates), transports, OutgoingStore.NONE);
        List<String> payloads = numbered(200);
        line.online(session);

        assertSent(publish(session, payloads, qos));

        await().atMost(BOUND).untilAsserted(() -> assertThat(line.arrived()).isEqualTo(payloads));
        List<Long> times = transports.publishTimes;
        assertThat(times).hasSize(payloads.size());
        for (int i = rate; i < times.size(); i++) {
            assertThat(times.get(i) - times.get(i - rate))
                    .as("time of %d messages", rate + 1)
                    .isGreaterThan(SECOND);
        }
    }

    @Test
    void repetitionsCountForTheRate() throws Exception {
        int rate = 20;
        RecordingTransports transports =
                new RecordingTransports(line.tcp(line.emulator.ports().tcp()));
        DeviceSession session =
                line.session(SETTINGS.withRates(new UplinkRates(0, rate)), transports, OutgoingStore.NONE);
        line.addFault(Fault.withholdPuback(rate / 2));
        line.online(session);
        List<String> payloads = numbered(rate);

        List<CompletionStage<Message>> outcomes = publish(session, payloads, Qos.AT_LEAST_ONCE);
        await().atMost(BOUND).until(() -> transports.publishTimes.size() == rate);
        line.disconnect();

        assertSent(outcomes);
        List<Long> times = transports.publishTimes;
        assertThat(times).hasSizeGreaterThan(rate);
        for (int i = rate; i < times.size(); i++) {
            assertThat(times.get(i) - times.get(i - rate)).isGreaterThan(SECOND);
        }
    }

    @Test
    void oneQualityDoesNotOvertakeTheOther() throws Exception {
        DeviceSession session = line.session(SETTINGS.withRates(new UplinkRates(0, 5)));
        List<String> payloads = numbered(10);
        line.online(session);

        List<CompletionStage<Message>> outcomes = new ArrayList<>();
        for (int i = 0; i < payloads.size(); i++) {
            Qos qos = i == 9 ? Qos.AT_MOST_ONCE : Qos.AT_LEAST_ONCE;
            outcomes.add(session.publish(message(payloads.get(i), qos)));
        }

        assertSent(outcomes);
        await().atMost(BOUND).untilAsserted(() -> assertThat(line.arrived()).isEqualTo(payloads));
    }

    @Test
    void fullQueueDropsTheOldestOfQos0AndThenNewcomers() throws Exception {
        DeviceSession session = line.session(SETTINGS.withQueue(new QueueBounds(3, 1000)));
        CompletionStage<Message> first = session.publish(message("first", Qos.AT_LEAST_ONCE));
        CompletionStage<Message> madeRoom = session.publish(message("made room", Qos.AT_MOST_ONCE));
        CompletionStage<Message> second = session.publish(message("second", Qos.AT_LEAST_ONCE));
        CompletionStage<Message> third = session.publish(message("third", Qos.AT_LEAST_ONCE));
        CompletionStage<Message> refused = session.publish(message("refused", Qos.AT_LEAST_ONCE));

        assertThat(failureOf(madeRoom)).isInstanceOf(QuotaFailure.class);
        assertThat(failureOf(refused))
                .isInstanceOfSatisfying(
                        QuotaFailure.class,
                        failure -> assertThat(failure.reason()).isEqualTo(LinkFailure.Reason.QUEUE_FULL));
        await().atMost(BOUND)
                .untilAsserted(
                        () -> assertThat(session.statistics()).isEqualTo(new SessionStatistics(0, 0, 3, 2, 0, null)));

        Instant before = Instant.now();
        line.online(session);
        assertSent(List.of(first, second, third));
        assertThat(line.arrived()).containsExactly("first", "second", "third");
        await().atMost(BOUND).until(() -> session.statistics().queued() == 0);
        SessionStatistics after = session.statistics();
        assertThat(after.sent()).isEqualTo(3);
        assertThat(after.lastMessage()).isAfterOrEqualTo(Instant.ofEpochMilli(before.toEpochMilli()));
    }

    @Test
    void messageThatHasWaitedForTooLongIsNotSent() throws Exception {
        DeviceSession session = line.session(SETTINGS.withQueue(new QueueBounds(10, 1000, Duration.ofMillis(200))));
        CompletionStage<Message> old = session.publish(message("valve OPEN", Qos.AT_LEAST_ONCE));
        CompletionStage<Message> unsure = session.publish(message("valve OPEN", Qos.AT_MOST_ONCE));
        for (CompletionStage<Message> outcome : List.of(old, unsure)) {
            assertThat(failureOf(outcome))
                    .isInstanceOfSatisfying(
                            QuotaFailure.class,
                            failure -> assertThat(failure.reason()).isEqualTo(LinkFailure.Reason.TOO_OLD));
        }
        await().atMost(BOUND).until(() -> session.statistics().queued() == 0);
        assertThat(session.statistics().dropped()).isEqualTo(2);
        line.online(session);
        assertThat(failureOf(session.publish(message("new", Qos.AT_LEAST_ONCE))))
                .isNull();
        assertThat(line.arrived()).containsExactly("new");
    }

    @Test
    void urgentMessageGoesAheadOfThoseThatWait() throws Exception {
        DeviceSession session = line.session(SETTINGS.withRates(new UplinkRates(0, 5)));
        line.online(session);

        List<CompletionStage<Message>> outcomes = publish(session, numbered(12), Qos.AT_LEAST_ONCE);
        outcomes = new ArrayList<>(outcomes);
        outcomes.add(session.publishNow(message("urgent", Qos.AT_LEAST_ONCE)));

        assertSent(outcomes);
        assertThat(line.arrived()).hasSize(13);
        assertThat(line.arrived().indexOf("urgent")).isLessThan(6);
    }

    @Test
    void urgentMessageIsNotKeptForLater() throws Exception {
        DeviceSession session = line.session(SETTINGS);
        assertThat(failureOf(session.publishNow(message("too early", Qos.AT_LEAST_ONCE))))
                .isInstanceOfSatisfying(
                        NetworkFailure.class,
                        failure -> assertThat(failure.reason()).isEqualTo(LinkFailure.Reason.NOT_CONNECTED));
        line.online(session);
        line.addFault(Fault.withholdPuback(1));
        CompletionStage<Message> lost = session.publishNow(message("not answered", Qos.AT_LEAST_ONCE));
        await().atMost(BOUND).until(() -> line.arrived().size() == 1);
        line.disconnect();
        assertThat(failureOf(lost)).isInstanceOf(NetworkFailure.class);
        await().atMost(BOUND).until(() -> line.heard.online.get() == 2);
        assertThat(failureOf(session.publish(message("after", Qos.AT_LEAST_ONCE))))
                .isNull();
        assertThat(line.arrived()).containsExactly("not answered", "after");
    }

    @Test
    void manyMessagesOfQos0LeaveInOneGo() throws Exception {
        DeviceSession session = line.session(SETTINGS.withQueue(new QueueBounds(5000, 1 << 20)));
        List<String> payloads = numbered(900);
        List<CompletionStage<Message>> outcomes = publish(session, payloads, Qos.AT_MOST_ONCE);
        line.online(session);
        assertSent(outcomes);
        await().atMost(BOUND).untilAsserted(() -> assertThat(line.arrived()).isEqualTo(payloads));
    }
}
