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
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.ForeignCode;
import org.openhab.binding.aliyuniot.link.ota.job.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJob;
import org.openhab.core.thing.ThingUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which job of a module waits to be installed, from what the platform says and from how updates end. All methods
 * on the module's executor.
 */
final class FirmwareJobs {
    private final Logger logger = LoggerFactory.getLogger(FirmwareJobs.class);

    private final ThingUID thing;
    private final Executor work;
    private final FirmwareMemory memory;
    private final FirmwareDisplay display;
    private final UpdateSlot updates;
    private final EarlyDownloads early;
    private final AutoStart autoStart;
    private final Consumer<@Nullable String> remark;
    private final Platform platform;

    /** The job that came in while an update ran. */
    private @Nullable OtaJob next;

    /** The platform from the module's side. */
    interface Platform {
        /** Asks for a job. */
        CompletionStage<Optional<OtaJob>> pull();

        void reportVersion(FirmwareVersion version);
    }

    /**
     * @param remark takes what is to stand beside the status
     */
    FirmwareJobs(
            ThingUID thing,
            Executor work,
            FirmwareMemory memory,
            FirmwareDisplay display,
            UpdateSlot updates,
            EarlyDownloads early,
            AutoStart autoStart,
            Consumer<@Nullable String> remark,
            Platform platform) {
        this.thing = thing;
        this.work = work;
        this.memory = memory;
        this.display = display;
        this.updates = updates;
        this.early = early;
        this.autoStart = autoStart;
        this.remark = remark;
        this.platform = platform;
    }

    /** Asks the platform, which says by that, too, that it has withdrawn a job. */
    void pull() {
        platform.pull()
                .whenCompleteAsync(
                        // A stage would keep to itself what is thrown there.
                        (pulled, failure) ->
                                ForeignCode.run(logger, "The answer for " + thing, () -> answered(pulled, failure)),
                        work);
    }

    private void answered(@Nullable Optional<OtaJob> pulled, @Nullable Throwable failure) {
        if (pulled != null) {
            pulled(pulled);
        } else {
            logger.debug("{} does not learn of firmware", thing, failure);
            autoStart.look();
        }
    }

    /** The platform has answered. */
    void pulled(Optional<OtaJob> pulled) {
        if (pulled.isPresent()) {
            offered(pulled.get());
        } else if (updates.isFree() && memory.record().job() != null) {
            logger.info(
                    "{} drops its firmware job, as the platform has none for it: {}",
                    thing,
                    memory.record().job());
            memory.changeAnyway(FirmwareRecord::withoutJob);
            show();
        }
    }

    /** The platform wants a job done. */
    void offered(OtaJob job) {
        FirmwareUpdate running = updates.current();
        if (running != null) {
            if (!running.job().hasSameImageAs(job)) {
                logger.info("{} gets another firmware job while one runs: {}", thing, job);
                next = job;
                running.drop(UpdateFailure.replaced());
            }
            return;
        }
        if (memory.record().runs(job.version())) {
            logger.info("{} runs what it is to install already: {}", thing, job);
            runs(job.version());
            return;
        }
        remark.accept(null);
        OtaJob before = memory.record().job();
        if (before != null && !before.hasSameImageAs(job)) {
            logger.info("{} drops a firmware job, as the platform has replaced it: {}", thing, before);
        }
        early.abortUnlessFor(job);
        memory.changeAnyway(record -> record.withJob(job));
        autoStart.offered();
        show();
        autoStart.look();
    }

    /** This version runs, however it came there; a job that was made for another one is not to be done any more. */
    void runs(FirmwareVersion version) {
        OtaJob job = memory.record().job();
        boolean fits =
                job == null || updates.current() != null || memory.record().runs(version);
        memory.changeAnyway(record -> fits
                ? record.withInstalled(version)
                : record.withInstalled(version).withoutJob());
        if (!fits) {
            logger.info("{} drops its firmware job, as it runs {} now: {}", thing, version, job);
        }
        platform.reportVersion(version);
        show();
    }

    /** An update has come to its end; it is still the current one. */
    void ended(FirmwareUpdate over) {
        UpdateState end = over.state();
        switch (end) {
            case SUCCEEDED -> memory.changeAnyway(FirmwareRecord::succeeded);
            case DROPPED -> memory.changeAnyway(FirmwareRecord::withoutJob);
            case FAILED, CANCELLED -> memory.changeAnyway(record -> record.failed(over.job(), AutoStart.now()));
            default -> {}
        }
        if (end == UpdateState.SUCCEEDED) {
            early.forget();
        }
    }

    /** After an update the next job is looked for; whether a failed one gets another try the platform says. */
    void goOn(FirmwareUpdate over) {
        OtaJob other = next;
        next = null;
        UpdateState end = over.state();
        show();
        if (other != null) {
            offered(other);
        } else if (end == UpdateState.FAILED || end == UpdateState.CANCELLED) {
            over.told().whenComplete((told, untold) -> work.execute(this::pull));
        }
    }

    private void show() {
        display.offer(memory.record(), updates.current());
        display.poke();
    }
}
