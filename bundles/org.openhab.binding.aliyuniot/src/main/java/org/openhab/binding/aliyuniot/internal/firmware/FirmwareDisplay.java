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
package org.openhab.binding.aliyuniot.internal.firmware;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.ForeignCode;
import org.openhab.binding.aliyuniot.link.ota.job.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJob;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.firmware.FirmwareUpdateService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what openHAB shows of a device's firmware as it is: offers, status, properties, channels. Says nothing more once
 * closed. {@link #moved} is for one thread at a time, everything else for any.
 */
final class FirmwareDisplay implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Logger logger = LoggerFactory.getLogger(FirmwareDisplay.class);

    private final FirmwareSurroundings surroundings;
    private final ThingUID thing;
    private final FirmwareReports reports;

    private final Timer timer;

    private volatile boolean closed;
    private long shownAt;
    private @Nullable FirmwareUpdate shownUpdate;
    private @Nullable UpdateState shownState;
    private @Nullable Held held;

    /** Runs something later, on the thread of {@link #moved}. */
    @FunctionalInterface
    interface Timer {
        void after(Duration delay, Runnable task);
    }

    /** What is shown when the pause is over, unless something else was shown by then. */
    private record Held(FirmwareUpdate update, UpdateState state, int percent) {}

    FirmwareDisplay(FirmwareSurroundings surroundings, ThingUID thing, FirmwareReports reports, Timer timer) {
        this.surroundings = surroundings;
        this.thing = thing;
        this.reports = reports;
        this.timer = timer;
    }

    /**
     * Makes known what runs and what waits.
     *
     * @param running shows itself
     */
    synchronized void offer(FirmwareRecord known, @Nullable FirmwareUpdate running) {
        if (closed) {
            return;
        }
        show(known);
        if (running == null) {
            reports.progress(FirmwareProgress.of(known, null));
        }
    }

    /** Makes known what an update has installed. */
    synchronized void installed(FirmwareRecord known) {
        if (!closed) {
            show(known);
        }
    }

    private void show(FirmwareRecord known) {
        List<OfferedFirmware> offers = new ArrayList<>();
        OtaJob job = known.job();
        FirmwareVersion installed = known.installed();
        if (job != null) {
            offers.add(OfferedFirmware.of(thing, job, known));
        }
        if (installed != null && (job == null || !installed.equals(job.version()))) {
            offers.add(OfferedFirmware.running(thing, installed));
        }
        surroundings.offers().offer(thing, offers);
        reports.installed(ShownVersions.installed(known));
    }

    /** Has openHAB look at the status now, which it does by itself once an hour only; may take its time. */
    void poke() {
        FirmwareUpdateService service = surroundings.updates().get();
        if (service != null && !closed) {
            ForeignCode.run(logger, "The firmware status of " + thing, () -> service.getFirmwareStatusInfo(thing));
        }
    }

    /** Shows where an update is; percentages once a second at most. */
    void moved(FirmwareUpdate update, UpdateState state, int percent) {
        long now = System.nanoTime();
        long early = shownAt + PAUSE.toNanos() - now;
        if (closed) {
            return;
        }
        if (update == shownUpdate && state == shownState && early > 0) {
            hold(new Held(update, state, percent), Duration.ofNanos(early));
            return;
        }
        held = null;
        shownAt = now;
        shownUpdate = update;
        shownState = state;
        String version = update.job().version().text();
        if (state.isEnd()) {
            ended(update, state);
        } else {
            reports.updating(UpdateTexts.of(update, state, percent));
        }
        reports.progress(new FirmwareProgress(state.name(), percent, version));
    }

    private void hold(Held latest, Duration pause) {
        boolean waits = held != null;
        held = latest;
        if (!waits) {
            timer.after(pause, () -> {
                Held due = held;
                held = null;
                if (due != null && due.update() == shownUpdate && due.state() == shownState) {
                    moved(due.update(), due.state(), due.percent());
                }
            });
        }
    }

    private void ended(FirmwareUpdate update, UpdateState end) {
        UpdateFailure failure = update.failure();
        boolean failed = end == UpdateState.FAILED || end == UpdateState.DROPPED;
        reports.remark(failed && failure != null ? failure.toStatusText() : null);
        reports.updating(null);
        logger.info(
                "{} ends its update to {}: {}{}",
                thing,
                update.job().version(),
                end,
                failure == null ? "" : ", " + failure.sentence());
    }

    /** Withdraws what is offered. */
    @Override
    public synchronized void close() {
        closed = true;
        surroundings.offers().withdraw(thing);
    }
}
