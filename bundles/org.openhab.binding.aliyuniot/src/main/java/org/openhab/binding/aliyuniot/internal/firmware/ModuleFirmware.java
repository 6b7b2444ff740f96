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
import org.openhab.binding.aliyuniot.link.ForeignCode;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.ota.job.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJob;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJobRefused;
import org.openhab.binding.aliyuniot.link.ota.job.OtaModule;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareStore;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.firmware.Firmware;
import org.openhab.core.thing.binding.firmware.ProgressCallback;
import org.openhab.core.thing.firmware.FirmwareUpdateService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The firmware of one module, the whole device being one, between two starts of its thing or of its device: offers
 * jobs to openHAB and runs them. For any thread; nothing that openHAB asks waits for the disk or the line.
 */
public final class ModuleFirmware implements AutoCloseable {
    private final Logger logger = LoggerFactory.getLogger(ModuleFirmware.class);

    private final FirmwareSurroundings surroundings;
    private final LinkRuntime runtime;
    private final ThingUID thing;
    private final OtaModule module;
    private final FirmwareReports reports;
    private final FirmwareMemory memory = new FirmwareMemory();
    private final FirmwareDisplay display;
    private final RuleInstaller rules;
    private final Executor work;
    private final AutoStart autoStart;
    private final UpdateSlot slot;
    private final FirmwareJobs jobs;
    private final ModuleUpdates updates;

    private volatile FirmwareSettings settings;
    private volatile @Nullable DeviceFirmware device;
    private volatile boolean online;
    private volatile boolean closed;
    /** On the module's executor only. */
    private boolean loaded;

    /**
     * @param thing that shows the module
     */
    public ModuleFirmware(
            FirmwareSurroundings surroundings,
            LinkRuntime runtime,
            ThingUID thing,
            OtaModule module,
            FirmwareSettings settings,
            FirmwareReports reports) {
        this.surroundings = surroundings;
        this.runtime = runtime;
        this.thing = thing;
        this.module = module;
        this.settings = settings;
        this.reports = reports;
        rules = new RuleInstaller(reports::triggered);
        work = runtime.newCallbackMailbox();
        display = new FirmwareDisplay(
                surroundings, thing, reports, (delay, task) -> runtime.after(delay, () -> work.execute(task)));
        slot = new UpdateSlot(runtime);
        EarlyDownloads early = new EarlyDownloads(runtime);
        autoStart = new AutoStart(
                runtime::after,
                work,
                () -> this.settings,
                this::isExecutable,
                () -> memory.record().pauseLeft(AutoStart.now()),
                this::start);
        jobs = new FirmwareJobs(thing, work, memory, display, slot, early, autoStart, reports::remark, new Platform());
        updates = new ModuleUpdates(
                thing, work, memory, display, slot, early, autoStart, jobs, () -> this.settings, () -> online);
    }

    OtaModule module() {
        return module;
    }

    /**
     * Takes part in a session of the device; an update that was interrupted begins anew when it is online. Reads what was
     * remembered first, which waits for the disk and for the former run of the thing, but not the caller.
     */
    public void join(DeviceFirmware joined) {
        synchronized (this) {
            if (closed) {
                return;
            }
            device = joined;
        }
        work.execute(() -> {
            // Without what was remembered the device gets its firmware none the less.
            ForeignCode.run(logger, "The reading of the firmware of " + thing, () -> load(joined));
            start(joined);
        });
        joined.add(this);
    }

    private void load(DeviceFirmware joined) {
        String owner = thing + " " + joined.identity();
        String ofModule = module.isDefault() ? owner : owner + " " + module;
        FirmwareStore store =
                new FirmwareStore(surroundings.folder(), settings.maxImageBytes(), surroundings.threadPrefix());
        memory.open(store, thing.toString(), ofModule);
        new FormerFolders(store, thing.toString(), ofModule, runtime, work).delete();
        loaded = true;
        FirmwareVersion configured = settings.version();
        memory.changeAnyway(record -> configured != null && record.isNews(configured)
                ? record.withInstalled(configured).withConfigured(configured)
                : record.withConfigured(configured));
        display.offer(memory.record(), null);
    }

    private synchronized void start(DeviceFirmware joined) {
        if (closed) {
            return;
        }
        FirmwareRecord known = memory.record();
        OtaJob job = known.job();
        if (job != null && known.runs(job.version())) {
            // The power went after the installation; the version is all that the platform has yet to hear.
            memory.changeAnyway(FirmwareRecord::withoutJob);
            job = null;
        }
        // Before the version: the platform takes the old one as the failure of an update that runs.
        UpdateMaker maker = new UpdateMaker(joined, module, memory, display, rules, surroundings.bounds());
        OtaJob interrupted = known.started() ? job : null;
        if (!ForeignCode.run(
                logger, "The going on with the firmware of " + thing, () -> updates.open(maker, interrupted))) {
            memory.changeAnyway(FirmwareRecord::notStarted);
        }
        FirmwareVersion installed = known.installed();
        if (installed != null) {
            joined.ota().reportVersion(module, installed);
        }
    }

    /** The device is online, once more or from before. */
    void online() {
        online = true;
        work.execute(this::nowOnline);
    }

    private void nowOnline() {
        FirmwareUpdate waiting = slot.current();
        if (waiting != null) {
            slot.run(waiting);
        } else if (!module.isDefault() || memory.record().job() != null) {
            // What is new the platform pushes by itself, but not what was pushed before there was a thing for it; and
            // what it has withdrawn meanwhile it does not tell.
            jobs.pull();
        }
        display.poke();
    }

    /** Asks for what the platform does not push. */
    void poll() {
        work.execute(() -> {
            if (online) {
                jobs.pull();
            }
        });
    }

    /** The device is offline. */
    void offline() {
        online = false;
        work.execute(display::poke);
    }

    /** The platform pushes a job. */
    void pushed(OtaJob job) {
        work.execute(() -> jobs.offered(job));
    }

    /** The platform has pushed what cannot be taken. */
    void refused(OtaJobRefused refusal) {
        work.execute(() -> {
            if (slot.current() == null) {
                reports.remark(UpdateFailure.refused(refusal).toStatusText());
            }
        });
    }

    /** Goes on with other settings; an update that runs keeps its own. */
    public void change(FirmwareSettings changed) {
        settings = changed;
        work.execute(() -> {
            // Else it is all done by loading.
            if (loaded) {
                take(changed);
            }
        });
    }

    private void take(FirmwareSettings changed) {
        memory.limit(changed.maxImageBytes());
        if (!changed.preDownload()) {
            updates.stopEarly();
        }
        FirmwareVersion configured = changed.version();
        boolean isNews = memory.record().isNews(configured);
        memory.changeAnyway(record -> record.withConfigured(configured));
        if (configured != null && isNews && !memory.record().runs(configured)) {
            jobs.runs(configured);
            if (online) {
                // The platform may want something else of this version.
                jobs.pull();
            }
        } else {
            display.poke();
        }
        autoStart.look();
    }

    // --- what openHAB asks ---

    /** Whether an update can begin now. */
    public boolean isExecutable() {
        return updates.isExecutable();
    }

    /** Begins an update, of which the callback hears; returns at once. */
    public void update(Firmware firmware, ProgressCallback callback) {
        updates.update(firmware, callback);
    }

    /** Calls off the update that runs, if one does. */
    public void cancel() {
        slot.cancel();
    }

    /** Loads the image of a firmware before anybody starts the update; returns at once. */
    public void transfer(Firmware firmware) {
        updates.transfer(firmware);
    }

    // --- what users and rules ask ---

    /** What runs and what waits. */
    public FirmwareProgress progress() {
        return FirmwareProgress.of(memory.record(), slot.current());
    }

    /**
     * Asks the platform for a job.
     *
     * @return the version that waits, if one does
     */
    public CompletionStage<Optional<String>> check() {
        return new Platform()
                .pull()
                .thenApplyAsync(
                        pulled -> {
                            jobs.pulled(pulled);
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
        service.updateFirmware(
                thing, OfferedFirmware.of(thing, job, memory.record()).openhabVersion(), null);
    }

    /** Tells the platform which version runs, and remembers it. */
    public void reportVersion(FirmwareVersion version) {
        work.execute(() -> {
            if (slot.current() == null || !rules.installed(version)) {
                jobs.runs(version);
            }
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

    private final class Platform implements FirmwareJobs.Platform {
        @Override
        public CompletionStage<Optional<OtaJob>> pull() {
            DeviceFirmware joined = device;
            return joined == null
                    ? CompletableFuture.failedFuture(new IllegalStateException("The device is not started yet"))
                    : joined.query(module, memory.record().installed());
        }

        @Override
        public void reportVersion(FirmwareVersion version) {
            DeviceFirmware joined = device;
            if (joined != null) {
                joined.ota().reportVersion(module, version);
            }
        }
    }

    /**
     * Ends everything for good, as the thing is removed: the platform hears that its job has failed, and with
     * {@link #close()} all that was kept is deleted.
     *
     * @return ends when it has, or will not; not bounded
     */
    public CompletionStage<?> remove() {
        return updates.remove();
    }

    /** Ends what runs; an update goes on with the next start. Does not wait. */
    @Override
    public void close() {
        DeviceFirmware joined;
        synchronized (this) {
            closed = true;
            joined = device;
            device = null;
        }
        display.close();
        autoStart.close();
        if (joined != null) {
            joined.remove(this);
        }
        updates.close();
    }
}
