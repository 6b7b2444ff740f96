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

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.ForeignCode;
import org.openhab.binding.aliyuniot.link.ota.OtaUpdate;
import org.openhab.binding.aliyuniot.link.ota.job.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.ota.load.AbortSignal;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateState.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where an update is, and the one who tells the platform and the listener of it: takes events in on its owner's
 * executor, watches that no state takes longer than it may, and ends exactly once. {@link #status}, {@link #told} and
 * the signal are for any thread.
 */
final class UpdateLifecycle {
    private static final int REPORTING_PERCENT = 99;

    private final Logger logger = LoggerFactory.getLogger(UpdateLifecycle.class);

    private final BiFunction<Duration, Runnable, Runnable> timer;
    private final Executor owner;
    private final UpdatePlan plan;
    private final OtaUpdate platform;
    private final UpdateListener listener;
    private final AbortSignal abort = new AbortSignal();

    private volatile UpdateStatus status;
    private volatile CompletionStage<?> told = CompletableFuture.completedFuture(null);
    private Runnable watchdog = () -> {};
    /** What the watchdog watches; one that was called off may have barked already, and is not heard any more. */
    private @Nullable Object watched;

    /**
     * @param timer runs a task after a time; what it returns calls that off
     * @param owner the serial executor
     */
    UpdateLifecycle(
            BiFunction<Duration, Runnable, Runnable> timer,
            Executor owner,
            UpdatePlan plan,
            OtaUpdate platform,
            UpdateListener listener) {
        this.timer = timer;
        this.owner = owner;
        this.plan = plan;
        this.platform = platform;
        this.listener = listener;
        status = UpdateStatus.waiting(plan.job());
    }

    UpdateStatus status() {
        return status;
    }

    /** Ends when the platform knows of the end, or will not. */
    CompletionStage<?> told() {
        return told;
    }

    /** Wakes those who work when the end comes. */
    AbortSignal abort() {
        return abort;
    }

    /** Tells for how many others it waits, unless that is over. */
    void waitsFor(int others) {
        if (status.state() == UpdateState.WAITING) {
            status = status.behind(others);
            moved();
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
        UpdateState before = status.state();
        UpdateState next = before.after(event);
        if (next == before) {
            return false;
        }
        logger.debug("The update to {} goes from {} to {} by {}", version(), before, next, event);
        stopWatching();
        if (next.isEnd()) {
            UpdateFailure failure =
                    why == null ? UpdateFailure.timeout(before, plan.limits().of(before)) : why;
            ended(next, failure);
        } else {
            entered(next);
        }
        return true;
    }

    private FirmwareVersion version() {
        return plan.job().version();
    }

    private void entered(UpdateState now) {
        status = status.in(now);
        watch(now);
        switch (now) {
            case DOWNLOADING -> raise(1);
            case INSTALLING -> raise(plan.downloadShare());
            case REPORTING -> raise(REPORTING_PERCENT);
            default -> {}
        }
        moved();
    }

    private void watch(UpdateState now) {
        Object watching = new Object();
        Duration limit = plan.limits().of(now);
        watched = watching;
        watchdog = timer.apply(
                limit,
                () -> owner.execute(() -> {
                    if (watched == watching) {
                        on(Event.TIMEOUT, UpdateFailure.timeout(now, limit));
                    }
                }));
    }

    /** Watches no more, as nothing works for the update any longer. */
    void stopWatching() {
        watched = null;
        watchdog.run();
    }

    private void ended(UpdateState end, UpdateFailure why) {
        status = status.ended(end, end == UpdateState.SUCCEEDED ? null : why);
        switch (end) {
            case FAILED, CANCELLED -> guarded(() -> told = platform.failed(why.kind(), why.sentence()));
            case DROPPED -> guarded(platform::dropped);
            default -> {}
        }
        moved();
        abort.give();
    }

    /** Tells how much of the whole update is done; less than before is left out. */
    void toPercent(int now) {
        if (raise(now)) {
            moved();
        }
    }

    private boolean raise(int now) {
        if (now <= status.percent() || status.state().isEnd()) {
            return false;
        }
        status = status.at(now);
        String here = status.state().name().toLowerCase(Locale.ROOT);
        guarded(() -> platform.percent(Math.min(now, REPORTING_PERCENT), here));
        return true;
    }

    /** Tells that the device got all and starts anew. */
    void restarting() {
        guarded(listener::restarting);
    }

    /**
     * Tells the platform which version runs now.
     *
     * @return ends when it knows, or will not
     */
    CompletionStage<?> report(FirmwareVersion installed) {
        CompletionStage<?> arrival = platform.succeeded(installed);
        told = arrival;
        return arrival;
    }

    /** Tells the platform, which has another job by now, no more than the version. */
    void supersede() {
        platform.superseded();
    }

    /** Leaves the platform with what it has heard, so that another one may go on with the update. */
    void letGo() {
        platform.dropped();
    }

    private void moved() {
        guarded(() -> listener.moved(status));
    }

    /** One who fails to hear of the update does not keep it from the others. */
    private void guarded(Runnable code) {
        ForeignCode.run(logger, "The word of the update to " + version(), code);
    }
}
