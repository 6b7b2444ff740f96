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

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.ForeignCode;
import org.openhab.binding.aliyuniot.link.LastingMailbox;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.WaitingLine;
import org.openhab.binding.aliyuniot.link.ota.OtaUpdate;
import org.openhab.binding.aliyuniot.link.ota.job.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJob;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJobRefused;
import org.openhab.binding.aliyuniot.link.ota.load.ImageLoader;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareFailure;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateState.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One update. Its {@linkplain UpdateLifecycle life cycle} belongs to the module's mailbox, on which everything is decided.
 * The work is done elsewhere, where it may wait: {@link #start} lets the update join the line of all updates, and when
 * its turn has come it loads, installs and reports, and asks the mailbox before each of these steps.
 */
public final class FirmwareUpdate implements FirmwareInstaller.Ongoing {
    private static final Duration ANSWER = Duration.ofSeconds(15);
    private static final int WHOLE = 100;
    private static final int INSTALLED_PERCENT = 98;

    private final Logger logger = LoggerFactory.getLogger(FirmwareUpdate.class);

    private final WaitingLine line;
    private final LastingMailbox owner;
    private final LastingMailbox worker;
    private final UpdateSteps steps;
    private final UpdatePlan plan;
    private final Listener listener;
    private final UpdateLifecycle lifecycle;
    private final AtomicInteger toldPercent = new AtomicInteger();
    /** Of the owner. */
    private boolean begun;
    // Of the worker.
    private Runnable leaveLine = () -> {};
    private Runnable noLongerInLine = () -> {};
    private boolean loaded;
    private boolean finished;

    /** Hears how it goes, on the mailbox. */
    public interface Listener extends UpdateListener {
        /** Nothing works for the update any more, so another one may begin. */
        void finished(FirmwareUpdate update);
    }

    /**
     * @param owner the module's mailbox
     */
    public FirmwareUpdate(
            LinkRuntime runtime,
            LastingMailbox owner,
            UpdateSteps steps,
            UpdatePlan plan,
            OtaUpdate platform,
            Listener listener) {
        this.line = runtime.downloads();
        this.owner = owner;
        this.steps = steps;
        this.plan = plan;
        this.listener = listener;
        worker = new LastingMailbox(runtime);
        lifecycle = new UpdateLifecycle(runtime::after, owner, plan, platform, listener);
    }

    // --- for any thread ---

    public UpdateStatus status() {
        return lifecycle.status();
    }

    /** Ends when the platform knows of the end, or will not. */
    public CompletionStage<?> told() {
        return lifecycle.told();
    }

    // --- on the mailbox ---

    /** Whether something works for the update, or has. */
    public boolean isBegun() {
        return begun;
    }

    /** Lets the update work, which is due even after an early end; a second call does nothing. */
    public void start() {
        if (!begun) {
            begun = true;
            // What the line has for it comes after that.
            worker.execute(this::join);
        }
    }

    /** The user calls the update off; too late once it is installed. */
    public void cancel() {
        lifecycle.on(Event.CANCEL, UpdateFailure.cancelled());
    }

    /** The platform wants something else, or nothing any more. */
    public void drop(UpdateFailure why) {
        if (!lifecycle.on(Event.DROP, why)) {
            lifecycle.supersede();
        }
    }

    /** The thing stops; the update goes on when it starts again. */
    public void stop() {
        lifecycle.on(Event.STOP, UpdateFailure.interrupted());
    }

    /** Holds the version of the module back no more; the platform hears nothing. */
    public void letGo() {
        lifecycle.letGo();
    }

    /** The update fails for a reason from outside. */
    public void fail(UpdateFailure why) {
        lifecycle.on(Event.FAIL, why);
    }

    // --- by the one who works ---

    private boolean on(Event event) {
        return !status().state().isEnd() && owner.ask(() -> lifecycle.on(event));
    }

    private void failed(UpdateFailure why) {
        owner.execute(() -> fail(why));
    }

    /** Both sides hear of it before the log does, which may fail, too. */
    private void unexpected(Throwable e) {
        failed(UpdateFailure.unexpected(e));
        ForeignCode.failed(logger, "The update to " + plan.job().version(), e);
    }

    private void join() {
        try {
            begin();
            WaitingLine.Turn turn = line.join(worker, this::waitsFor, this::work);
            leaveLine = turn::leave;
            noLongerInLine = onAbort(() -> {
                if (turn.leave()) {
                    worker.execute(this::work);
                }
            });
        } catch (Throwable e) {
            unexpected(e);
            finish();
        }
    }

    private void begin() {
        if (!status().state().isEnd()) {
            try {
                steps.begin();
            } catch (FirmwareFailure e) {
                failed(UpdateFailure.of(e));
            } catch (Throwable e) {
                unexpected(e);
            }
        }
    }

    private void waitsFor(int others) {
        owner.execute(() -> lifecycle.waitsFor(others));
    }

    private void work() {
        try {
            noLongerInLine.run();
            if (on(Event.TURN)) {
                OtaJob fresh = prepared();
                if (fresh != null && on(Event.PREPARED)) {
                    work(fresh);
                }
            }
        } catch (UpdateFailure e) {
            failed(e);
        } catch (FirmwareFailure e) {
            failed(UpdateFailure.of(e));
        } catch (Throwable e) {
            unexpected(e);
        } finally {
            finish();
        }
    }

    /** Nothing works for the update any more, so it ends, and others may begin, whatever is thrown on the way. */
    private void finish() {
        if (!finished) {
            finished = true;
            quietly(leaveLine);
            owner.execute(() -> {
                // Whatever could not be remembered: what is installed has to end as success.
                quietly(() -> lifecycle.on(Event.REPORTED));
                quietly(() -> fail(UpdateFailure.unexpected(new IllegalStateException())));
                quietly(lifecycle::stopWatching);
                quietly(() -> listener.finished(this));
            });
        }
    }

    private void quietly(Runnable code) {
        ForeignCode.run(logger, "The end of the update to " + plan.job().version(), code);
    }

    private void work(OtaJob fresh) throws UpdateFailure, FirmwareFailure {
        List<Path> files = load(fresh);
        leaveLine.run();
        if (!on(Event.VERIFIED)) {
            return;
        }
        FirmwareVersion version = plan.installer().install(fresh, files, this);
        if (!version.equals(plan.job().version())) {
            quietly(() -> steps.installed(fresh, version));
            throw UpdateFailure.wrongVersion(plan.job().version(), version);
        }
        if (on(Event.INSTALLED)) {
            // Remembered or not, the platform is to hear what the device runs.
            quietly(() -> steps.installed(fresh, version));
            report(version);
        }
    }

    private List<Path> load(OtaJob fresh) throws FirmwareFailure {
        ImageLoader loader = steps.loader(fresh, position -> loaded(position, fresh.size()));
        Runnable noLongerLoading = onAbort(loader::abort);
        try {
            return loader.load();
        } finally {
            noLongerLoading.run();
        }
    }

    /** The job with a fresh address; the known one if the platform does not answer. */
    private @Nullable OtaJob prepared() throws UpdateFailure {
        OtaJob job = plan.job();
        CompletableFuture<Optional<OtaJob>> pulled = steps.pull().toCompletableFuture();
        Runnable noLongerAsking = onAbort(() -> pulled.cancel(false));
        try {
            Optional<OtaJob> fresh = pulled.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
            if (fresh.filter(job::hasSameImageAs).isPresent()) {
                return fresh.get();
            }
            UpdateFailure why = fresh.isPresent() ? UpdateFailure.replaced() : UpdateFailure.withdrawn();
            owner.execute(() -> drop(why));
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
            return status().state().isEnd() ? null : job;
        } catch (InterruptedException e) {
            // Nobody here does that: it is a failure as any other, and no stop, after which nobody would go on.
            throw UpdateFailure.unexpected(e);
        } finally {
            noLongerAsking.run();
        }
    }

    /** Often called: the mailbox hears only of what it does not know yet. */
    private void loaded(long position, long size) {
        boolean whole = position >= size;
        if (whole != loaded) {
            loaded = whole;
            owner.execute(() -> lifecycle.on(whole ? Event.LOADED : Event.RELOADED));
        }
        tellPercent((int) (position * plan.downloadShare() / size));
    }

    private void tellPercent(int now) {
        if (toldPercent.getAndAccumulate(now, Math::max) < now) {
            owner.execute(() -> lifecycle.toPercent(now));
        }
    }

    private void report(FirmwareVersion version) {
        CompletableFuture<Object> wake = new CompletableFuture<>();
        owner.ask(() -> lifecycle.report(version)).whenComplete((module, notReported) -> wake.complete(this));
        Runnable noLongerWaiting = onAbort(() -> wake.complete(this));
        wake.join();
        noLongerWaiting.run();
        on(Event.REPORTED);
    }

    @Override
    public void percent(int ofInstallation) {
        int bounded = Math.max(0, Math.min(WHOLE, ofInstallation));
        tellPercent(plan.downloadShare() + (INSTALLED_PERCENT - plan.downloadShare()) * bounded / WHOLE);
    }

    @Override
    public void restarting() {
        owner.execute(lifecycle::restarting);
    }

    @Override
    public Runnable onAbort(Runnable aborting) {
        return lifecycle.abort().onAbort(aborting);
    }
}
