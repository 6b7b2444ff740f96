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

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.ota.job.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.ota.job.OtaFailure;
import org.openhab.binding.aliyuniot.link.ota.job.OtaModule;

/**
 * One update of one module as the platform sees it: percentages that only grow, and one end, of which the first counts.
 * Until then, and until the platform knows of it, the module's version is not reported by itself, because the platform
 * takes any but the new one as a failure. For any thread.
 */
public final class OtaUpdate {
    private final OtaModule module;
    private final ProgressReports reports;
    private final VersionReports versions;
    private final Runnable release;
    private final Object lock = new Object();
    private final CompletableFuture<OtaModule> end = new CompletableFuture<>();
    private int reported;
    private boolean ended;
    private boolean superseded;

    OtaUpdate(OtaModule module, ProgressReports reports, VersionReports versions) {
        this.module = module;
        this.reports = reports;
        this.versions = versions;
        this.release = versions.hold(module);
    }

    public OtaModule module() {
        return module;
    }

    /**
     * Reports how far it is, at most once a second and the newest only. What is no more than the last one, or comes
     * after the end, is left out.
     *
     * @param percent 1 to 99; 100 is {@link #succeeded}
     * @param desc for the user in the console; 200 characters of it are sent
     * @throws IllegalArgumentException for another percentage
     */
    public void percent(int percent, String desc) {
        if (percent < 1 || percent > 99) {
            throw new IllegalArgumentException("percent of an update that runs is 1 to 99, but it is " + percent);
        }
        synchronized (lock) {
            if (!ended && !superseded && percent > reported) {
                reported = percent;
                reports.percent(this, module, percent, desc);
            }
        }
    }

    /**
     * Ends the update.
     *
     * @param desc why, for the user in the console; 200 characters of it are sent
     * @return the module when the platform has acknowledged it, over whichever connection that is; fails with a
     *     {@link org.openhab.binding.aliyuniot.link.failure.LinkFailure} when that is no longer to be expected, and at
     *     the latest when the {@link DeviceOta} is closed. If the update had ended before, that end's
     */
    public CompletionStage<OtaModule> failed(OtaFailure failure, String desc) {
        if (isFirstEnd()) {
            last(failure.step(), desc).whenComplete((step, notSent) -> {
                release.run();
                end(notSent);
            });
        }
        return end;
    }

    /**
     * Ends the update: 100 percent first, then the version, which is what counts for the platform.
     *
     * @return as for {@link #failed}, when the platform has acknowledged the version
     */
    public CompletionStage<OtaModule> succeeded(FirmwareVersion installed) {
        if (isFirstEnd()) {
            last(100, "").whenComplete((step, notSent) -> {
                CompletionStage<FirmwareVersion> arrival = versions.report(module, installed);
                release.run();
                arrival.whenComplete((version, notReported) -> end(notReported));
            });
        }
        return end;
    }

    private CompletionStage<?> last(int step, String desc) {
        boolean silent;
        synchronized (lock) {
            silent = superseded;
        }
        return silent ? CompletableFuture.completedFuture(module) : reports.last(this, module, step, desc);
    }

    /**
     * The platform has another job for the module by now, and progress does not say for which one it is: from now on the
     * platform hears nothing of this update but the version, if it succeeds.
     */
    public void superseded() {
        synchronized (lock) {
            if (ended) {
                return;
            }
            superseded = true;
        }
        reports.forget(this);
    }

    /** Ends the update without a word, as the platform has ended it itself. */
    public void dropped() {
        if (isFirstEnd()) {
            reports.forget(this);
            release.run();
            end(null);
        }
    }

    private boolean isFirstEnd() {
        synchronized (lock) {
            boolean first = !ended;
            ended = true;
            return first;
        }
    }

    private void end(@Nullable Throwable failure) {
        if (failure == null) {
            end.complete(module);
        } else {
            end.completeExceptionally(LinkFailure.causeOf(failure));
        }
    }
}
