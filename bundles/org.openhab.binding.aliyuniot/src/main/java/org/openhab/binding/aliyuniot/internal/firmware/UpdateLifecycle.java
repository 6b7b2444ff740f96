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

import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.firmware.UpdateState.Event;
import org.openhab.binding.aliyuniot.link.ForeignCode;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.ota.OtaUpdate;
import org.openhab.binding.aliyuniot.link.ota.job.FirmwareVersion;
import org.openhab.core.thing.binding.firmware.ProgressStep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where an update is, and the one who tells openHAB and the platform of it: takes events in from any thread, watches that
 * no state takes longer than it may, and ends exactly once.
 */
final class UpdateLifecycle {
    private static final int REPORTING_PERCENT = 99;

    private final Logger logger = LoggerFactory.getLogger(UpdateLifecycle.class);

    private final LinkRuntime runtime;
    private final UpdateLimits limits;
    private final FirmwareVersion version;
    private final int downloadShare;
    private final UpdateProgress progress;
    private final OtaUpdate platform;
    private final Movement movement;

    private UpdateState state = UpdateState.WAITING;
    private int percent;
    private Runnable abort = () -> {};
    private Runnable watchdog = () -> {};
    private @Nullable UpdateFailure failure;
    private CompletionStage<?> told = CompletableFuture.completedFuture(null);

    /** Hears of every change; called in order, must not wait. */
    @FunctionalInterface
    interface Movement {
        void moved(UpdateState state, int percent);
    }

    /**
     * @param version that is to be installed
     * @param downloadShare how many percent of the update the download is
     */
    UpdateLifecycle(
            LinkRuntime runtime,
            UpdateLimits limits,
            FirmwareVersion version,
            int downloadShare,
            UpdateProgress progress,
            OtaUpdate platform,
            Movement movement) {
        this.runtime = runtime;
        this.limits = limits;
        this.version = version;
        this.downloadShare = downloadShare;
        this.progress = progress;
        this.platform = platform;
        this.movement = movement;
    }

    synchronized UpdateState state() {
        return state;
    }

    synchronized int percent() {
        return percent;
    }

    /** Why it did not succeed; {@code null} if it has, or has not ended. */
    synchronized @Nullable UpdateFailure failure() {
        return failure;
    }

    /** Ends when the platform knows of the end, or will not. */
    synchronized CompletionStage<?> told() {
        return told;
    }

    /** Tells that it waits, or for how many others, unless that is over. */
    synchronized void waits() {
        if (state == UpdateState.WAITING) {
            movement.moved(state, percent);
        }
    }

    /**
     * Takes an event in that is no failure.
     *
     * @return whether it changed the state
     */
    boolean on(Event event) {
        return on(event, null);
    }

    /**
     * Takes an event in that may end the update without success.
     *
     * @param why what both sides hear then
     * @return whether it changed the state
     */
    boolean on(Event event, @Nullable UpdateFailure why) {
        Runnable aborting = null;
        synchronized (this) {
            UpdateState next = state.after(event);
            if (next == state) {
                return false;
            }
            UpdateState before = state;
            state = next;
            logger.debug("The update to {} goes from {} to {} by {}", version, before, next, event);
            watchdog.run();
            if (next.isEnd()) {
                failure = why;
                ended(next, why == null ? UpdateFailure.timeout(before, limits.of(before)) : why);
                aborting = abort;
            } else {
                entered(next);
            }
        }
        if (aborting != null) {
            guarded(aborting);
        }
        return true;
    }

    /** One who fails to hear of the update does not keep it from the others. */
    private void guarded(Runnable code) {
        ForeignCode.run(logger, "The word of the update to " + version, code);
    }

    private void entered(UpdateState now) {
        watchdog = runtime.after(
                limits.of(now),
                () -> runtime.newCallbackMailbox()
                        .execute(() -> on(Event.TIMEOUT, UpdateFailure.timeout(now, limits.of(now)))));
        switch (now) {
            case PREPARING -> progress.enter(ProgressStep.DOWNLOADING);
            case DOWNLOADING -> {
                progress.enter(ProgressStep.TRANSFERRING);
                toPercent(1);
            }
            case INSTALLING -> {
                progress.enter(ProgressStep.UPDATING);
                toPercent(downloadShare);
            }
            case REPORTING -> toPercent(REPORTING_PERCENT);
            default -> {}
        }
        guarded(() -> movement.moved(now, percent));
    }

    private void ended(UpdateState end, UpdateFailure why) {
        switch (end) {
            case SUCCEEDED -> progress.succeeded();
            case FAILED -> {
                guarded(() -> told = platform.failed(why.kind(), why.sentence()));
                progress.failed(why);
            }
            case CANCELLED -> {
                guarded(() -> told = platform.failed(why.kind(), why.sentence()));
                progress.cancelled();
            }
            case DROPPED -> {
                guarded(platform::dropped);
                progress.failed(why);
            }
            default -> progress.failed(why);
        }
        guarded(() -> movement.moved(end, percent));
    }

    /** Tells how much of the whole update is done; less than before is left out. */
    synchronized void toPercent(int now) {
        if (now > percent && !state.isEnd()) {
            percent = now;
            progress.percent(now);
            UpdateState here = state;
            guarded(() -> platform.percent(
                    Math.min(now, REPORTING_PERCENT), here.name().toLowerCase(Locale.ROOT)));
            guarded(() -> movement.moved(here, now));
        }
    }

    /** Tells that the device got all and starts anew. */
    void restarting() {
        progress.enter(ProgressStep.REBOOTING);
    }

    /**
     * Tells the platform which version runs now.
     *
     * @return ends when it knows, or will not
     */
    CompletionStage<?> report(FirmwareVersion installed) {
        CompletionStage<?> arrival = platform.succeeded(installed);
        synchronized (this) {
            told = arrival;
        }
        return arrival;
    }

    /**
     * Says how to wake the one who works when the end comes; runs at once if it has.
     *
     * @param aborting does not wait, does no harm when it runs twice or late
     */
    void onAbort(Runnable aborting) {
        boolean over;
        synchronized (this) {
            abort = aborting;
            over = state.isEnd();
        }
        if (over) {
            guarded(aborting);
        }
    }

    /** Tells the platform, which has another job by now, no more than the version. */
    void supersede() {
        platform.superseded();
    }

    /** Leaves the platform with what it has heard, so that another one may go on with the update. */
    void letGo() {
        platform.dropped();
    }

    /** Watches no more, as nothing works for the update any longer. */
    synchronized void stopWatching() {
        watchdog.run();
    }
}
