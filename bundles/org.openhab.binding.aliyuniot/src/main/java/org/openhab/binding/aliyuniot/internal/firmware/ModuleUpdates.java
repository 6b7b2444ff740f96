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

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.config.FirmwareSettings;
import org.openhab.binding.aliyuniot.link.ForeignCode;
import org.openhab.binding.aliyuniot.link.ota.job.OtaFailure;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJob;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.firmware.Firmware;
import org.openhab.core.thing.binding.firmware.ProgressCallback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins the updates of a module, and downloads beforehand, where that is possible, and sees to it that nothing of them
 * is left when the thing stops. For any thread; waits for nothing.
 */
final class ModuleUpdates implements AutoCloseable {
    private final Logger logger = LoggerFactory.getLogger(ModuleUpdates.class);

    private final ThingUID thing;
    private final Executor work;
    private final FirmwareMemory memory;
    private final FirmwareDisplay display;
    private final UpdateSlot slot;
    private final EarlyDownloads early;
    private final AutoStart autoStart;
    private final FirmwareJobs jobs;
    private final Supplier<FirmwareSettings> settings;
    private final BooleanSupplier online;
    private final UpdateListener listener = new UpdateListener();

    private volatile @Nullable UpdateMaker maker;
    private volatile boolean closed;
    private volatile boolean removed;

    /**
     * @param online whether the device is
     */
    ModuleUpdates(
            ThingUID thing,
            Executor work,
            FirmwareMemory memory,
            FirmwareDisplay display,
            UpdateSlot slot,
            EarlyDownloads early,
            AutoStart autoStart,
            FirmwareJobs jobs,
            Supplier<FirmwareSettings> settings,
            BooleanSupplier online) {
        this.thing = thing;
        this.work = work;
        this.memory = memory;
        this.display = display;
        this.slot = slot;
        this.early = early;
        this.autoStart = autoStart;
        this.jobs = jobs;
        this.settings = settings;
        this.online = online;
    }

    /**
     * Takes up work.
     *
     * @param interrupted the job whose update an earlier run of the thing has begun; it begins anew when the device is
     *     online, and holds the version back until then
     */
    synchronized void open(UpdateMaker made, @Nullable OtaJob interrupted) {
        if (closed) {
            return;
        }
        maker = made;
        if (interrupted != null) {
            FirmwareSettings now = settings.get();
            slot.take(() -> made.make(now, interrupted, UpdateMaker.progress(now, null), listener));
        }
    }

    boolean isExecutable() {
        OtaJob job = memory.record().job();
        return online.getAsBoolean()
                && maker != null
                && job != null
                && slot.isFree()
                && !early.isBusy()
                && (!settings.get().preDownload() || early.isDone(job));
    }

    /** Begins an update, of which the callback hears. */
    void update(Firmware firmware, ProgressCallback callback) {
        FirmwareSettings now = settings.get();
        UpdateProgress progress = UpdateMaker.progress(now, callback);
        OtaJob job = memory.record().job();
        if (job == null || !offered(job).isShownAs(firmware)) {
            progress.failed(new UpdateFailure(
                    OtaFailure.UPGRADE, "firmware.not-offered", "Not offered", firmware.getVersion()));
            return;
        }
        try {
            FirmwareUpdate begun = take(now, job, progress);
            if (begun == null) {
                progress.failed(new UpdateFailure(OtaFailure.UPGRADE, "firmware.not-ready", "Not ready"));
            } else {
                slot.run(begun);
            }
        } catch (Throwable e) {
            progress.failed(UpdateFailure.unexpected(e));
            ForeignCode.failed(logger, "The beginning of an update of " + thing, e);
        }
    }

    private OfferedFirmware offered(OtaJob job) {
        return OfferedFirmware.of(thing, job, memory.record());
    }

    private synchronized @Nullable FirmwareUpdate take(FirmwareSettings now, OtaJob job, UpdateProgress progress) {
        UpdateMaker made = maker;
        return made == null || !isExecutable() ? null : slot.take(() -> made.make(now, job, progress, listener));
    }

    /** Loads the image of a firmware before anybody starts the update. */
    void transfer(Firmware firmware) {
        OtaJob job = memory.record().job();
        if (job != null && offered(job).isShownAs(firmware)) {
            loadEarly(job);
        }
    }

    private synchronized void loadEarly(OtaJob job) {
        FirmwareSettings now = settings.get();
        UpdateMaker made = maker;
        if (made != null && now.preDownload() && slot.isFree()) {
            early.begin(job, other -> made.loader(now, other, position -> {}), this::earlyDownloadOver);
        }
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

    private void ended(FirmwareUpdate over) {
        ForeignCode.run(logger, "The remembering of an update of " + thing, () -> jobs.ended(over));
        slot.free();
        if (closed) {
            closeMemoryIfOver();
        } else {
            jobs.goOn(over);
        }
    }

    /**
     * Fails what runs, as the thing is removed; with {@link #close()} all that was kept is deleted.
     *
     * @return ends when the platform knows, or will not; not bounded
     */
    CompletionStage<?> remove() {
        removed = true;
        return slot.fail(UpdateFailure.removed());
    }

    /** Ends what runs; an update goes on with the next start. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            maker = null;
        }
        early.abort();
        slot.close();
        closeMemoryIfOver();
    }

    /** Loads nothing beforehand any more. */
    void stopEarly() {
        early.abort();
    }

    /** Lets go of the folder when the thing is stopped and nothing works there any more. */
    private void closeMemoryIfOver() {
        if (closed && !slot.isBusy() && !early.isBusy()) {
            memory.close(removed);
        }
    }
}
