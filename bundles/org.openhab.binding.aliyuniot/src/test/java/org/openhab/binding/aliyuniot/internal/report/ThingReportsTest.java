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
package org.openhab.binding.aliyuniot.internal.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.types.Command;
import org.openhab.core.types.State;

@NonNullByDefault({})
@Timeout(120)
class ThingReportsTest {
    private static final ChannelUID PUMP = new ChannelUID("aliyuniot:device:test:pump");

    private final List<String> events = new CopyOnWriteArrayList<>();
    private Runnable duringStatus = () -> {};

    private final ThingUpdates openhab = new ThingUpdates() {
        @Override
        public boolean isLinked(ChannelUID channel) {
            throw new AssertionError(channel);
        }

        @Override
        public void status(ThingStatus status, ThingStatusDetail detail, String text) {
            duringStatus.run();
            events.add("status " + status);
        }

        @Override
        public void state(ChannelUID channel, State state) {
            events.add("state " + state);
        }

        @Override
        public void properties(Map<String, String> values) {
            throw new AssertionError(values);
        }

        @Override
        public void command(ChannelUID channel, Command command) {
            events.add("command " + command);
        }

        @Override
        public void mirroredCommand(ChannelUID channel, Command command) {
            events.add("mirrored command " + command);
        }

        @Override
        public void triggered(ChannelUID channel, String event) {
            events.add("event " + event);
        }

        @Override
        public void property(String name, String value) {
            events.add("property " + name + "=" + value);
        }
    };

    private static void reportAll(ThingReports gate) {
        gate.status(ThingStatus.ONLINE, ThingStatusDetail.NONE, null);
        gate.state(PUMP, OnOffType.ON);
        gate.command(PUMP, OnOffType.OFF);
        gate.triggered(PUMP, "hello");
        gate.property("tags", null);
    }

    @Test
    void openItHandsEverythingOnAndClosedNothing() {
        ThingReports gate = new ThingReports(openhab, Duration.ofMinutes(1));
        reportAll(gate);
        assertThat(events)
                .containsExactly("status ONLINE", "state ON", "command OFF", "event hello", "property tags=null");

        gate.close();
        reportAll(gate);
        assertThat(events).hasSize(5);
    }

    @Test
    void closingWaitsForTheReportThatIsBeingMade() throws Exception {
        ThingReports gate = new ThingReports(openhab, Duration.ofMinutes(1));
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        duringStatus = () -> {
            begun.countDown();
            awaitLatch(mayEnd);
        };
        Thread reporting = new Thread(() -> gate.status(ThingStatus.OFFLINE, ThingStatusDetail.NONE, null));
        Thread closing = new Thread(() -> {
            gate.close();
            events.add("closed");
        });
        reporting.start();
        awaitLatch(begun);
        closing.start();
        await().until(() -> closing.getState() == Thread.State.TIMED_WAITING || !events.isEmpty());
        mayEnd.countDown();
        reporting.join();
        closing.join();

        assertThat(events).containsExactly("status OFFLINE", "closed");
    }

    @Test
    void closingDoesNotWaitForItselfNorForever() throws Exception {
        ThingReports own = new ThingReports(openhab, Duration.ofDays(1));
        duringStatus = own::close;
        own.status(ThingStatus.OFFLINE, ThingStatusDetail.NONE, null);
        assertThat(own.isClosed()).isTrue();

        ThingReports stuck = new ThingReports(openhab, Duration.ofMillis(1));
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        duringStatus = () -> {
            begun.countDown();
            awaitLatch(mayEnd);
        };
        Thread reporting = new Thread(() -> stuck.status(ThingStatus.OFFLINE, ThingStatusDetail.NONE, null));
        reporting.start();
        awaitLatch(begun);
        stuck.close();
        mayEnd.countDown();
        reporting.join();
        assertThat(stuck.isClosed()).isTrue();
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
