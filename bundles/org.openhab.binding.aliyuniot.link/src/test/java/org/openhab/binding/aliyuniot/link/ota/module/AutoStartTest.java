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
package org.openhab.binding.aliyuniot.link.ota.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openhab.binding.aliyuniot.link.ota.job.Jobs;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJob;
import org.openhab.binding.aliyuniot.link.ota.record.FirmwareRecord;

@NonNullByDefault({})
class AutoStartTest {
    private static final long MINUTE = 60_000;
    private static final long NOON = 1_800_000_000_000L;

    private final OtaJob job = Jobs.of("2.0.0");
    private final Deque<Runnable> timers = new ArrayDeque<>();
    private final List<Duration> delays = new ArrayList<>();
    private FirmwareRecord record = FirmwareRecord.EMPTY.withJob(job);
    private AutoStart autoStart;
    private long now = NOON;
    private int started;
    private int calledOff;

    @BeforeEach
    void make() {
        autoStart = new AutoStart(
                (delay, task) -> {
                    delays.add(delay);
                    timers.add(task);
                    return () -> calledOff++;
                },
                this::look);
    }

    /** As the module looks that has a job which has not started by itself yet. */
    private void look() {
        if (autoStart.isTime(now -> Duration.ZERO, record.pauseLeft(now))) {
            started++;
        }
    }

    private void offered(OtaJob pushed) {
        record = record.withJob(pushed);
        look();
    }

    @Test
    void theFirstTryIsMadeAtOnceAndEachFurtherOneAfterALongerPauseUpToSixHours() {
        offered(job);
        assertThat(started).isEqualTo(1);
        List<Long> minutes = new ArrayList<>();
        for (int i = 1; i <= 12; i++) {
            record = record.failed(job, now);

            offered(job);

            assertThat(started).isEqualTo(i);
            Duration pause = delays.get(delays.size() - 1).minusSeconds(1);
            minutes.add(pause.toMinutes());
            now += pause.toMillis();
            timers.removeLast().run();
            assertThat(started).isEqualTo(i + 1);
        }
        assertThat(minutes).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 360L, 360L, 360L);
    }

    @Test
    void whatHasWaitedWaitsOnAfterARestartAndForNoLongerWhateverTheClockSays() {
        record = record.failed(job, now).failed(job, now);
        record = FirmwareRecord.of(record.toJson());

        now += MINUTE / 2;
        assertThat(record.pauseLeft(now)).isEqualTo(Duration.ofSeconds(90));
        now -= 1000 * MINUTE;
        assertThat(record.pauseLeft(now)).isEqualTo(Duration.ofMinutes(2));
        now += 10_000 * MINUTE;
        assertThat(record.pauseLeft(now)).isZero();
    }

    @Test
    void anotherImageStartsAtOnceAndSoDoesTheSameOneAfterASuccess() {
        record = record.failed(job, now);
        offered(Jobs.of("3.0.0"));
        assertThat(started).isEqualTo(1);

        record = record.failed(job, now).succeeded();
        offered(job);
        assertThat(started).isEqualTo(2);
        assertThat(delays).isEmpty();
    }

    @Test
    void theSameImageWaitsAlsoIfItsJobWasGoneMeanwhile() {
        record = record.failed(job, now).withoutJob();

        offered(job);

        assertThat(started).isZero();
        assertThat(delays).containsExactly(Duration.ofSeconds(61));
    }

    @Test
    void aTimerThatIsMadeWhileItClosesIsCalledOff() {
        record = record.failed(job, now);
        AutoStart[] closing = new AutoStart[1];
        closing[0] = new AutoStart(
                (delay, task) -> {
                    closing[0].close();
                    return () -> calledOff++;
                },
                () -> started++);

        assertThat(closing[0].isTime(now -> Duration.ZERO, record.pauseLeft(now)))
                .isFalse();

        assertThat(calledOff).isEqualTo(1);
        assertThat(started).isZero();
    }
}
