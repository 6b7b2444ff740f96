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

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.config.FirmwareSettings;
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
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareStore;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.firmware.Firmware;
import org.openhab.core.thing.binding.firmware.ProgressCallback;
import org.openhab.core.thing.firmware.FirmwareUpdateService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The firmware of one device between two starts of its thing: learns of jobs, offers them to openHAB, runs them. For any
 * thread; nothing that openHAB asks waits for the disk or the line.
 */
public final class DeviceFirmware implements AutoCloseable {
    private static final OtaModule MODULE = OtaModule.DEFAULT;

    private final Logger logger = LoggerFactory.getLogger(DeviceFirmware.class);

    private final FirmwareSurroundings surroundings;
    private final LinkRuntime runtime;
    private final ThingUID thing;
    private final FirmwareReports reports;
    private final FirmwareDisplay display;
    private final AutoStart autoStart;
    private final FirmwareMemory memory = new FirmwareMemory();
    private final RuleInstaller rules;
    private final Executor work;
    private final UpdateListener updateListener = new UpdateListener();

    private volatile FirmwareSettings settings;
    private volatile TrustAnchors trustAnchors = TrustAnchors.ofRuntime();
    private volatile @Nullable DeviceOta ota;
    private volatile @Nullable UpdateMaker maker;
    private volatile @Nullable FirmwareUpdate update;
    private volatile @Nullable EarlyDownload early;
    private volatile boolean online;
    private volatile boolean closed;
    private volatile boolean removed;

    /** The job that came in while an update ran; belongs to {@code work}. */
    private @Nullable OtaJob next;

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
        display = new FirmwareDisplay(
                surroundings, thing, reports, (delay, task) -> runtime.after(delay, () -> work.execute(task)));
        autoStart = new AutoStart(runtime, work, () -> this.settings, this::isExecutable, this::start);
    }

    /**
     * Reads what was remembered, and makes known what runs and what waits. Before {@link #start}; waits for the disk, and
     * for the former run of the thing.
     *
     * @param device whose firmware it is; another device of the same thing has another one
     * @param anchors whom file servers have to lead to
     */
    public void load(DeviceIdentity device, TrustAnchors anchors) {
        trustAnchors = anchors;
        memory.open(
                new FirmwareStore(surroundings.folder(), settings.maxImageBytes(), surroundings.threadPrefix()),
                thing + " " + device);
        FirmwareVersion first = settings.version();
        if (first != null && memory.record().installed() == null) {
            memory.changeAnyway(record -> record.withInstalled(first));
        }
        display.offer(memory.record(), update);
    }

    /**
     * Takes part in a session that has not started yet; an update that was interrupted begins anew when it is online.
     *
     * @throws ConfigurationFailure if the device's names make topics longer than the platform takes
     */
    public synchronized void start(DeviceIdentity device, DeviceSession made, AlinkRequests requests)
            throws ConfigurationFailure {
        if (closed) {
            return;
        }
        DeviceOta opened = new DeviceOta(runtime, device, made, requests, new Pushes());
        ota = opened;
        UpdateMaker updates = new UpdateMaker(runtime, device, made, opened, trustAnchors, memory, display, rules);
        maker = updates;
        FirmwareRecord known = memory.record();
        OtaJob job = known.job();
        if (job != null && known.runs(job.version())) {
            // The power went after the installation; the version is all that the platform has yet to hear.
            memory.changeAnyway(FirmwareRecord::withoutJob);
            job = null;
        }
        // Before the session is online: the platform takes the old version as the failure of an update that runs.
        if (job != null && known.started()) {
            FirmwareSettings now = settings;
            update = updates.make(now, job, UpdateMaker.progress(now, null), updateListener);
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
        } else if (waiting == null && memory.record().job() != null) {
            // The platform pushes what is new by itself; what it has withdrawn meanwhile it does not tell.
            pull();
        }
        display.poke();
    }

    /** To be called when the session is offline. */
    public void offline() {
        online = false;
        work.execute(display::poke);
    }

    /** Goes on with other settings; an update that runs keeps its own. */
    public void change(FirmwareSettings changed) {
        settings = changed;
        work.execute(() -> {
            display.poke();
            autoStart.look();
        });
    }

    // --- what openHAB asks ---

    /** Whether an update can begin now. */
    public boolean isExecutable() {
        OtaJob job = memory.record().job();
        return !closed && online && job != null && update == null && (!settings.preDownload() || isTransferred(job));
    }

    private boolean isTransferred(OtaJob job) {
        EarlyDownload last = early;
        return last != null && last.isFor(job) && last.isOver();
    }

    /** Begins an update, of which the callback hears; returns at once. */
    public void update(Firmware firmware, ProgressCallback callback) {
        FirmwareSettings now = settings;
        UpdateProgress progress = UpdateMaker.progress(now, callback);
        FirmwareUpdate begun;
        synchronized (this) {
            UpdateMaker updates = maker;
            OtaJob job = memory.record().job();
            if (job == null || !OfferedFirmware.of(thing, job).isCalled(firmware.getVersion())) {
                progress.failed(new UpdateFailure(
                        OtaFailure.UPGRADE, "firmware.not-offered", "Not offered", firmware.getVersion()));
                return;
            }
            if (updates == null || !isExecutable()) {
                progress.failed(new UpdateFailure(OtaFailure.UPGRADE, "firmware.not-ready", "Not ready"));
                return;
            }
            begun = updates.make(now, job, progress, updateListener);
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
        if (job != null && OfferedFirmware.of(thing, job).isCalled(firmware.getVersion())) {
            loadEarly(job);
        }
    }

    private void loadEarly(OtaJob job) {
        FirmwareSettings now = settings;
        EarlyDownload begun;
        synchronized (this) {
            EarlyDownload last = early;
            UpdateMaker updates = maker;
            boolean idle = update == null && (last == null || last.isOver() && !last.isFor(job));
            if (closed || !now.preDownload() || updates == null || !idle) {
                return;
            }
            begun = new EarlyDownload(
                    job, other -> updates.loader(now, other, position -> {}), this::earlyDownloadOver);
            early = begun;
        }
        runtime.newCallbackMailbox().execute(begun);
    }

    private void earlyDownloadOver() {
        closeMemoryIfOver();
        work.execute(() -> {
            OtaJob job = memory.record().job();
            if (job != null) {
                // Another one, if it came in meanwhile.
                loadEarly(job);
            }
            display.poke();
            autoStart.look();
        });
    }

    // --- what users and rules ask ---

    /** What runs and what waits. */
    public FirmwareProgress progress() {
        return FirmwareProgress.of(memory.record(), update);
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
            display.offer(memory.record(), update);
            display.poke();
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
                                autoStart.look();
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
            display.offer(memory.record(), update);
            display.poke();
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
        reports.remark(null);
        OtaJob before = memory.record().job();
        if (before != null && !before.hasSameImageAs(job)) {
            logger.info("{} drops a firmware job, as the platform has replaced it: {}", thing, before);
        }
        EarlyDownload last = early;
        if (last != null && !last.isFor(job)) {
            last.abort();
        }
        memory.changeAnyway(record -> record.withJob(job));
        autoStart.offered();
        display.offer(memory.record(), update);
        display.poke();
        autoStart.look();
    }

    // --- one update ---

    private void run(FirmwareUpdate begun) {
        if (begun.mayRun()) {
            runtime.newCallbackMailbox().execute(begun);
        }
    }

    private final class UpdateListener implements FirmwareUpdate.Listener {
        @Override
        public void moved(FirmwareUpdate moving, UpdateState state, int percent) {
            work.execute(() -> display.moved(moving, state, percent));
        }

        @Override
        public void finished(FirmwareUpdate over) {
            if (closed) {
                // The runtime may be closing, too, and the next start waits for the folder.
                ended(over);
            } else {
                work.execute(() -> ended(over));
            }
        }
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
        update = null;
        if (closed) {
            closeMemoryIfOver();
            return;
        }
        if (end == UpdateState.SUCCEEDED) {
            early = null;
        }
        display.offer(memory.record(), update);
        if (other != null) {
            offered(other);
        } else if (end == UpdateState.FAILED || end == UpdateState.CANCELLED) {
            // The platform says whether there is to be another try.
            over.told().whenComplete((told, untold) -> work.execute(this::pull));
        }
        display.poke();
    }

    /**
     * Ends everything for good, as the thing is removed: the platform hears that its job has failed, and with
     * {@link #close()} all that was kept is deleted.
     *
     * @return ends when it has, or will not; not bounded
     */
    public CompletionStage<?> remove() {
        removed = true;
        FirmwareUpdate running = update;
        if (running == null) {
            return CompletableFuture.completedFuture(null);
        }
        running.fail(new UpdateFailure(OtaFailure.UPGRADE, "firmware.removed", "The thing was removed in openHAB"));
        if (running.isUnbegun()) {
            run(running);
        }
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
        display.close();
        autoStart.close();
        EarlyDownload last = early;
        if (last != null) {
            last.abort();
        }
        if (running != null) {
            running.stop();
        }
        DeviceOta open = ota;
        ota = null;
        maker = null;
        if (open != null) {
            open.close();
        }
        closeMemoryIfOver();
    }

    /** Lets go of the folder when the thing is stopped and nothing works there any more. */
    private void closeMemoryIfOver() {
        FirmwareUpdate running = update;
        EarlyDownload last = early;
        boolean busy = running != null && !running.isUnbegun() || last != null && !last.isOver();
        if (closed && !busy) {
            memory.close(removed);
        }
    }
}
