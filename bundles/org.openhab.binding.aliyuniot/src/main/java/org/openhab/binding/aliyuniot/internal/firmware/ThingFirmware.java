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
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.config.FirmwareSettings;
import org.openhab.binding.aliyuniot.internal.firmware.install.Installers;
import org.openhab.binding.aliyuniot.internal.firmware.install.RuleInstaller;
import org.openhab.binding.aliyuniot.link.LastingMailbox;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.ota.job.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJob;
import org.openhab.binding.aliyuniot.link.ota.job.OtaModule;
import org.openhab.binding.aliyuniot.link.ota.module.DeviceFirmware;
import org.openhab.binding.aliyuniot.link.ota.module.FirmwareModule;
import org.openhab.binding.aliyuniot.link.ota.module.ModuleListener;
import org.openhab.binding.aliyuniot.link.ota.module.ModuleState;
import org.openhab.binding.aliyuniot.link.ota.module.UpdateSettings;
import org.openhab.binding.aliyuniot.link.ota.record.FirmwareMemory;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateFailure;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateLimits;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateListener;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateStatus;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.firmware.Firmware;
import org.openhab.core.thing.binding.firmware.ProgressCallback;
import org.openhab.core.thing.firmware.FirmwareUpdateService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The {@linkplain FirmwareModule firmware of a module} as openHAB sees it: translates what openHAB, users and rules want,
 * and has openHAB hear of the module on a mailbox of its own, so that the module never waits for openHAB. What openHAB
 * asks is answered at once from the module's state. For any thread.
 */
public final class ThingFirmware implements AutoCloseable {
    private final Logger logger = LoggerFactory.getLogger(ThingFirmware.class);

    private final FirmwareSurroundings surroundings;
    private final ThingUID thing;
    private final Executor openhab;
    private final FirmwareDisplay display;
    private final RuleInstaller rules;
    private final FirmwareModule module;
    private volatile FirmwareSettings settings;

    /**
     * @param thing that shows the module
     */
    public ThingFirmware(
            FirmwareSurroundings surroundings,
            LinkRuntime runtime,
            ThingUID thing,
            OtaModule module,
            FirmwareSettings settings,
            FirmwareReports reports) {
        this.surroundings = surroundings;
        this.thing = thing;
        this.settings = settings;
        rules = new RuleInstaller(reports::triggered);
        openhab = new LastingMailbox(runtime);
        display = new FirmwareDisplay(
                surroundings, thing, reports, (delay, task) -> runtime.after(delay, () -> openhab.execute(task)));
        this.module = new FirmwareModule(
                runtime,
                new FirmwareMemory.Place(surroundings.folder(), surroundings.threadPrefix(), thing.toString()),
                module,
                translated(settings),
                new ShownModule());
    }

    private UpdateSettings translated(FirmwareSettings wanted) {
        UpdateBounds bounds = surroundings.bounds();
        return new UpdateSettings(
                wanted.version(),
                wanted.maxImageBytes(),
                wanted.key(),
                wanted.preDownload(),
                wanted.autoUpdate() ? wanted.window()::until : null,
                bounds.limits().apply(UpdateLimits.of(wanted.downloadTimeout(), wanted.installTimeout())),
                bounds.downloads(),
                Installers.of(wanted, rules));
    }

    /** Takes part in a session of the device; an update that was interrupted begins anew when it is online. */
    public void join(DeviceFirmware joined) {
        module.join(joined);
    }

    /** Goes on with other settings; an update that runs keeps its own. */
    public void change(FirmwareSettings changed) {
        settings = changed;
        module.change(translated(changed));
    }

    // --- what openHAB asks ---

    /** Whether an update can begin now. */
    public boolean isExecutable() {
        return module.state().isExecutable();
    }

    /** Begins an update, of which the callback hears; returns at once. */
    public void update(Firmware firmware, ProgressCallback callback) {
        UpdateProgress progress = UpdateProgress.of(settings, callback);
        ModuleState now = module.state();
        OtaJob job = now.job();
        if (job == null || !offered(job, now).isShownAs(firmware)) {
            progress.failed(UpdateFailure.notOffered(firmware.getVersion()));
        } else if (!now.isExecutable()) {
            progress.failed(UpdateFailure.notReady());
        } else {
            module.begin(job, new ShownUpdate(progress));
        }
    }

    private OfferedFirmware offered(OtaJob job, ModuleState now) {
        return OfferedFirmware.of(thing, job, now.record());
    }

    /** Calls off the update that runs, if one does. */
    public void cancel() {
        module.cancel();
    }

    /** Loads the image of a firmware before anybody starts the update; returns at once. */
    public void transfer(Firmware firmware) {
        ModuleState now = module.state();
        OtaJob job = now.job();
        if (job != null && offered(job, now).isShownAs(firmware)) {
            module.loadEarly(job);
        }
    }

    // --- what users and rules ask ---

    /** What runs and what waits. */
    public FirmwareProgress progress() {
        return FirmwareProgress.of(module.state());
    }

    /**
     * Asks the platform for a job.
     *
     * @return the version that waits, if one does
     */
    public CompletionStage<Optional<String>> check() {
        return module.check()
                .thenApply(pulled -> pulled.map(job -> job.version().text()));
    }

    /** Starts the waiting update through openHAB's service, so that the UI shows it. */
    public void start() {
        ModuleState now = module.state();
        OtaJob job = now.job();
        FirmwareUpdateService service = surroundings.updates().get();
        if (job == null || service == null) {
            throw new IllegalStateException("No firmware waits to be installed");
        }
        service.updateFirmware(thing, offered(job, now).openhabVersion(), null);
    }

    /** Tells the platform which version runs, and remembers it. */
    public void reportVersion(FirmwareVersion version) {
        if (module.state().update() == null || !rules.installed(version)) {
            module.reportVersion(version);
        }
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

    /**
     * Ends everything for good, as the thing is removed; as {@link FirmwareModule#remove}.
     */
    public CompletionStage<?> remove() {
        return module.remove();
    }

    /** Ends what runs; an update goes on with the next start. Does not wait. */
    @Override
    public void close() {
        display.close();
        module.close();
    }

    /** Has openHAB hear of an update. */
    private final class ShownUpdate implements UpdateListener {
        private final UpdateProgress progress;

        ShownUpdate(UpdateProgress progress) {
            this.progress = progress;
        }

        @Override
        public void moved(UpdateStatus status) {
            openhab.execute(() -> progress.moved(status));
        }

        @Override
        public void restarting() {
            openhab.execute(progress::restarting);
        }
    }

    /** Has openHAB hear of the module. */
    private final class ShownModule implements ModuleListener {
        @Override
        public void changed(ModuleState now) {
            openhab.execute(() -> display.changed(now));
        }

        @Override
        public void executableMayDiffer() {
            openhab.execute(display::refreshStatus);
        }

        @Override
        public void moved(UpdateStatus status) {
            openhab.execute(() -> display.moved(status));
        }

        @Override
        public void remark(@Nullable UpdateFailure refused) {
            openhab.execute(() -> display.remark(refused));
        }

        @Override
        public void startIsDue() {
            openhab.execute(() -> {
                try {
                    start();
                } catch (IllegalStateException | IllegalArgumentException e) {
                    logger.warn("An update cannot start by itself: {}", e.getMessage());
                }
            });
        }
    }
}
