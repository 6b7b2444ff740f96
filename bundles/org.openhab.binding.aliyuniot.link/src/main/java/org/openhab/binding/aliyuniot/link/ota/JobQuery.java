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
package org.openhab.binding.aliyuniot.link.ota;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.ota.job.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJob;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJobRefused;
import org.openhab.binding.aliyuniot.link.ota.job.OtaModule;

/**
 * Asks the platform once for the job of a module. For the device as a whole it asks in the way of older products, too,
 * if the newer question is refused or finds no answer soon; the first good answer counts. For any thread.
 */
public final class JobQuery {
    /** Answers come within a second; the caller's patience has to do for both questions. */
    static final Duration PATIENCE = Duration.ofSeconds(4);

    private final LinkRuntime runtime;
    private final DeviceOta ota;
    private final AtomicBoolean askedAsOlder = new AtomicBoolean();
    private final CompletableFuture<Optional<OtaJob>> answer = new CompletableFuture<>();

    public JobQuery(LinkRuntime runtime, DeviceOta ota) {
        this.runtime = runtime;
        this.ota = ota;
    }

    /**
     * Asks; for one call.
     *
     * @param installed the version that runs; without one only the newer question is possible
     * @return as {@link DeviceOta#pull}; if both questions are in vain, why the newer one was
     */
    public CompletionStage<Optional<OtaJob>> ask(OtaModule module, @Nullable FirmwareVersion installed) {
        CompletionStage<Optional<OtaJob>> newer = ota.pull(module);
        if (!module.isDefault() || installed == null) {
            return newer;
        }
        CompletableFuture<Optional<OtaJob>> failed = new CompletableFuture<>();
        Runnable noWait =
                runtime.after(PATIENCE, () -> runtime.newMailbox().execute(() -> askAsOlder(installed, failed)));
        newer.whenComplete((job, failure) -> {
            noWait.run();
            if (failure == null) {
                answer.complete(job);
            } else if (failure instanceof OtaJobRefused) {
                answer.completeExceptionally(failure);
            } else {
                askAsOlder(installed, failed);
                failed.completeExceptionally(failure);
            }
        });
        return answer;
    }

    private CompletionStage<Optional<OtaJob>> asked(FirmwareVersion installed) {
        try {
            return ota.pullOld(installed);
        } catch (Throwable e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /**
     * @param newer ends with why the newer question was in vain, if it was
     */
    private void askAsOlder(FirmwareVersion installed, CompletionStage<Optional<OtaJob>> newer) {
        if (answer.isDone() || !askedAsOlder.compareAndSet(false, true)) {
            return;
        }
        asked(installed).whenComplete((job, failure) -> {
            if (failure == null) {
                answer.complete(job);
            } else if (failure instanceof OtaJobRefused) {
                answer.completeExceptionally(failure);
            } else {
                newer.whenComplete((none, why) -> answer.completeExceptionally(why));
            }
        });
    }
}
