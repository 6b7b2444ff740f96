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
import java.util.function.BiFunction;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.ForeignCode;
import org.openhab.binding.aliyuniot.link.ota.job.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJob;
import org.openhab.binding.aliyuniot.link.ota.module.ModuleState;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateFailure;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateState;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateStatus;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.firmware.FirmwareUpdateService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what openHAB shows of a module's firmware as it is: offers, status, properties, channels. Says nothing more once
 * closed. All but {@link #close} on one thread at a time; may take its time, as openHAB does.
 */
final class FirmwareDisplay implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Logger logger = LoggerFactory.getLogger(FirmwareDisplay.class);

    private final FirmwareSurroundings surroundings;
    private final ThingUID thing;
    private final FirmwareReports reports;
    private final BiFunction<Duration, Runnable, Runnable> timer;
    private final AliyunFirmwareProvider.Offers offers;
    private volatile boolean closed;
    private long shownAt;
    private @Nullable UpdateStatus shown;
    /** What is shown when the pause is over, unless something else was shown by then. */
    private @Nullable UpdateStatus held;

    private volatile Runnable callOff = () -> {};

    /**
     * @param timer runs something later, on the thread of the other methods; what it returns calls that off
     */
    FirmwareDisplay(
            FirmwareSurroundings surroundings,
            ThingUID thing,
            FirmwareReports reports,
            BiFunction<Duration, Runnable, Runnable> timer) {
        this.surroundings = surroundings;
        this.thing = thing;
        this.reports = reports;
        this.timer = timer;
        offers = surroundings.offers().open(thing);
    }

    /** Makes known what runs and what waits; an update shows itself. */
    void changed(ModuleState now) {
        if (closed) {
            return;
        }
        offers.offer(offersOf(now));
        reports.installed(ShownVersions.installed(now.record()));
        if (now.update() == null) {
            reports.progress(FirmwareProgress.of(now));
        }
    }

    private List<OfferedFirmware> offersOf(ModuleState now) {
        List<OfferedFirmware> all = new ArrayList<>();
        OtaJob job = now.job();
        FirmwareVersion installed = now.installed();
        if (job != null) {
            all.add(OfferedFirmware.of(thing, job, now.record()));
        }
        if (installed != null && (job == null || !installed.equals(job.version()))) {
            all.add(OfferedFirmware.running(thing, installed));
        }
        return all;
    }

    /** Has openHAB look at the status now, which it does by itself once an hour only. */
    void refreshStatus() {
        FirmwareUpdateService service = surroundings.updates().get();
        if (service != null && !closed) {
            ForeignCode.run(logger, "The firmware status of " + thing, () -> service.getFirmwareStatusInfo(thing));
        }
    }

    /** Shows beside the status why a job cannot be taken; {@code null} takes that away. */
    void remark(@Nullable UpdateFailure why) {
        reports.remark(why == null ? null : FailureTexts.of(why));
    }

    /** Shows where an update is; percentages once a second at most. */
    void moved(UpdateStatus status) {
        long now = System.nanoTime();
        long early = shownAt + PAUSE.toNanos() - now;
        if (closed) {
            return;
        }
        if (isAsShown(status) && early > 0) {
            hold(status, Duration.ofNanos(early));
            return;
        }
        held = null;
        shownAt = now;
        shown = status;
        if (status.state().isEnd()) {
            ended(status);
        } else {
            reports.updating(UpdateTexts.of(status));
        }
        reports.progress(FirmwareProgress.of(status));
    }

    private boolean isAsShown(UpdateStatus status) {
        UpdateStatus last = shown;
        return last != null && last.job() == status.job() && last.state() == status.state();
    }

    private void hold(UpdateStatus latest, Duration pause) {
        boolean waits = held != null;
        held = latest;
        if (!waits) {
            callOff = timer.apply(pause, this::showHeld);
            if (closed) {
                callOff.run();
            }
        }
    }

    private void showHeld() {
        UpdateStatus due = held;
        held = null;
        if (due != null && isAsShown(due)) {
            moved(due);
        }
    }

    private void ended(UpdateStatus status) {
        UpdateState end = status.state();
        UpdateFailure failure = status.failure();
        remark(end == UpdateState.FAILED || end == UpdateState.DROPPED ? failure : null);
        reports.updating(null);
        logger.info(
                "{} ends its update to {}: {}{}",
                thing,
                status.job().version(),
                end,
                failure == null ? "" : ", " + failure.sentence());
    }

    /** Withdraws what is offered; for any thread. */
    @Override
    public void close() {
        closed = true;
        callOff.run();
        offers.close();
    }
}
