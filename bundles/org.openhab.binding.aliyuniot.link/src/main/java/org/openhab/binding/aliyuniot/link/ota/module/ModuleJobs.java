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
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.ota.job.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJob;
import org.openhab.binding.aliyuniot.link.ota.record.FirmwareRecord;
import org.openhab.binding.aliyuniot.link.ota.update.FirmwareUpdate;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which job of a module waits to be installed, from what the platform says and from what runs. On the module's
 * mailbox.
 */
final class ModuleJobs {
    private final Logger logger = LoggerFactory.getLogger(ModuleJobs.class);

    private final String thing;
    private final ModuleStateStore store;
    private final ModuleListener listener;
    private final ModuleUpdates updates;
    private final ModuleDownloads downloads;

    /**
     * @param thing named in the log
     */
    ModuleJobs(
            String thing,
            ModuleStateStore store,
            ModuleListener listener,
            ModuleUpdates updates,
            ModuleDownloads downloads) {
        this.thing = thing;
        this.store = store;
        this.listener = listener;
        this.updates = updates;
        this.downloads = downloads;
    }

    /** The platform has answered, which says, too, that it has withdrawn a job. */
    void pulled(Optional<OtaJob> pulled, @Nullable ModuleSession session) {
        if (pulled.isPresent()) {
            offered(pulled.get(), session);
        } else if (updates.current() == null && store.state().job() != null) {
            logger.info(
                    "{} drops its firmware job, as the platform has none for it: {}",
                    thing,
                    store.state().job());
            store.change(FirmwareRecord::withoutJob);
            store.showAll();
        }
    }

    /** The platform wants a job done. */
    void offered(OtaJob job, @Nullable ModuleSession session) {
        FirmwareUpdate running = updates.current();
        if (running != null) {
            if (!running.status().job().hasSameImageAs(job)) {
                logger.info("{} gets another firmware job while one runs: {}", thing, job);
                store.replace(state -> state.withNext(job));
                running.drop(UpdateFailure.replaced());
            }
        } else if (store.state().record().runs(job.version())) {
            logger.info("{} runs what it is to install already: {}", thing, job);
            runs(job.version(), session);
        } else {
            waits(job);
        }
    }

    private void waits(OtaJob job) {
        store.tell(() -> listener.remark(null));
        OtaJob before = store.state().job();
        if (before != null && !before.hasSameImageAs(job)) {
            logger.info("{} drops a firmware job, as the platform has replaced it: {}", thing, before);
        }
        downloads.abortUnlessFor(job);
        store.change(record -> record.withJob(job));
        store.replace(state -> state.withDue(true));
        store.showAll();
    }

    /** This version runs, however it came there; a job that was made for another one is not to be done any more. */
    void runs(FirmwareVersion version, @Nullable ModuleSession session) {
        OtaJob job = store.state().job();
        boolean fits = job == null
                || updates.current() != null
                || store.state().record().runs(version);
        store.change(record -> fits
                ? record.withInstalled(version)
                : record.withInstalled(version).withoutJob());
        if (!fits) {
            logger.info("{} drops its firmware job, as it runs {} now: {}", thing, version, job);
        }
        if (session != null) {
            session.reportVersion(version);
        }
        store.showAll();
    }

    /** Takes what came in while an update ran; {@code null} if nothing did. */
    @Nullable
    OtaJob takeNext() {
        OtaJob next = store.state().next();
        store.replace(state -> state.withNext(null));
        return next;
    }
}
