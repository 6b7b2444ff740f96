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

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.firmware.UpdateState.Event;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.ota.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.ota.OtaFailure;
import org.openhab.binding.aliyuniot.link.ota.OtaJob;
import org.openhab.binding.aliyuniot.link.ota.OtaJobRefused;
import org.openhab.binding.aliyuniot.link.ota.OtaUpdate;
import org.openhab.core.thing.binding.firmware.ProgressStep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One update, from the start to the one end that both sides hear of. {@link #run} does the work and blocks; whatever else
 * happens comes from any thread and takes effect at once.
 */
final class FirmwareUpdate implements Runnable, FirmwareInstaller.Ongoing {
    private static final Duration ANSWER = Duration.ofSeconds(15);
    private static final int WHOLE = 100;
    private static final int INSTALLED_PERCENT = 98;
    private static final int REPORTING_PERCENT = 99;

    private final Logger logger = LoggerFactory.getLogger(FirmwareUpdate.class);

    private final LinkRuntime runtime;
    private final Steps steps;
    private final FirmwareInstaller installer;
    private final int downloadShare;
    private final UpdateLimits limits;
    private final OtaJob job;
    private final UpdateProgress progress;
    private final OtaUpdate platform;
    private final Listener listener;

    private UpdateState state = UpdateState.PREPARING;
    private boolean begun;
    private int percent;
    private Runnable abort = () -> {};
    private Runnable watchdog = () -> {};
    private @Nullable UpdateFailure failure;
    private CompletionStage<?> told = CompletableFuture.completedFuture(null);

    /** What an update has done for it. */
    interface Steps {
        /** Remembers that the update has begun. */
        void begin() throws UpdateFailure;

        /** Asks the platform for the job. */
        CompletionStage<Optional<OtaJob>> pull();

        /** Makes what loads the files. */
        ImageLoader loader(OtaJob job, LongConsumer progress) throws UpdateFailure;

        /** Remembers which version runs now. */
        void installed(OtaJob job, FirmwareVersion version);
    }

    /** Hears how it goes; called in order, must not wait. */
    interface Listener {
        /** The state or the percentage is another one. */
        void moved(FirmwareUpdate update, UpdateState state, int percent);

        /** Nothing works for the update any more, so another one may begin. */
        void finished(FirmwareUpdate update);
    }

    /**
     * @param downloadShare how many percent of the update the download is
     */
    FirmwareUpdate(
            LinkRuntime runtime,
            Steps steps,
            FirmwareInstaller installer,
            int downloadShare,
            UpdateLimits limits,
            OtaJob job,
            UpdateProgress progress,
            OtaUpdate platform,
            Listener listener) {
        this.runtime = runtime;
        this.steps = steps;
        this.installer = installer;
        this.downloadShare = downloadShare;
        this.limits = limits;
        this.job = job;
        this.progress = progress;
        this.platform = platform;
        this.listener = listener;
    }

    OtaJob job() {
        return job;
    }

    /** Whether {@link #run} is still to be called. */
    synchronized boolean isUnbegun() {
        return !begun;
    }

    /** Claims the one call of {@link #run}, which is due even after an early end; false if it is taken. */
    synchronized boolean mayRun() {
        boolean first = !begun;
        begun = true;
        return first;
    }

    synchronized UpdateState state() {
        return state;
    }

    synchronized int percent() {
        return percent;
    }

    synchronized @Nullable UpdateFailure failure() {
        return failure;
    }

    /** Ends when the platform knows of the end, or will not. */
    synchronized CompletionStage<?> told() {
        return told;
    }

    /** The user calls the update off; too late once it is installed. */
    void cancel() {
        on(Event.CANCEL, new UpdateFailure(OtaFailure.UPGRADE, "firmware.cancelled", "Cancelled by the user"));
    }

    /** The platform wants something else, or nothing any more. */
    void drop(UpdateFailure why) {
        on(Event.DROP, why);
    }

    /** The thing stops; the update goes on when it starts again. */
    void stop() {
        on(
                Event.STOP,
                new UpdateFailure(OtaFailure.UPGRADE, "firmware.interrupted", "Interrupted, as the thing was stopped"));
    }

    /** The update fails for a reason from outside. */
    void fail(UpdateFailure why) {
        on(Event.FAIL, why);
    }

    @Override
    public void run() {
        try {
            if (!enterFirst()) {
                return;
            }
            steps.begin();
            OtaJob fresh = prepared();
            if (fresh == null || !on(Event.PREPARED, null)) {
                return;
            }
            ImageLoader loader = steps.loader(fresh, position -> loaded(position, fresh.size()));
            onAbort(loader::abort);
            List<Path> files = loader.load();
            if (!on(Event.VERIFIED, null)) {
                return;
            }
            FirmwareVersion version = installer.install(fresh, files, this);
            if (!version.equals(job.version())) {
                steps.installed(fresh, version);
                throw wrongVersion(version);
            }
            if (on(Event.INSTALLED, null)) {
                steps.installed(fresh, version);
                report(version);
            }
        } catch (UpdateFailure e) {
            fail(e);
        } catch (RuntimeException e) {
            logger.warn("The update to {} fails by a mistake in the binding", job.version(), e);
            fail(new UpdateFailure(
                    OtaFailure.UPGRADE, "firmware.unexpected", "Unexpected " + e, String.valueOf(e.getMessage())));
        } finally {
            // Whatever could not be remembered: what is installed has to end as success.
            on(Event.REPORTED, null);
            synchronized (this) {
                watchdog.run();
            }
            listener.finished(this);
        }
    }

    private synchronized boolean enterFirst() {
        boolean mayBegin = !state.isEnd();
        if (mayBegin) {
            entered(UpdateState.PREPARING);
        }
        return mayBegin;
    }

    /** The job with a fresh address; the known one if the platform does not answer. */
    private @Nullable OtaJob prepared() throws UpdateFailure {
        CompletableFuture<Optional<OtaJob>> pulled = steps.pull().toCompletableFuture();
        onAbort(() -> pulled.cancel(false));
        try {
            Optional<OtaJob> fresh = pulled.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
            if (fresh.filter(job::hasSameImageAs).isPresent()) {
                return fresh.get();
            }
            drop(fresh.isPresent() ? replaced() : withdrawn());
            return null;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof OtaJobRefused refused) {
                throw new UpdateFailure(OtaFailure.UPGRADE, "firmware.refused", message(refused), message(refused));
            }
            logger.debug("The job for {} cannot be asked for once more: {}", job.version(), message(e.getCause()));
            return job;
        } catch (TimeoutException e) {
            return job;
        } catch (CancellationException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
            return null;
        }
    }

    private static String message(@Nullable Throwable failure) {
        return failure == null ? "" : String.valueOf(failure.getMessage());
    }

    static UpdateFailure replaced() {
        return new UpdateFailure(OtaFailure.UPGRADE, "firmware.replaced", "Replaced by another job");
    }

    static UpdateFailure withdrawn() {
        return new UpdateFailure(OtaFailure.UPGRADE, "firmware.withdrawn", "The platform has withdrawn the job");
    }

    private UpdateFailure wrongVersion(FirmwareVersion version) {
        return new UpdateFailure(
                OtaFailure.BURN,
                "firmware.wrong-version",
                "The device runs " + version + " instead of " + job.version() + " afterwards",
                job.version().text(),
                version.text());
    }

    private void loaded(long position, long size) {
        if (position < size) {
            on(Event.RELOADED, null);
        } else {
            on(Event.LOADED, null);
        }
        toPercent((int) (position * downloadShare / size));
    }

    private void report(FirmwareVersion version) {
        CompletableFuture<Object> wake = new CompletableFuture<>();
        CompletionStage<?> arrival = platform.succeeded(version);
        arrival.whenComplete((module, notReported) -> wake.complete(this));
        synchronized (this) {
            told = arrival;
        }
        onAbort(() -> wake.complete(this));
        wake.join();
        on(Event.REPORTED, null);
    }

    @Override
    public void percent(int ofInstallation) {
        int bounded = Math.max(0, Math.min(WHOLE, ofInstallation));
        toPercent(downloadShare + (INSTALLED_PERCENT - downloadShare) * bounded / WHOLE);
    }

    @Override
    public void restarting() {
        progress.enter(ProgressStep.REBOOTING);
    }

    @Override
    public void onAbort(Runnable aborting) {
        boolean over;
        synchronized (this) {
            abort = aborting;
            over = state.isEnd();
        }
        if (over) {
            aborting.run();
        }
    }

    private synchronized void toPercent(int now) {
        if (now > percent && !state.isEnd()) {
            percent = now;
            progress.percent(now);
            platform.percent(Math.min(now, REPORTING_PERCENT), descriptionOf(state));
            listener.moved(this, state, now);
        }
    }

    private static String descriptionOf(UpdateState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Takes an event in.
     *
     * @param why needed for events that may end the update without success
     * @return whether it changed the state
     */
    private boolean on(Event event, @Nullable UpdateFailure why) {
        Runnable aborting = null;
        synchronized (this) {
            UpdateState next = state.after(event);
            if (next == state) {
                return false;
            }
            UpdateState before = state;
            state = next;
            logger.debug("The update to {} goes from {} to {} by {}", job.version(), before, next, event);
            watchdog.run();
            if (next.isEnd()) {
                failure = why;
                ended(next, why == null ? timeoutOf(before) : why);
                aborting = abort;
            } else {
                entered(next);
            }
        }
        if (aborting != null) {
            aborting.run();
        }
        return true;
    }

    private void entered(UpdateState now) {
        watchdog = runtime.after(
                limits.of(now), () -> runtime.newCallbackMailbox().execute(() -> on(Event.TIMEOUT, timeoutOf(now))));
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
        listener.moved(this, now, percent);
    }

    private void ended(UpdateState end, UpdateFailure why) {
        switch (end) {
            case SUCCEEDED -> progress.succeeded();
            case FAILED -> {
                told = platform.failed(why.kind(), why.sentence());
                progress.failed(why);
            }
            case CANCELLED -> {
                told = platform.failed(why.kind(), why.sentence());
                progress.cancelled();
            }
            case DROPPED -> {
                platform.dropped();
                progress.failed(why);
            }
            default -> progress.failed(why);
        }
        listener.moved(this, end, percent);
    }

    private UpdateFailure timeoutOf(UpdateState slow) {
        String minutes = Long.toString(Math.max(1, limits.of(slow).toMinutes()));
        return switch (slow) {
            case DOWNLOADING ->
                new UpdateFailure(
                        OtaFailure.DOWNLOAD,
                        "firmware.download-timeout",
                        "The download took longer than " + minutes + " min",
                        minutes);
            case VERIFYING ->
                new UpdateFailure(
                        OtaFailure.VERIFICATION,
                        "firmware.verify-timeout",
                        "The verification took longer than " + minutes + " min",
                        minutes);
            case INSTALLING ->
                new UpdateFailure(
                        OtaFailure.BURN,
                        "firmware.install-timeout",
                        "The installation took longer than " + minutes + " min",
                        minutes);
            default ->
                new UpdateFailure(
                        OtaFailure.UPGRADE,
                        "firmware.unexpected",
                        "The preparation took longer than " + minutes + " min",
                        "time-out");
        };
    }
}
