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
package org.openhab.binding.aliyuniot.internal.channel.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Function;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openhab.binding.aliyuniot.internal.channel.ChannelSession;
import org.openhab.binding.aliyuniot.internal.channel.Registration;
import org.openhab.binding.aliyuniot.internal.channel.ThingChannels;
import org.openhab.binding.aliyuniot.internal.report.ThingReports;
import org.openhab.binding.aliyuniot.link.rrpc.RrpcCall;
import org.openhab.binding.aliyuniot.link.rrpc.RrpcListener;
import org.openhab.binding.aliyuniot.link.rrpc.RrpcTopic;
import org.openhab.binding.aliyuniot.link.session.statistics.SessionStatistics;
import org.openhab.binding.aliyuniot.link.session.subscription.MessageListener;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.builder.ChannelBuilder;
import org.openhab.core.thing.type.ChannelTypeUID;
import org.openhab.core.types.RefreshType;
import org.openhab.core.types.State;

@NonNullByDefault({})
class DiagnosticUpdatesTest {
    private static final ThingUID UID = new ThingUID("aliyuniot:device:test");

    private final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1);
    private final Set<ChannelUID> linked = new CopyOnWriteArraySet<>();
    private final List<String> states = new ArrayList<>();
    private SessionStatistics statistics = new SessionStatistics(1, 2, 3, 4, 5, null);

    private final DiagnosticUpdates diagnostics = new DiagnosticUpdates(scheduler, linked::contains);
    private final ThingReports reports = new ThingReports(
            new RecordedEvents() {
                @Override
                public void state(ChannelUID channel, State state) {
                    DiagnosticUpdatesTest.this.states.add(channel.getId() + " " + state);
                }
            },
            Duration.ofSeconds(1));
    private final ThingChannels shown = new ThingChannels(List.of(channel -> new DiagnosticChannel(
            channel.getUID(), Objects.requireNonNull(Diagnostic.of(channel)), diagnostics, reports)));

    /** A session that has done what the statistics say. */
    private final ChannelSession session = new ChannelSession() {
        @Override
        public Registration subscribe(ChannelUID channel, TopicFilter filter, Qos qos, MessageListener listener) {
            throw new AssertionError(filter);
        }

        @Override
        public Registration listen(
                RrpcTopic topic, Duration within, Function<RrpcCall, byte[]> answer, RrpcListener listener) {
            throw new AssertionError(topic);
        }

        @Override
        public SessionStatistics statistics() {
            return statistics;
        }
    };

    private void showAll() throws Exception {
        shown.set(all());
        shown.attach(session);
    }

    private void refresh(ChannelUID channel) {
        shown.get(channel).handle(RefreshType.REFRESH);
    }

    @AfterEach
    void stopScheduler() {
        scheduler.shutdownNow();
    }

    private static ChannelUID channel(String id) {
        return new ChannelUID(UID, id);
    }

    private static List<Channel> all() {
        return Arrays.stream(Diagnostic.values())
                .map(diagnostic -> diagnostic.name().toLowerCase().replace('_', '-'))
                .map(id -> ChannelBuilder.create(new ChannelUID(UID, id))
                        .withType(new ChannelTypeUID("aliyuniot", id))
                        .build())
                .toList();
    }

    @Test
    void whatIsAskedForIsShownAtOnceAndThenWhatIsLinkedAndHasChanged() throws Exception {
        showAll();
        all().forEach(channel -> refresh(channel.getUID()));
        assertThat(states)
                .containsExactly(
                        "messages-sent 1",
                        "messages-received 2",
                        "messages-queued 3",
                        "messages-dropped 4",
                        "reconnects 5",
                        "last-message UNDEF");
        states.clear();

        linked.addAll(List.of(channel("messages-sent"), channel("messages-queued"), channel("last-message")));
        statistics = new SessionStatistics(7, 8, 3, 9, 10, Instant.EPOCH);
        diagnostics.update();
        diagnostics.update();
        assertThat(states)
                .hasSize(2)
                .contains("messages-sent 7")
                .anyMatch(state -> state.startsWith("last-message 1970"));

        shown.detach();
        diagnostics.update();
        assertThat(states).hasSize(2);
    }

    @Test
    void updatesRunOnlyWhileSomethingIsLinked() throws Exception {
        showAll();
        assertThat(scheduler.getQueue()).isEmpty();

        linked.add(channel("reconnects"));
        refresh(channel("reconnects"));
        refresh(channel("reconnects"));
        diagnostics.update();
        assertThat(scheduler.getQueue()).hasSize(1);

        linked.clear();
        diagnostics.update();
        scheduler.purge();
        assertThat(scheduler.getQueue()).isEmpty();
        diagnostics.stop();
    }
}
