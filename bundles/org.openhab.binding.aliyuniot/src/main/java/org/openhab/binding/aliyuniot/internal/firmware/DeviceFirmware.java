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

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.config.FirmwareSettings;
import org.openhab.binding.aliyuniot.internal.config.FirmwareSettings.Installer;
import org.openhab.binding.aliyuniot.internal.config.FirmwareSettings.Upload;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.ota.DeviceOta;
import org.openhab.binding.aliyuniot.link.ota.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.ota.OtaFailure;
import org.openhab.binding.aliyuniot.link.ota.OtaJob;
import org.openhab.binding.aliyuniot.link.ota.OtaJobRefused;
import org.openhab.binding.aliyuniot.link.ota.OtaListener;
import org.openhab.binding.aliyuniot.link.ota.OtaModule;
import org.openhab.binding.aliyuniot.link.ota.OtaUpdate;
import org.openhab.binding.aliyuniot.link.ota.download.DownloadSettings;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareFailure;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareFolder;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareStore;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.topic.TopicTemplate;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.firmware.Firmware;
import org.openhab.core.thing.binding.firmware.ProgressCallback;
import org.openhab.core.thing.binding.firmware.ProgressStep;
import org.openhab.core.thing.firmware.FirmwareUpdateService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The firmware of one device between two starts of its thing: learns of jobs, offers them to openHAB, runs them. For any
 * thread; nothing that openHAB asks waits for the disk or the line.
 */
public final class DeviceFirmware implements AutoCloseable {
    private static final OtaModule MODULE = OtaModule.DEFAULT;

    /** The folder may still belong to the thing's former run, whose update ends within moments. */
    private static final int OPEN_TRIES = 20;

    private static final Duration OPEN_PAUSE = Duration.ofMillis(250);

    /** An installer that ends by itself in time can say what is wrong. */
    private static final Duration SLACK = Duration.ofSeconds(30);

    private static final Duration STATUS_PAUSE = Duration.ofSeconds(1);

    /** The rest is the installation; where there is none it has next to nothing. */
    private static final int SHARE_WITH_INSTALLATION = 70;

    private static final int SHARE_ALONE = 95;

    private final Logger logger = LoggerFactory.getLogger(DeviceFirmware.class);

    private final FirmwareSurroundings surroundings;
    private final LinkRuntime runtime;
    private final ThingUID thing;
    private final FirmwareReports reports;
    private final FirmwareMemory memory = new FirmwareMemory();
    private final RuleInstaller rules;
    private final Executor work;
    private final UpdateSteps steps = new UpdateSteps();
    private final UpdateListener updateListener = new UpdateListener();

    private volatile FirmwareSettings settings;
    private volatile TrustAnchors trustAnchors = TrustAnchors.ofRuntime();
    private volatile @Nullable FirmwareFolder folder;
    private volatile @Nullable FirmwareFailure folderTrouble;
    private volatile @Nullable DeviceOta ota;
    private volatile @Nullable DeviceSession session;
    private volatile @Nullable DeviceIdentity identity;
    private volatile @Nullable FirmwareUpdate update;
    private volatile @Nullable Transfer transfer;
    private volatile boolean online;
    private volatile boolean closed;

    /** The job that came in while an update ran; belongs to {@code work}. */
    private @Nullable OtaJob next;

    private boolean mayStartByItself;
    private Runnable autoUpdateTimer = () -> {};
    private long shownAt = System.nanoTime() - STATUS_PAUSE.toNanos();
    private @Nullable UpdateState shownState;

    public DeviceFirmware(
            FirmwareSurroundings surroundings,
            LinkRuntime runtime,
            ThingUID thing,
            FirmwareSettings settings,
            FirmwareReports reports) {
        this.surroundings = surroundings;
        this.runtime = runtime;
        this.thing = thing;
        this.settings = settings;
        this.reports = reports;
        rules = new RuleInstaller(reports::triggered);
        work = runtime.newCallbackMailbox();
    }

    /**
     * Reads what was remembered, and makes known what runs and what waits. Before {@link #start}; waits for the disk, and
     * for the former run of the thing.
     *
     * @param anchors whom file servers have to lead to
     */
    public void load(TrustAnchors anchors) {
        trustAnchors = anchors;
        FirmwareStore store =
                new FirmwareStore(surroundings.folder(), settings.maxImageBytes(), surroundings.threadPrefix());
        for (int i = 1; folder == null && !closed; i++) {
            try {
                FirmwareFolder opened = store.open(thing.getAsString());
                folder = opened;
                folderTrouble = null;
                memory.open(opened);
            } catch (FirmwareFailure e) {
                folderTrouble = e;
                if (e.reason() != FirmwareFailure.Reason.IN_USE || i == OPEN_TRIES || !pause()) {
                    logger.warn("{} cannot take firmware: {}", thing, e.getMessage());
                    break;
                }
            }
        }
        FirmwareVersion first = settings.version();
        if (first != null && memory.record().installed() == null) {
            memory.changeAnyway(record -> record.withInstalled(first));
        }
        publish();
    }

    private static boolean pause() {
        try {
            Thread.sleep(OPEN_PAUSE.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Takes part in a session that has not started yet; an update that was interrupted begins anew when it is online.
     *
     * @throws ConfigurationFailure if the device's names make topics longer than the platform takes
     */
    public synchronized void start(DeviceIdentity identity, DeviceSession made, AlinkRequests requests)
            throws ConfigurationFailure {
        if (closed) {
            return;
        }
        DeviceOta opened = new DeviceOta(runtime, identity, made, requests, new Pushes());
        ota = opened;
        session = made;
        this.identity = identity;
        FirmwareRecord known = memory.record();
        OtaJob job = known.job();
        // Before the session is online: the platform takes the old version as the failure of an update that runs.
        if (job != null && known.started()) {
            update = newUpdate(job, opened.begin(MODULE), progressFor(null));
        }
        FirmwareVersion installed = known.installed();
        if (installed != null) {
            opened.reportVersion(MODULE, installed);
        }
    }

    /** To be called whenever the session is online. */
    public void online() {
        DeviceOta open = ota;
        if (open != null) {
            online = true;
            open.online();
            work.execute(this::nowOnline);
        }
    }

    private void nowOnline() {
        FirmwareUpdate waiting = update;
        if (waiting != null && waiting.isUnbegun()) {
            run(waiting);
        } else if (waiting == null) {
            pull();
        }
        poke();
    }

    /** To be called when the session is offline. */
    public void offline() {
        online = false;
        work.execute(this::poke);
    }

    /** Goes on with other settings; an update that runs keeps its own. */
    public void change(FirmwareSettings changed) {
        settings = changed;
        work.execute(() -> {
            poke();
            startByItself();
        });
    }

    // --- what openHAB asks ---

    /** Whether an update can begin now. */
    public boolean isExecutable() {
        OtaJob job = memory.record().job();
        return !closed && online && job != null && update == null && (!settings.preDownload() || isTransferred(job));
    }

    private boolean isTransferred(OtaJob job) {
        Transfer last = transfer;
        return last != null && last.job().hasSameImageAs(job) && last.end().isDone();
    }

    /** Begins an update, of which the callback hears; returns at once. */
    public void update(Firmware firmware, ProgressCallback callback) {
        UpdateProgress progress = progressFor(callback);
        FirmwareUpdate begun;
        synchronized (this) {
            DeviceOta open = ota;
            OtaJob job = memory.record().job();
            if (job == null || !OfferedFirmware.of(thing, job).isCalled(firmware.getVersion())) {
                progress.failed(new UpdateFailure(
                        OtaFailure.UPGRADE, "firmware.not-offered", "Not offered", firmware.getVersion()));
                return;
            }
            if (open == null || !isExecutable()) {
                progress.failed(new UpdateFailure(OtaFailure.UPGRADE, "firmware.not-ready", "Not ready"));
                return;
            }
            begun = newUpdate(job, open.begin(MODULE), progress);
            update = begun;
        }
        run(begun);
    }

    /** Calls off the update that runs, if one does. */
    public void cancel() {
        FirmwareUpdate running = update;
        if (running != null) {
            running.cancel();
            if (running.isUnbegun()) {
                run(running);
            }
        }
    }

    /** Loads the image of a firmware before anybody starts the update; returns at once. */
    public void transfer(Firmware firmware) {
        OtaJob job = memory.record().job();
        if (!settings.preDownload()
                || job == null
                || !OfferedFirmware.of(thing, job).isCalled(firmware.getVersion())) {
            return;
        }
        Transfer begun;
        synchronized (this) {
            Transfer last = transfer;
            FirmwareFolder place = folder;
            if (closed
                    || update != null
                    || place == null
                    || last != null && !last.end().isDone()) {
                return;
            }
            begun = new Transfer(job, steps.loader(job, position -> {}), new CompletableFuture<>());
            transfer = begun;
        }
        runtime.newCallbackMailbox().execute(() -> run(begun));
    }

    /** An image that is loaded before the update; ended with or without success. */
    private record Transfer(OtaJob job, ImageLoader loader, CompletableFuture<Boolean> end) {}

    private void run(Transfer begun) {
        try {
            begun.loader().load();
            logger.debug("{} has the image of {}", thing, begun.job());
        } catch (UpdateFailure | RuntimeException e) {
            // The update loads it itself and says then what is wrong.
            logger.warn("{} cannot load the image of {} beforehand: {}", thing, begun.job(), e.getMessage());
        } finally {
            begun.end().complete(true);
            if (closed) {
                closeFolder();
            }
            work.execute(() -> {
                poke();
                startByItself();
            });
        }
    }

    // --- what users and rules ask ---

    /** What runs and what waits. */
    public FirmwareProgress progress() {
        FirmwareUpdate running = update;
        OtaJob job = memory.record().job();
        if (running != null) {
            return new FirmwareProgress(
                    running.state().name(),
                    running.percent(),
                    running.job().version().text());
        }
        return job == null
                ? FirmwareProgress.NOTHING
                : new FirmwareProgress("AVAILABLE", 0, job.version().text());
    }

    /**
     * Asks the platform for a job.
     *
     * @return the version that waits, if one does
     */
    public CompletionStage<Optional<String>> check() {
        DeviceOta open = ota;
        if (open == null) {
            return CompletableFuture.failedFuture(new IllegalStateException("The device is not started yet"));
        }
        return open.pull(MODULE)
                .thenApplyAsync(
                        pulled -> {
                            pulled(pulled);
                            return pulled.map(job -> job.version().text());
                        },
                        work);
    }

    /** Starts the waiting update through openHAB's service, so that the UI shows it. */
    public void start() {
        OtaJob job = memory.record().job();
        FirmwareUpdateService service = surroundings.updates().get();
        if (job == null || service == null) {
            throw new IllegalStateException("No firmware waits to be installed");
        }
        service.updateFirmware(thing, OpenhabVersion.of(job.version()), null);
    }

    /** Tells the platform which version runs, and remembers it. */
    public void reportVersion(FirmwareVersion version) {
        work.execute(() -> {
            OtaJob job = memory.record().job();
            FirmwareUpdate running = update;
            if (running != null && rules.installed(version)) {
                return;
            }
            boolean fits = job == null || running != null || memory.record().runs(version);
            memory.changeAnyway(record -> fits
                    ? record.withInstalled(version)
                    : record.withInstalled(version).withoutJob());
            if (!fits) {
                logger.info("{} drops its firmware job, as it runs {} now: {}", thing, version, job);
            }
            DeviceOta open = ota;
            if (open != null) {
                open.reportVersion(MODULE, version);
            }
            publish();
            poke();
        });
    }

    /** A rule says how far it is; whether somebody waits for that. */
    public boolean ruleProgress(int percent) {
        return rules.progress(percent);
    }

    /** A rule has installed a version; whether somebody waits for that. */
    public boolean ruleInstalled(FirmwareVersion version) {
        return rules.installed(version);
    }

    /** A rule could not install; whether somebody waits for that. */
    public boolean ruleFailed(String reason) {
        return rules.failed(reason);
    }

    // --- what the platform says ---

    private final class Pushes implements OtaListener {
        @Override
        public void pushed(OtaJob job) {
            work.execute(() -> offered(job));
        }

        @Override
        public void refused(OtaJobRefused refusal) {
            logger.warn("{} refuses a firmware job: {}", thing, refusal.getMessage());
            work.execute(() -> {
                FirmwareUpdate running = update;
                if (running == null) {
                    reports.remark(new UpdateFailure(
                                    OtaFailure.UPGRADE, "firmware.refused", "", String.valueOf(refusal.getMessage()))
                            .toStatusText());
                }
            });
        }
    }

    private void pull() {
        DeviceOta open = ota;
        if (open == null || closed) {
            return;
        }
        open.pull(MODULE)
                .whenCompleteAsync(
                        (pulled, failure) -> {
                            if (pulled != null) {
                                pulled(pulled);
                            } else {
                                logger.debug("{} does not learn of firmware: {}", thing, String.valueOf(failure));
                                startByItself();
                            }
                        },
                        work);
    }

    private void pulled(Optional<OtaJob> pulled) {
        if (pulled.isPresent()) {
            offered(pulled.get());
        } else if (update == null && memory.record().job() != null) {
            logger.info(
                    "{} drops its firmware job, as the platform has none for it: {}",
                    thing,
                    memory.record().job());
            memory.changeAnyway(FirmwareRecord::withoutJob);
            publish();
            poke();
        }
    }

    /** On {@code work}. */
    private void offered(OtaJob job) {
        if (!job.module().equals(MODULE) || closed) {
            return;
        }
        FirmwareUpdate running = update;
        if (running != null) {
            if (!running.job().hasSameImageAs(job)) {
                logger.info("{} gets another firmware job while one runs: {}", thing, job);
                next = job;
                running.drop(FirmwareUpdate.replaced());
            }
            return;
        }
        if (memory.record().runs(job.version())) {
            logger.info("{} runs what it is to install already: {}", thing, job);
            reportVersion(job.version());
            return;
        }
        OtaJob before = memory.record().job();
        if (before != null && !before.hasSameImageAs(job)) {
            logger.info("{} drops a firmware job, as the platform has replaced it: {}", thing, before);
        }
        Transfer last = transfer;
        if (last != null && !last.job().hasSameImageAs(job)) {
            last.loader().abort();
        }
        memory.changeAnyway(record -> record.withJob(job));
        mayStartByItself = true;
        publish();
        poke();
        startByItself();
    }

    /** Starts what waits, if the user wants that and the time is right; on {@code work}. */
    private void startByItself() {
        FirmwareSettings now = settings;
        autoUpdateTimer.run();
        if (!now.autoUpdate() || !mayStartByItself || !isExecutable()) {
            return;
        }
        Duration until = now.window().until(ZonedDateTime.now());
        if (!until.isZero()) {
            autoUpdateTimer = runtime.after(until.plusSeconds(1), () -> work.execute(this::startByItself));
            return;
        }
        mayStartByItself = false;
        try {
            start();
        } catch (IllegalStateException | IllegalArgumentException e) {
            logger.warn("{} cannot start its update by itself: {}", thing, e.getMessage());
        }
    }

    // --- one update ---

    private UpdateProgress progressFor(@Nullable ProgressCallback callback) {
        return settings.installer() == Installer.HTTP
                ? new UpdateProgress(
                        callback,
                        ProgressStep.DOWNLOADING,
                        ProgressStep.TRANSFERRING,
                        ProgressStep.UPDATING,
                        ProgressStep.REBOOTING)
                : new UpdateProgress(
                        callback, ProgressStep.DOWNLOADING, ProgressStep.TRANSFERRING, ProgressStep.UPDATING);
    }

    private FirmwareUpdate newUpdate(OtaJob job, OtaUpdate platform, UpdateProgress progress) {
        FirmwareSettings now = settings;
        return new FirmwareUpdate(
                runtime,
                steps,
                installer(now),
                now.installer() == Installer.STORE ? SHARE_ALONE : SHARE_WITH_INSTALLATION,
                UpdateLimits.of(now.downloadTimeout(), now.installTimeout().plus(SLACK)),
                job,
                progress,
                platform,
                updateListener);
    }

    private FirmwareInstaller installer(FirmwareSettings now) {
        Upload upload = now.upload();
        if (now.installer() == Installer.HTTP && upload != null) {
            return new HttpInstaller(
                    upload, now.installTimeout(), payloads -> versions(upload.versionTopic(), payloads));
        }
        return now.installer() == Installer.RULE ? rules : (job, files, ongoing) -> job.version();
    }

    /** Listens to what the device says of its version. */
    private Runnable versions(String topic, Consumer<String> payloads) {
        DeviceSession open = session;
        DeviceIdentity device = identity;
        if (topic.isEmpty() || open == null || device == null) {
            return () -> {};
        }
        try {
            TopicFilter filter =
                    new TopicFilter(new TopicTemplate(topic).topicOf(device).value());
            return open.subscriptions()
                    .add(
                            filter,
                            Qos.AT_LEAST_ONCE,
                            message -> payloads.accept(new String(message.payload(), StandardCharsets.UTF_8)));
        } catch (ConfigurationFailure | IllegalArgumentException e) {
            logger.warn("{} cannot hear versions on {}: {}", thing, topic, e.getMessage());
            return () -> {};
        }
    }

    private void run(FirmwareUpdate begun) {
        if (begun.mayRun()) {
            runtime.newCallbackMailbox().execute(begun);
        }
    }

    private final class UpdateSteps implements FirmwareUpdate.Steps {
        @Override
        public void begin() throws UpdateFailure {
            try {
                FirmwareFailure trouble = folderTrouble;
                if (trouble != null) {
                    throw trouble;
                }
                memory.change(FirmwareRecord::begun);
            } catch (FirmwareFailure e) {
                throw UpdateFailure.of(e);
            }
        }

        @Override
        public CompletionStage<Optional<OtaJob>> pull() {
            DeviceOta open = ota;
            return open == null
                    ? CompletableFuture.failedFuture(new IllegalStateException("The device is stopped"))
                    : open.pull(MODULE);
        }

        @Override
        public ImageLoader loader(OtaJob job, LongConsumer progress) {
            DeviceOta open = ota;
            FirmwareFolder place = folder;
            if (open == null || place == null) {
                throw new IllegalStateException("The device is stopped");
            }
            return new ImageLoader(
                    runtime, open, place, DownloadSettings.of(trustAnchors), settings.key(), job, progress);
        }

        @Override
        public void installed(OtaJob job, FirmwareVersion version) {
            FirmwareFolder place = folder;
            try {
                if (place != null && version.equals(job.version())) {
                    place.installed(ImageLoader.expected(job, settings.key()));
                }
            } catch (FirmwareFailure e) {
                logger.warn("{}", e.getMessage());
            }
            memory.changeAnyway(record -> record.withInstalled(version));
            DeviceOta open = ota;
            if (open != null && !version.equals(job.version())) {
                open.reportVersion(MODULE, version);
            }
            publish();
        }
    }

    private final class UpdateListener implements FirmwareUpdate.Listener {
        @Override
        public void moved(FirmwareUpdate moving, UpdateState state, int percent) {
            work.execute(() -> show(moving, state, percent));
        }

        @Override
        public void finished(FirmwareUpdate over) {
            work.execute(() -> ended(over));
        }
    }

    private void show(FirmwareUpdate moving, UpdateState state, int percent) {
        long now = System.nanoTime();
        if (closed || state == shownState && now - shownAt < STATUS_PAUSE.toNanos()) {
            return;
        }
        shownAt = now;
        shownState = state;
        String version = moving.job().version().text();
        if (!state.isEnd()) {
            reports.updating(UpdateTexts.of(state, version, percent));
        } else if (state != UpdateState.INTERRUPTED) {
            UpdateFailure failure = moving.failure();
            boolean failed = state == UpdateState.FAILED || state == UpdateState.DROPPED;
            reports.remark(failed && failure != null ? failure.toStatusText() : null);
            reports.updating(null);
            logger.info(
                    "{} ends its update to {}: {}{}",
                    thing,
                    version,
                    state,
                    failure == null ? "" : ", " + failure.sentence());
        }
        reports.progress(new FirmwareProgress(state.name(), percent, version));
    }

    /** On {@code work}: the update has left everything. */
    private void ended(FirmwareUpdate over) {
        UpdateState end = over.state();
        OtaJob other = next;
        next = null;
        switch (end) {
            case SUCCEEDED, DROPPED -> memory.changeAnyway(FirmwareRecord::withoutJob);
            case FAILED, CANCELLED -> memory.changeAnyway(FirmwareRecord::notStarted);
            default -> {}
        }
        shownState = null;
        update = null;
        if (closed) {
            closeFolder();
            return;
        }
        if (end == UpdateState.SUCCEEDED) {
            transfer = null;
        }
        publish();
        if (other != null) {
            offered(other);
        } else if (end == UpdateState.FAILED || end == UpdateState.CANCELLED) {
            // The platform says whether there is to be another try.
            over.told().whenComplete((told, untold) -> work.execute(this::pull));
        }
        poke();
    }

    // --- what openHAB sees ---

    /** Makes known what runs and what waits. */
    private void publish() {
        FirmwareRecord known = memory.record();
        List<OfferedFirmware> offers = new ArrayList<>();
        OtaJob job = known.job();
        FirmwareVersion installed = known.installed();
        if (job != null) {
            offers.add(OfferedFirmware.of(thing, job));
        }
        if (installed != null && (job == null || !installed.equals(job.version()))) {
            offers.add(OfferedFirmware.running(thing, installed));
        }
        if (closed) {
            return;
        }
        surroundings.offers().offer(thing, offers);
        if (installed != null) {
            reports.installed(OpenhabVersion.of(installed));
        }
        if (update == null) {
            reports.progress(progress());
        }
    }

    /** Has openHAB look at the status now, which it does by itself once an hour only; on {@code work}. */
    private void poke() {
        FirmwareUpdateService service = surroundings.updates().get();
        if (service != null && !closed) {
            try {
                service.getFirmwareStatusInfo(thing);
            } catch (RuntimeException e) {
                logger.debug("openHAB cannot tell the firmware status of {}: {}", thing, e.getMessage());
            }
        }
    }

    /**
     * Ends everything for good, as the thing is removed: the platform hears that its job has failed.
     *
     * @return ends when it has, or will not; not bounded
     */
    public CompletionStage<?> remove() {
        FirmwareUpdate running = update;
        if (running == null) {
            return CompletableFuture.completedFuture(null);
        }
        running.fail(new UpdateFailure(OtaFailure.UPGRADE, "firmware.removed", "The thing was removed in openHAB"));
        return running.told();
    }

    /** Ends what runs; an update goes on with the next start. Does not wait. */
    @Override
    public void close() {
        FirmwareUpdate running;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            running = update;
        }
        surroundings.offers().withdraw(thing);
        autoUpdateTimer.run();
        Transfer last = transfer;
        if (last != null) {
            last.loader().abort();
        }
        if (running != null) {
            running.stop();
        }
        DeviceOta open = ota;
        ota = null;
        if (open != null) {
            open.close();
        }
        boolean busy = running != null && !running.isUnbegun()
                || last != null && !last.end().isDone();
        if (!busy) {
            closeFolder();
        }
    }

    private synchronized void closeFolder() {
        FirmwareFolder place = folder;
        if (place != null && (update == null || update.isUnbegun())) {
            folder = null;
            place.close();
        }
    }
}
