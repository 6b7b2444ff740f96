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
package org.openhab.binding.aliyuniot.link.ota.module;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.ForeignCode;
import org.openhab.binding.aliyuniot.link.LastingMailbox;
import org.openhab.binding.aliyuniot.link.ota.job.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJob;
import org.openhab.binding.aliyuniot.link.ota.load.ImageLoader;
import org.openhab.binding.aliyuniot.link.ota.record.FirmwareRecord;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareFailure;
import org.openhab.binding.aliyuniot.link.ota.store.OtaPublicKey;
import org.openhab.binding.aliyuniot.link.ota.update.FirmwareInstaller;
import org.openhab.binding.aliyuniot.link.ota.update.FirmwareUpdate;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateFailure;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateListener;
import org.openhab.binding.aliyuniot.link.ota.update.UpdatePlan;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateState;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateStatus;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateSteps;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one update of a module that there may be at a time. On the module's mailbox.
 */
final class ModuleUpdates {
    private final Logger logger = LoggerFactory.getLogger(ModuleUpdates.class);

    private final LastingMailbox mailbox;
    private final ModuleStateStore store;
    private final ModuleListener listener;
    private final Consumer<FirmwareUpdate> over;
    private @Nullable FirmwareUpdate current;

    /**
     * @param over is told of an update when it has ended, is remembered, and leaves room for another one
     */
    ModuleUpdates(
            LastingMailbox mailbox, ModuleStateStore store, ModuleListener listener, Consumer<FirmwareUpdate> over) {
        this.mailbox = mailbox;
        this.store = store;
        this.listener = listener;
        this.over = over;
    }

    /** The update that runs, or waits for the device to be online; {@code null} if there is none. */
    @Nullable
    FirmwareUpdate current() {
        return current;
    }

    /** Whether something works for an update. */
    boolean isBusy() {
        FirmwareUpdate running = current;
        return running != null && running.isBegun();
    }

    /** Takes an update in, which holds the version of the module back from now on and still has to be started. */
    FirmwareUpdate take(ModuleSession session, OtaJob job, UpdateListener watcher) {
        UpdateSettings settings = store.state().settings();
        DeviceFirmware device = session.device();
        FirmwareInstaller installer = settings.installers().apply(device);
        FirmwareUpdate taken = new FirmwareUpdate(
                device.runtime(),
                mailbox,
                new Steps(session, settings),
                new UpdatePlan(job, installer, installer.downloadShare(), settings.limits()),
                device.ota().begin(session.module()),
                new Watch(watcher));
        current = taken;
        store.replace(state -> state.withUpdate(taken.status()));
        return taken;
    }

    /** Begins an update, unless none can begin now. */
    void begin(@Nullable ModuleSession session, OtaJob job, UpdateListener watcher) {
        if (session == null || !store.state().isExecutable()) {
            store.tell(() -> watcher.moved(UpdateStatus.refused(job, UpdateFailure.notReady())));
            return;
        }
        try {
            take(session, job, watcher).start();
        } catch (Throwable e) {
            store.tell(() -> watcher.moved(UpdateStatus.refused(job, UpdateFailure.unexpected(e))));
            ForeignCode.failed(logger, "The beginning of the update to " + job.version(), e);
        }
    }

    void cancel() {
        FirmwareUpdate running = current;
        if (running != null) {
            running.cancel();
            running.start();
        }
    }

    /**
     * Fails the update, if there is one.
     *
     * @return ends when the platform knows, or will not
     */
    CompletionStage<?> fail(UpdateFailure why) {
        FirmwareUpdate running = current;
        if (running == null) {
            return CompletableFuture.completedFuture(null);
        }
        running.fail(why);
        running.start();
        return running.told();
    }

    /** Stops the update; its module's version must not be known to the session any more. */
    void stop() {
        FirmwareUpdate running = current;
        if (running != null) {
            running.stop();
            running.letGo();
        }
    }

    private final class Watch implements FirmwareUpdate.Listener {
        private final UpdateListener watcher;

        Watch(UpdateListener watcher) {
            this.watcher = watcher;
        }

        @Override
        public void moved(UpdateStatus status) {
            store.replace(state -> state.withUpdate(status));
            store.tell(() -> watcher.moved(status));
            store.tell(() -> listener.moved(status));
        }

        @Override
        public void restarting() {
            watcher.restarting();
        }

        @Override
        public void finished(FirmwareUpdate update) {
            ForeignCode.run(logger, "The remembering of an update", () -> remember(update.status()));
            current = null;
            store.replace(state -> state.withUpdate(null));
            over.accept(update);
        }
    }

    private void remember(UpdateStatus ended) {
        UpdateState end = ended.state();
        switch (end) {
            case SUCCEEDED -> store.change(FirmwareRecord::succeeded);
            case DROPPED -> store.change(FirmwareRecord::withoutJob);
            case FAILED, CANCELLED -> store.change(record -> record.failed(ended.job(), AutoStart.now()));
            default -> {}
        }
        if (end == UpdateState.SUCCEEDED) {
            // The next job needs another download beforehand whatever it is.
            store.replace(state -> state.withEarly(null));
        }
    }

    /** Called by those who work for an update. */
    private final class Steps implements UpdateSteps {
        private final ModuleSession session;
        private final UpdateSettings settings;

        Steps(ModuleSession session, UpdateSettings settings) {
            this.session = session;
            this.settings = settings;
        }

        @Override
        public void begin() throws FirmwareFailure {
            Optional<FirmwareFailure> trouble = mailbox.ask(() -> {
                try {
                    store.memory().folder();
                    store.write(FirmwareRecord::begun);
                    return Optional.empty();
                } catch (FirmwareFailure e) {
                    return Optional.of(e);
                }
            });
            if (trouble.isPresent()) {
                throw trouble.get();
            }
        }

        @Override
        public CompletionStage<Optional<OtaJob>> pull() {
            return session.pull();
        }

        @Override
        public ImageLoader loader(OtaJob job, LongConsumer progress) throws FirmwareFailure {
            return session.loader(settings, job, progress);
        }

        @Override
        public void installed(OtaJob job, FirmwareVersion version) {
            mailbox.ask(() -> {
                remember(session, job, settings.key(), version);
                return true;
            });
        }
    }

    private void remember(ModuleSession session, OtaJob job, @Nullable OtaPublicKey key, FirmwareVersion version) {
        boolean asWanted = version.equals(job.version());
        try {
            if (asWanted) {
                store.memory().folder().installed(ImageLoader.expected(job, key));
            }
        } catch (FirmwareFailure e) {
            logger.warn("{}", e.getMessage());
        }
        store.change(record -> record.withInstalled(version));
        if (!asWanted && !store.state().isClosed()) {
            session.reportVersion(version);
        }
        store.show();
    }
}
