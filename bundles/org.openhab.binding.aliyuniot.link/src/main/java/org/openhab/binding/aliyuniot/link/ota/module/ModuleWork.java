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

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.ForeignCode;
import org.openhab.binding.aliyuniot.link.LastingMailbox;
import org.openhab.binding.aliyuniot.link.ota.job.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJob;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJobRefused;
import org.openhab.binding.aliyuniot.link.ota.module.ModuleState.Line;
import org.openhab.binding.aliyuniot.link.ota.record.FirmwareRecord;
import org.openhab.binding.aliyuniot.link.ota.update.FirmwareUpdate;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateFailure;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateListener;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done with the firmware of a module, all of it on the module's mailbox.
 */
final class ModuleWork {
    private final Logger logger = LoggerFactory.getLogger(ModuleWork.class);

    private final String thing;
    private final ModuleStateStore store;
    private final ModuleListener listener;
    private final ModuleInbox inbox;
    private final Supplier<@Nullable ModuleSession> session;
    private final AutoStart autoStart;
    private final ModuleUpdates updates;
    private final ModuleDownloads downloads;
    private final ModuleJobs jobs;
    private boolean removed;

    /**
     * @param session in which the module takes part; {@code null} if in none, or in none any more
     * @param timer runs a task after a time; what it returns calls that off
     */
    ModuleWork(
            String thing,
            LastingMailbox mailbox,
            ModuleStateStore store,
            ModuleListener listener,
            Supplier<@Nullable ModuleSession> session,
            BiFunction<Duration, Runnable, Runnable> timer) {
        this.thing = thing;
        this.store = store;
        this.listener = listener;
        this.session = session;
        inbox = new ModuleInbox(mailbox, store);
        autoStart = new AutoStart(timer, () -> inbox.execute(this::startIfDue));
        updates = new ModuleUpdates(mailbox, store, listener, this::ended);
        downloads = new ModuleDownloads(mailbox, store, this::loadedEarly);
        jobs = new ModuleJobs(thing, store, listener, updates, downloads);
    }

    /** Where tasks come in that wait for {@link #open}. */
    ModuleInbox inbox() {
        return inbox;
    }

    ModuleUpdates updates() {
        return updates;
    }

    // --- life ---

    /** There is a folder, or there will be none: goes on where a former run has stopped. */
    void open(ModuleSession begun) {
        if (session.get() != begun) {
            return;
        }
        // Without what was remembered the device gets its firmware none the less.
        ForeignCode.run(logger, "The reading of the firmware of " + thing, this::read);
        store.replace(state -> state.with(Line.OFFLINE));
        store.show();
        ForeignCode.run(logger, "The going on with the firmware of " + thing, () -> goOn(begun));
        inbox.opened();
    }

    private void read() {
        store.read();
        FirmwareVersion configured = store.state().settings().version();
        store.change(record -> configured != null && record.isNews(configured)
                ? record.withInstalled(configured).withConfigured(configured)
                : record.withConfigured(configured));
    }

    private void goOn(ModuleSession begun) {
        FirmwareRecord known = store.state().record();
        OtaJob job = known.job();
        if (job != null && known.runs(job.version())) {
            // The power went after the installation; the version is all that the platform has yet to hear.
            store.change(FirmwareRecord::withoutJob);
        } else if (job != null && known.started()) {
            // Before the version: the platform takes the old one as the failure of an update that runs.
            Runnable again = () -> updates.take(begun, job, UpdateListener.NONE);
            if (!ForeignCode.run(logger, "The going on with the update of " + thing, again)) {
                store.change(FirmwareRecord::notStarted);
            }
        }
        FirmwareVersion installed = known.installed();
        if (installed != null) {
            begun.reportVersion(installed);
        }
    }

    /** As {@link FirmwareModule#remove}. */
    CompletionStage<?> remove() {
        removed = true;
        return updates.fail(UpdateFailure.removed());
    }

    /** The module's version must not be known to the session any more. */
    void close() {
        store.replace(state -> state.with(Line.CLOSED));
        inbox.closed();
        autoStart.close();
        downloads.abort();
        updates.stop();
        closeMemoryIfOver();
    }

    /** Lets go of the folder when the module is closed and nothing works there any more. */
    private void closeMemoryIfOver() {
        if (store.state().isClosed() && !updates.isBusy() && !store.state().isLoadingEarly()) {
            store.memory().close(removed);
        }
    }

    // --- the device ---

    void online() {
        store.replace(state -> state.with(Line.ONLINE));
        FirmwareUpdate waiting = updates.current();
        if (waiting != null) {
            waiting.start();
        } else if (store.state().job() != null || isNamedModule()) {
            // What is new the platform pushes by itself, but not what was pushed before there was a thing for it; and
            // what it has withdrawn meanwhile it does not tell.
            pull();
        }
        store.tell(listener::executableMayDiffer);
    }

    private boolean isNamedModule() {
        ModuleSession open = session.get();
        return open != null && !open.module().isDefault();
    }

    void offline() {
        store.replace(state -> state.with(Line.OFFLINE));
        store.tell(listener::executableMayDiffer);
    }

    void pullIfOnline() {
        if (store.state().line() == Line.ONLINE) {
            pull();
        }
    }

    private void pull() {
        ModuleSession open = session.get();
        if (open != null) {
            open.pull()
                    .whenComplete((pulled, failure) -> inbox.execute(() -> {
                        if (pulled != null) {
                            pulled(pulled);
                        } else {
                            logger.debug("{} does not learn of firmware", thing, failure);
                            startIfDue();
                        }
                    }));
        }
    }

    /** The platform has answered. */
    void pulled(Optional<OtaJob> pulled) {
        jobs.pulled(pulled, session.get());
        startIfDue();
    }

    /** The platform wants a job done. */
    void offered(OtaJob job) {
        jobs.offered(job, session.get());
        startIfDue();
    }

    /** The platform wants what cannot be done. */
    void refused(OtaJobRefused refusal) {
        if (updates.current() == null) {
            store.tell(() -> listener.remark(UpdateFailure.refused(refusal)));
        }
    }

    // --- the user ---

    void change(UpdateSettings changed) {
        store.replace(state -> state.with(changed));
        // Else it is all done by reading.
        if (store.state().isOpen()) {
            apply(changed);
        }
    }

    private void apply(UpdateSettings changed) {
        store.memory().limit(changed.maxImageBytes());
        if (!changed.preDownload()) {
            downloads.abort();
        }
        FirmwareVersion configured = changed.version();
        boolean isNews = store.state().record().isNews(configured);
        store.change(record -> record.withConfigured(configured));
        if (configured != null && isNews && !store.state().record().runs(configured)) {
            runs(configured);
            // The platform may want something else of this version.
            pullIfOnline();
        } else {
            store.tell(listener::executableMayDiffer);
        }
        startIfDue();
    }

    /** This version runs, however it came there. */
    void runs(FirmwareVersion version) {
        jobs.runs(version, session.get());
    }

    void begin(OtaJob job, UpdateListener watcher) {
        updates.begin(session.get(), job, watcher);
    }

    void loadEarly(OtaJob job) {
        ModuleSession open = session.get();
        if (open != null) {
            downloads.begin(open, job);
        }
    }

    // --- what comes of it ---

    /** Has a job started that starts by itself, now or when the time has come. */
    private void startIfDue() {
        ModuleState now = store.state();
        AutoStart.Window window = now.settings().autoStart();
        if (window == null || !now.due() || !now.isExecutable()) {
            autoStart.callOff();
        } else if (autoStart.isTime(window, now.pauseLeft(AutoStart.now()))) {
            store.replace(state -> state.withDue(false));
            store.tell(listener::startIsDue);
        }
    }

    private void loadedEarly() {
        closeMemoryIfOver();
        if (store.state().isOpen()) {
            OtaJob job = store.state().job();
            if (job != null) {
                // Another one, if it came in meanwhile.
                loadEarly(job);
            }
            store.tell(listener::executableMayDiffer);
            startIfDue();
        }
    }

    /** After an update the next job is looked for; whether a failed one gets another try the platform says. */
    private void ended(FirmwareUpdate over) {
        if (store.state().isClosed()) {
            closeMemoryIfOver();
            return;
        }
        UpdateState end = over.status().state();
        OtaJob next = jobs.takeNext();
        store.showAll();
        if (next != null) {
            offered(next);
        } else if (end == UpdateState.FAILED || end == UpdateState.CANCELLED) {
            over.told().whenComplete((told, untold) -> inbox.execute(this::pull));
        }
    }
}
