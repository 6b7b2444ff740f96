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

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.ForeignCode;
import org.openhab.binding.aliyuniot.link.LastingMailbox;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.ota.job.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJob;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJobRefused;
import org.openhab.binding.aliyuniot.link.ota.job.OtaModule;
import org.openhab.binding.aliyuniot.link.ota.load.EarlyDownload;
import org.openhab.binding.aliyuniot.link.ota.load.ImageLoader;
import org.openhab.binding.aliyuniot.link.ota.record.FirmwareMemory;
import org.openhab.binding.aliyuniot.link.ota.record.FirmwareRecord;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareFailure;
import org.openhab.binding.aliyuniot.link.ota.store.OtaPublicKey;
import org.openhab.binding.aliyuniot.link.ota.update.ModuleState.Line;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The firmware of one module, the whole device being one, between two starts of its thing or of its device.
 *
 * <p>One owner, one mailbox, one {@linkplain ModuleState state}. Whatever happens (the platform pushes, the line comes
 * and goes, a user starts or calls off, an update moves on, the thing stops) is a task of the mailbox, which replaces the
 * immutable state and tells the listener; there is no lock, and nobody else changes anything. Whoever asks reads the
 * latest state and waits for nobody. Work that waits is done elsewhere, by {@link FirmwareUpdate} and {@link
 * EarlyDownload}, and comes back as tasks. Tasks that come before the record is read wait for that, in their order. The
 * mailbox outlives the runtime, so that the end of an update is remembered and the folder is let go of in any case.
 *
 * <p>For any thread; nothing here waits for the disk or the line.
 */
public final class FirmwareModule implements DeviceFirmware.Module, AutoCloseable {
    private final Logger logger = LoggerFactory.getLogger(FirmwareModule.class);

    private final LinkRuntime runtime;
    private final String thing;
    private final OtaModule module;
    private final ModuleListener listener;
    private final LastingMailbox mailbox;
    private final FirmwareMemory memory;
    private final AutoStart autoStart;

    /** Replaced on the mailbox alone. */
    private volatile ModuleState state;
    /** Where the module takes part; {@code null} before that and from {@link #close} on. */
    private volatile @Nullable ModuleSession session;
    // On the mailbox.
    private final List<Runnable> untilOpen = new ArrayList<>();
    private @Nullable FirmwareUpdate update;
    private @Nullable EarlyDownload early;
    private boolean removed;

    /**
     * @param place where the module's record and images are kept
     */
    public FirmwareModule(
            LinkRuntime runtime,
            FirmwareMemory.Place place,
            OtaModule module,
            UpdateSettings settings,
            ModuleListener listener) {
        this.runtime = runtime;
        this.thing = place.thing();
        this.module = module;
        this.listener = listener;
        mailbox = new LastingMailbox(runtime);
        memory = new FirmwareMemory(place, runtime::after, mailbox);
        autoStart = new AutoStart(runtime::after, () -> whenOpen(this::look));
        state = ModuleState.first(settings);
    }

    @Override
    public OtaModule module() {
        return module;
    }

    /** All that is so at the moment. */
    public ModuleState state() {
        return state;
    }

    // --- life ---

    /**
     * Takes part in a session of the device, once; an update that was interrupted begins anew when it is online. Reads
     * what was remembered first.
     */
    public void join(DeviceFirmware joined) {
        ModuleSession begun = new ModuleSession(joined, module, memory, () -> state.installed());
        session = begun;
        joined.add(this);
        String owner = thing + " " + joined.identity();
        mailbox.execute(() -> {
            if (state.isClosed()) {
                joined.remove(this);
            } else {
                long maxImageBytes = state.settings().maxImageBytes();
                memory.open(module.isDefault() ? owner : owner + " " + module, maxImageBytes, () -> opened(begun));
            }
        });
    }

    private void opened(ModuleSession begun) {
        if (session != begun) {
            return;
        }
        // Without what was remembered the device gets its firmware none the less.
        ForeignCode.run(logger, "The reading of the firmware of " + thing, this::read);
        state = state.with(Line.OFFLINE);
        tell(() -> listener.changed(state));
        ForeignCode.run(logger, "The going on with the firmware of " + thing, () -> begin(begun));
        untilOpen.forEach(task -> ForeignCode.run(logger, "A task of the firmware of " + thing, task));
        untilOpen.clear();
    }

    private void read() {
        state = state.with(memory.read());
        FirmwareVersion configured = state.settings().version();
        change(record -> configured != null && record.isNews(configured)
                ? record.withInstalled(configured).withConfigured(configured)
                : record.withConfigured(configured));
    }

    private void begin(ModuleSession begun) {
        FirmwareRecord known = state.record();
        OtaJob job = known.job();
        if (job != null && known.runs(job.version())) {
            // The power went after the installation; the version is all that the platform has yet to hear.
            change(FirmwareRecord::withoutJob);
        } else if (job != null && known.started()) {
            // Before the version: the platform takes the old one as the failure of an update that runs.
            Runnable again = () -> take(begun, job, UpdateListener.NONE);
            if (!ForeignCode.run(logger, "The going on with the update of " + thing, again)) {
                change(FirmwareRecord::notStarted);
            }
        }
        FirmwareVersion installed = known.installed();
        if (installed != null) {
            begun.device().ota().reportVersion(module, installed);
        }
    }

    /** Has a task done as soon as what was remembered is read; never if the module is closed before. */
    private void whenOpen(Runnable task) {
        mailbox.execute(() -> {
            if (state.isOpen()) {
                task.run();
            } else if (!state.isClosed()) {
                untilOpen.add(task);
            }
        });
    }

    /**
     * Ends everything for good, as the thing is removed: the platform hears that its job has failed, and with
     * {@link #close()} all that was kept is deleted.
     *
     * @return ends when it has, or will not; not bounded
     */
    public CompletionStage<?> remove() {
        CompletableFuture<Object> told = new CompletableFuture<>();
        mailbox.execute(() -> {
            removed = true;
            FirmwareUpdate running = update;
            if (running == null) {
                told.complete(this);
            } else {
                running.fail(UpdateFailure.removed());
                running.start();
                running.told().whenComplete((done, untold) -> told.complete(this));
            }
        });
        return told;
    }

    /** Ends what runs; an update goes on with the next start. */
    @Override
    public void close() {
        ModuleSession ending = session;
        session = null;
        if (ending != null) {
            // Now, as the next owner of the module may be about to take part.
            ending.device().remove(this);
        }
        mailbox.execute(() -> {
            state = state.with(Line.CLOSED);
            untilOpen.clear();
            autoStart.close();
            abortEarly();
            FirmwareUpdate running = update;
            if (running != null) {
                running.stop();
                running.letGo();
            }
            if (ending != null) {
                // Also what was reported meanwhile.
                ending.device().remove(this);
            }
            closeMemoryIfOver();
        });
    }

    /** Lets go of the folder when the module is closed and nothing works there any more. */
    private void closeMemoryIfOver() {
        FirmwareUpdate running = update;
        if (state.isClosed() && (running == null || !running.isBegun()) && !state.isLoadingEarly()) {
            memory.close(removed);
        }
    }

    // --- the line ---

    @Override
    public void online() {
        whenOpen(() -> {
            state = state.with(Line.ONLINE);
            FirmwareUpdate begun = update;
            if (begun != null) {
                begun.start();
            } else if (!module.isDefault() || state.job() != null) {
                // What is new the platform pushes by itself, but not what was pushed before there was a thing for it;
                // and what it has withdrawn meanwhile it does not tell.
                pull();
            }
            tell(listener::executableMayDiffer);
        });
    }

    @Override
    public void offline() {
        whenOpen(() -> {
            state = state.with(Line.OFFLINE);
            tell(listener::executableMayDiffer);
        });
    }

    @Override
    public void poll() {
        whenOpen(() -> {
            if (state.line() == Line.ONLINE) {
                pull();
            }
        });
    }

    @Override
    public void pushed(OtaJob job) {
        whenOpen(() -> offered(job));
    }

    @Override
    public void refused(OtaJobRefused refusal) {
        whenOpen(() -> {
            if (update == null) {
                tell(() -> listener.remark(UpdateFailure.refused(refusal)));
            }
        });
    }

    // --- the user ---

    /** Goes on with other settings; an update that runs keeps its own. */
    public void change(UpdateSettings changed) {
        mailbox.execute(() -> {
            state = state.with(changed);
            // Else it is all done by reading.
            if (state.isOpen()) {
                take(changed);
            }
        });
    }

    private void take(UpdateSettings changed) {
        memory.limit(changed.maxImageBytes());
        if (!changed.preDownload()) {
            abortEarly();
        }
        FirmwareVersion configured = changed.version();
        boolean isNews = state.record().isNews(configured);
        change(record -> record.withConfigured(configured));
        if (configured != null && isNews && !state.record().runs(configured)) {
            runs(configured);
            if (state.line() == Line.ONLINE) {
                // The platform may want something else of this version.
                pull();
            }
        } else {
            tell(listener::executableMayDiffer);
        }
        look();
    }

    /**
     * Begins an update.
     *
     * @param job which is to be the one that waits
     * @param watcher hears how it goes; of a failure at once, if it cannot begin
     */
    public void begin(OtaJob job, UpdateListener watcher) {
        mailbox.execute(() -> {
            ModuleSession open = session;
            if (open == null || !state.isExecutable()) {
                tell(() -> watcher.moved(UpdateStatus.refused(job, UpdateFailure.notReady())));
                return;
            }
            try {
                take(open, job, watcher).start();
            } catch (Throwable e) {
                tell(() -> watcher.moved(UpdateStatus.refused(job, UpdateFailure.unexpected(e))));
                ForeignCode.failed(logger, "The beginning of an update of " + thing, e);
            }
        });
    }

    /** Calls off the update that runs, if one does. */
    public void cancel() {
        mailbox.execute(() -> {
            FirmwareUpdate running = update;
            if (running != null) {
                running.cancel();
                running.start();
            }
        });
    }

    /** Loads the image of a job before anybody starts the update, where the settings want that. */
    public void loadEarly(OtaJob job) {
        whenOpen(() -> {
            ModuleSession open = session;
            if (open != null && state.mayLoadEarly(job)) {
                UpdateSettings settings = state.settings();
                EarlyDownload begun = new EarlyDownload(
                        runtime.downloads(),
                        new LastingMailbox(runtime),
                        job,
                        other -> open.loader(settings, other, position -> {}),
                        () -> mailbox.execute(this::loadedEarly));
                early = begun;
                state = state.withEarly(new ModuleState.Early(job, false));
                begun.start();
            }
        });
    }

    private void loadedEarly() {
        state = state.withEarlyOver();
        closeMemoryIfOver();
        if (state.isOpen()) {
            OtaJob job = state.job();
            if (job != null) {
                // Another one, if it came in meanwhile.
                loadEarly(job);
            }
            tell(listener::executableMayDiffer);
            look();
        }
    }

    private void abortEarly() {
        EarlyDownload running = early;
        if (running != null) {
            running.abort();
        }
    }

    /**
     * Asks the platform for a job.
     *
     * @return the one that waits, if one does
     */
    public CompletionStage<Optional<OtaJob>> check() {
        ModuleSession open = session;
        return open == null
                ? CompletableFuture.failedFuture(new IllegalStateException("The device is not started yet"))
                : open.pull()
                        .thenApplyAsync(
                                pulled -> {
                                    if (state.isOpen()) {
                                        pulled(pulled);
                                    }
                                    return pulled;
                                },
                                mailbox);
    }

    /** Tells the platform which version runs, and remembers it. */
    public void reportVersion(FirmwareVersion version) {
        whenOpen(() -> runs(version));
    }

    // --- the rest is on the mailbox: which job waits ---

    private void pull() {
        ModuleSession open = session;
        if (open != null) {
            open.pull().whenComplete((pulled, failure) -> whenOpen(() -> answered(pulled, failure)));
        }
    }

    private void answered(@Nullable Optional<OtaJob> pulled, @Nullable Throwable failure) {
        if (pulled != null) {
            pulled(pulled);
        } else {
            logger.debug("{} does not learn of firmware", thing, failure);
            look();
        }
    }

    private void pulled(Optional<OtaJob> pulled) {
        if (pulled.isPresent()) {
            offered(pulled.get());
        } else if (update == null && state.job() != null) {
            logger.info("{} drops its firmware job, as the platform has none for it: {}", thing, state.job());
            change(FirmwareRecord::withoutJob);
            show();
        }
    }

    private void offered(OtaJob job) {
        FirmwareUpdate running = update;
        if (running != null) {
            if (!running.status().job().hasSameImageAs(job)) {
                logger.info("{} gets another firmware job while one runs: {}", thing, job);
                state = state.withNext(job);
                running.drop(UpdateFailure.replaced());
            }
            return;
        }
        if (state.record().runs(job.version())) {
            logger.info("{} runs what it is to install already: {}", thing, job);
            runs(job.version());
            return;
        }
        tell(() -> listener.remark(null));
        OtaJob before = state.job();
        if (before != null && !before.hasSameImageAs(job)) {
            logger.info("{} drops a firmware job, as the platform has replaced it: {}", thing, before);
        }
        if (!state.isEarlyFor(job)) {
            abortEarly();
        }
        change(record -> record.withJob(job));
        state = state.withDue(true);
        show();
        look();
    }

    /** This version runs, however it came there; a job that was made for another one is not to be done any more. */
    private void runs(FirmwareVersion version) {
        OtaJob job = state.job();
        boolean fits = job == null || update != null || state.record().runs(version);
        change(record -> fits
                ? record.withInstalled(version)
                : record.withInstalled(version).withoutJob());
        if (!fits) {
            logger.info("{} drops its firmware job, as it runs {} now: {}", thing, version, job);
        }
        tellPlatform(version);
        show();
    }

    private void tellPlatform(FirmwareVersion version) {
        ModuleSession open = session;
        if (open != null) {
            open.device().ota().reportVersion(module, version);
        }
    }

    /** Starts what waits, now or when the time has come. */
    private void look() {
        AutoStart.Window window = state.settings().autoStart();
        if (window == null || !state.due() || !state.isExecutable()) {
            autoStart.callOff();
        } else if (autoStart.isTime(window, state.pauseLeft(AutoStart.now()))) {
            state = state.withDue(false);
            tell(listener::startIsDue);
        }
    }

    // --- the update ---

    private FirmwareUpdate take(ModuleSession open, OtaJob job, UpdateListener watcher) {
        UpdateSettings settings = state.settings();
        FirmwareInstaller installer = settings.installers().apply(open.device());
        FirmwareUpdate taken = new FirmwareUpdate(
                runtime,
                mailbox,
                new Steps(open, settings),
                new FirmwareUpdate.Plan(job, installer, installer.downloadShare(), settings.limits()),
                open.device().ota().begin(module),
                new Watch(watcher));
        update = taken;
        state = state.withUpdate(taken.status());
        return taken;
    }

    private final class Watch implements FirmwareUpdate.Listener {
        private final UpdateListener watcher;

        Watch(UpdateListener watcher) {
            this.watcher = watcher;
        }

        @Override
        public void moved(UpdateStatus status) {
            state = state.withUpdate(status);
            tell(() -> watcher.moved(status));
            tell(() -> listener.moved(status));
        }

        @Override
        public void restarting() {
            watcher.restarting();
        }

        @Override
        public void finished(FirmwareUpdate over) {
            UpdateState end = over.status().state();
            ForeignCode.run(logger, "The remembering of an update of " + thing, () -> remember(over.status()));
            update = null;
            state = state.withUpdate(null);
            if (state.isClosed()) {
                closeMemoryIfOver();
            } else {
                goOn(over, end == UpdateState.FAILED || end == UpdateState.CANCELLED);
            }
        }
    }

    private void remember(UpdateStatus over) {
        switch (over.state()) {
            case SUCCEEDED -> {
                change(FirmwareRecord::succeeded);
                state = state.withEarly(null);
            }
            case DROPPED -> change(FirmwareRecord::withoutJob);
            case FAILED, CANCELLED -> change(record -> record.failed(over.job(), AutoStart.now()));
            default -> {}
        }
    }

    /** After an update the next job is looked for; whether a failed one gets another try the platform says. */
    private void goOn(FirmwareUpdate over, boolean failed) {
        OtaJob other = state.next();
        state = state.withNext(null);
        show();
        if (other != null) {
            offered(other);
        } else if (failed) {
            over.told().whenComplete((told, untold) -> whenOpen(this::pull));
        }
    }

    private final class Steps implements FirmwareUpdate.Steps {
        private final ModuleSession open;
        private final UpdateSettings settings;

        Steps(ModuleSession open, UpdateSettings settings) {
            this.open = open;
            this.settings = settings;
        }

        @Override
        public void begin() throws UpdateFailure {
            Optional<FirmwareFailure> trouble = mailbox.ask(() -> {
                try {
                    memory.folder();
                    write(FirmwareRecord::begun);
                    return Optional.empty();
                } catch (FirmwareFailure e) {
                    return Optional.of(e);
                }
            });
            if (trouble.isPresent()) {
                throw UpdateFailure.of(trouble.get());
            }
        }

        @Override
        public CompletionStage<Optional<OtaJob>> pull() {
            return open.pull();
        }

        @Override
        public ImageLoader loader(OtaJob job, LongConsumer progress) throws FirmwareFailure {
            return open.loader(settings, job, progress);
        }

        @Override
        public void installed(OtaJob job, FirmwareVersion version) {
            mailbox.ask(() -> {
                FirmwareModule.this.installed(job, settings.key(), version);
                return true;
            });
        }
    }

    private void installed(OtaJob job, @Nullable OtaPublicKey key, FirmwareVersion version) {
        boolean asWanted = version.equals(job.version());
        try {
            if (asWanted) {
                memory.folder().installed(ImageLoader.expected(job, key));
            }
        } catch (FirmwareFailure e) {
            logger.warn("{}", e.getMessage());
        }
        change(record -> record.withInstalled(version));
        if (!asWanted) {
            tellPlatform(version);
        }
        tell(() -> listener.changed(state));
    }

    // --- words and records ---

    private void show() {
        tell(() -> listener.changed(state));
        tell(listener::executableMayDiffer);
    }

    private void tell(Runnable word) {
        ForeignCode.run(logger, "What shows the firmware of " + thing, word);
    }

    /** Changes the record, and goes on if the disk does not take that. */
    private void change(UnaryOperator<FirmwareRecord> change) {
        try {
            write(change);
        } catch (FirmwareFailure e) {
            logger.warn("{}", e.getMessage());
        } catch (Throwable e) {
            ForeignCode.failed(logger, "The writing of the firmware record", e);
        }
    }

    private void write(UnaryOperator<FirmwareRecord> change) throws FirmwareFailure {
        FirmwareRecord before = state.record();
        FirmwareRecord now = change.apply(before);
        if (!now.equals(before)) {
            state = state.with(now);
            memory.write(now);
        }
    }
}
