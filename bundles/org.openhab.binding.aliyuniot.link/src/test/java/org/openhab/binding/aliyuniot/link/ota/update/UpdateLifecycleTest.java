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
package org.openhab.binding.aliyuniot.link.ota.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openhab.binding.aliyuniot.link.ota.ScriptedOta;
import org.openhab.binding.aliyuniot.link.ota.job.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.ota.job.Jobs;
import org.openhab.binding.aliyuniot.link.ota.job.OtaModule;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateState.Event;

@NonNullByDefault({})
class UpdateLifecycleTest {
    private static final UpdateLimits LIMITS = new UpdateLimits(
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(3),
            Duration.ofMinutes(4),
            Duration.ofMinutes(5));

    private final List<String> told = new ArrayList<>();
    private final List<Duration> limits = new ArrayList<>();
    private final List<Runnable> timers = new ArrayList<>();
    private int calledOff;
    private ScriptedOta device;
    private UpdateLifecycle update;

    @BeforeEach
    void begin() throws Exception {
        device = new ScriptedOta();
        update = make(status -> told.add(status.state() + " " + status.percent()));
    }

    @AfterEach
    void close() {
        device.close();
    }

    private UpdateLifecycle make(UpdateListener listener) {
        return new UpdateLifecycle(
                (delay, task) -> {
                    limits.add(delay);
                    timers.add(task);
                    return () -> calledOff++;
                },
                Runnable::run,
                new UpdatePlan(Jobs.of("2.0.0"), (job, files, ongoing) -> job.version(), 70, LIMITS),
                device.ota.begin(OtaModule.DEFAULT),
                listener);
    }

    private void on(Event... events) {
        for (Event event : events) {
            assertThat(update.on(event)).as(event.name()).isTrue();
        }
    }

    @Test
    void theListenerHearsOfEachStateAndOfPercentagesThatOnlyGrow() {
        update.waitsFor(2);
        on(Event.TURN, Event.PREPARED);
        update.toPercent(30);
        update.toPercent(20);
        on(Event.LOADED, Event.VERIFIED, Event.INSTALLED);
        update.report(new FirmwareVersion("2.0.0"));
        on(Event.REPORTED);
        update.toPercent(100);

        assertThat(told)
                .containsExactly(
                        "WAITING 0",
                        "PREPARING 0",
                        "DOWNLOADING 1",
                        "DOWNLOADING 30",
                        "VERIFYING 30",
                        "INSTALLING 70",
                        "REPORTING 99",
                        "SUCCEEDED 99");
        assertThat(update.status().waitsFor()).isEqualTo(2);
        assertThat(update.status().failure()).isNull();
    }

    @Test
    void eachStateIsWatchedForAsLongAsItMayTakeAndNoLonger() {
        on(Event.TURN, Event.PREPARED, Event.LOADED, Event.VERIFIED, Event.INSTALLED, Event.REPORTED);

        assertThat(limits).extracting(Duration::toMinutes).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(calledOff).isGreaterThanOrEqualTo(5);
    }

    @Test
    void aStateThatTakesTooLongFailsTheUpdate() {
        on(Event.TURN, Event.PREPARED);

        timers.get(1).run();

        assertThat(update.status().state()).isEqualTo(UpdateState.FAILED);
        assertThat(update.status().failure().reason()).isEqualTo(UpdateFailure.Reason.DOWNLOAD_TIMEOUT);
        assertThat(update.status().failure().arguments()).containsExactly("2");
    }

    @Test
    void aTimerThatWasCalledOffTooLateIsNotHeard() {
        on(Event.TURN, Event.PREPARED, Event.LOADED);
        timers.get(0).run();
        timers.get(1).run();
        assertThat(update.status().state()).isEqualTo(UpdateState.VERIFYING);

        update.stopWatching();
        timers.get(2).run();
        assertThat(update.status().state()).isEqualTo(UpdateState.VERIFYING);
    }

    @Test
    void itEndsOnceAndWakesWhoeverWorks() {
        List<String> woken = new ArrayList<>();
        Runnable over = update.abort().onAbort(() -> woken.add("loader"));
        update.abort().onAbort(() -> woken.add("installer " + update.status().state()));
        over.run();
        on(Event.TURN);

        assertThat(update.on(Event.CANCEL, UpdateFailure.cancelled())).isTrue();
        assertThat(update.on(Event.FAIL, UpdateFailure.removed())).isFalse();
        assertThat(update.on(Event.STOP, UpdateFailure.interrupted())).isFalse();

        assertThat(woken).containsExactly("installer CANCELLED");
        assertThat(told).containsExactly("PREPARING 0", "CANCELLED 0");
        assertThat(update.status().failure().reason()).isEqualTo(UpdateFailure.Reason.CANCELLED);
    }

    @Test
    void thePlatformHearsOfAFailureAndNothingOfAStop() throws Exception {
        device.platform.goOnline();
        on(Event.TURN);
        update.on(Event.FAIL, UpdateFailure.removed());
        ScriptedOta.get(update.told());
        assertThat(device.params(ScriptedOta.PROGRESS))
                .containsExactly("{\"step\":\"-1\",\"desc\":\"The thing was removed in openHAB\"}");

        UpdateLifecycle stopped = make(UpdateListener.NONE);
        stopped.on(Event.TURN);
        stopped.on(Event.STOP, UpdateFailure.interrupted());
        stopped.letGo();
        device.settle();

        assertThat(device.sent(ScriptedOta.PROGRESS)).hasSize(1);
        assertThat(stopped.status().state()).isEqualTo(UpdateState.INTERRUPTED);
    }

    @Test
    void aListenerThatFailsHoldsNothingUp() {
        UpdateLifecycle deaf = make(status -> {
            throw new NoClassDefFoundError("for the test");
        });

        assertThat(deaf.on(Event.TURN)).isTrue();
        assertThat(deaf.on(Event.FAIL, UpdateFailure.notReady())).isTrue();
        assertThat(deaf.abort().isGiven()).isTrue();
    }
}
