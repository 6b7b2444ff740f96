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
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.firmware.UpdateState.Event;
import org.openhab.binding.aliyuniot.link.ForeignCode;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.WaitingLine;
import org.openhab.binding.aliyuniot.link.ota.OtaUpdate;
import org.openhab.binding.aliyuniot.link.ota.job.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJob;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJobRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One update. {@link #run} lets it join the line of all updates, and when its turn has come a thread of its own does the
 * work; whatever else happens comes from any thread and takes effect at once, by the {@linkplain UpdateLifecycle life
 * cycle} that both decide on.
 */
final class FirmwareUpdate implements Runnable, FirmwareInstaller.Ongoing {
    private static final Duration ANSWER = Duration.ofSeconds(15);
    private static final int WHOLE = 100;
    private static final int INSTALLED_PERCENT = 98;

    private final Logger logger = LoggerFactory.getLogger(FirmwareUpdate.class);

    private final LinkRuntime runtime;
    private final Steps steps;
    private final FirmwareInstaller installer;
    private final int downloadShare;
    private final OtaJob job;
    private final Listener listener;
    private final UpdateLifecycle lifecycle;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final AtomicBoolean finished = new AtomicBoolean();
    private final Executor worker;
    private volatile int waitsFor;
    private volatile Runnable leaveLine = () -> {};

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
        this.job = job;
        this.listener = listener;
        worker = runtime.newCallbackMailbox();
        lifecycle = new UpdateLifecycle(
                runtime,
                limits,
                job.version(),
                downloadShare,
                progress,
                platform,
                (state, percent) -> listener.moved(this, state, percent));
    }

    OtaJob job() {
        return job;
    }

    /** Whether {@link #run} is still to be called. */
    boolean isUnbegun() {
        return !begun.get();
    }

    /** Claims the one call of {@link #run}, which is due even after an early end; false if it is taken. */
    boolean mayRun() {
        return begun.compareAndSet(false, true);
    }

    UpdateState state() {
        return lifecycle.state();
    }

    /** How many other updates have to load before this one may. */
    int waitsFor() {
        return waitsFor;
    }

    int percent() {
        return lifecycle.percent();
    }

    @Nullable
    UpdateFailure failure() {
        return lifecycle.failure();
    }

    /** Ends when the platform knows of the end, or will not. */
    CompletionStage<?> told() {
        return lifecycle.told();
    }

    /** The user calls the update off; too late once it is installed. */
    void cancel() {
        lifecycle.on(Event.CANCEL, UpdateFailure.cancelled());
    }

    /** The platform wants something else, or nothing any more. */
    void drop(UpdateFailure why) {
        if (!lifecycle.on(Event.DROP, why)) {
            lifecycle.supersede();
        }
    }

    /** The thing stops; the update goes on when it starts again. */
    void stop() {
        lifecycle.on(Event.STOP, UpdateFailure.interrupted());
    }

    /** Holds the version of the module back no more; the platform hears nothing. */
    void letGo() {
        lifecycle.letGo();
    }

    /** The update fails for a reason from outside. */
    void fail(UpdateFailure why) {
        lifecycle.on(Event.FAIL, why);
    }

    @Override
    public void run() {
        // What the line has for it comes after that.
        worker.execute(this::join);
    }

    private void join() {
        try {
            begin();
            joinLine();
        } catch (Throwable e) {
            unexpected(e);
            finish();
        }
    }

    private void begin() {
        if (!lifecycle.state().isEnd()) {
            try {
                steps.begin();
            } catch (UpdateFailure e) {
                fail(e);
            } catch (Throwable e) {
                unexpected(e);
            }
        }
    }

    private void joinLine() {
        WaitingLine.Turn turn = runtime.downloads().join(worker, this::waitsFor, this::work);
        leaveLine = turn::leave;
        onAbort(() -> {
            if (turn.leave()) {
                worker.execute(this::work);
            }
        });
    }

    private void waitsFor(int others) {
        waitsFor = others;
        lifecycle.waits();
    }

    private void work() {
        try {
            if (lifecycle.on(Event.TURN)) {
                OtaJob fresh = prepared();
                if (fresh != null && lifecycle.on(Event.PREPARED)) {
                    work(fresh);
                }
            }
        } catch (UpdateFailure e) {
            fail(e);
        } catch (Throwable e) {
            unexpected(e);
        } finally {
            finish();
        }
    }

    /** Nothing works for the update any more, so it ends, and others may begin, whatever is thrown on the way. */
    private void finish() {
        if (finished.compareAndSet(false, true)) {
            quietly(leaveLine);
            // Whatever could not be remembered: what is installed has to end as success.
            quietly(() -> lifecycle.on(Event.REPORTED));
            quietly(() -> lifecycle.on(Event.FAIL, UpdateFailure.unexpected(new IllegalStateException())));
            quietly(lifecycle::stopWatching);
            quietly(() -> listener.finished(this));
        }
    }

    private void quietly(Runnable code) {
        ForeignCode.run(logger, "The end of the update to " + job.version(), code);
    }

    /** Both sides hear of it before the log does, which may fail, too. */
    private void unexpected(Throwable e) {
        fail(UpdateFailure.unexpected(e));
        ForeignCode.failed(logger, "The update to " + job.version(), e);
    }

    private void work(OtaJob fresh) throws UpdateFailure {
        ImageLoader loader = steps.loader(fresh, position -> loaded(position, fresh.size()));
        onAbort(loader::abort);
        List<Path> files = loader.load();
        leaveLine.run();
        if (!lifecycle.on(Event.VERIFIED)) {
            return;
        }
        FirmwareVersion version = installer.install(fresh, files, this);
        if (!version.equals(job.version())) {
            quietly(() -> steps.installed(fresh, version));
            throw UpdateFailure.wrongVersion(job.version(), version);
        }
        if (lifecycle.on(Event.INSTALLED)) {
            // Remembered or not, the platform is to hear what the device runs.
            quietly(() -> steps.installed(fresh, version));
            report(version);
        }
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
            drop(fresh.isPresent() ? UpdateFailure.replaced() : UpdateFailure.withdrawn());
            return null;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof OtaJobRefused refused) {
                if (refused.module() != null) {
                    // Then the platform has heard of the refusal already.
                    lifecycle.supersede();
                }
                throw UpdateFailure.refused(refused);
            }
            logger.debug("The job for {} cannot be asked for once more", job.version(), e.getCause());
            return job;
        } catch (TimeoutException e) {
            return job;
        } catch (CancellationException e) {
            // By the end of the update, or by somebody else, which is no answer either.
            return lifecycle.state().isEnd() ? null : job;
        } catch (InterruptedException e) {
            // Nobody here does that: it is a failure as any other, and no stop, after which nobody would go on.
            throw UpdateFailure.unexpected(e);
        }
    }

    private void loaded(long position, long size) {
        lifecycle.on(position < size ? Event.RELOADED : Event.LOADED);
        lifecycle.toPercent((int) (position * downloadShare / size));
    }

    private void report(FirmwareVersion version) {
        CompletableFuture<Object> wake = new CompletableFuture<>();
        lifecycle.report(version).whenComplete((module, notReported) -> wake.complete(this));
        onAbort(() -> wake.complete(this));
        wake.join();
        lifecycle.on(Event.REPORTED);
    }

    @Override
    public void percent(int ofInstallation) {
        int bounded = Math.max(0, Math.min(WHOLE, ofInstallation));
        lifecycle.toPercent(downloadShare + (INSTALLED_PERCENT - downloadShare) * bounded / WHOLE);
    }

    @Override
    public void restarting() {
        lifecycle.restarting();
    }

    @Override
    public void onAbort(Runnable aborting) {
        lifecycle.onAbort(aborting);
    }
}
