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
package org.openhab.binding.aliyuniot.link.ota.record;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Duration;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.ota.job.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJob;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJobRefused;
import org.slf4j.LoggerFactory;

/**
 * What is remembered of a module's firmware over a restart.
 *
 * @param installed the version that the platform was told last
 * @param configured the version that stood in the configuration last, empty if none did; {@code null} if that was not
 *     remembered
 * @param job what waits to be installed; the signed address is in it
 * @param started whether the job was begun and has not ended
 * @param tries of an image that have failed; {@code null} if the last one has not
 */
public record FirmwareRecord(
        @Nullable FirmwareVersion installed,
        @Nullable String configured,
        @Nullable OtaJob job,
        boolean started,
        @Nullable FailedTries tries) {
    public static final FirmwareRecord EMPTY = new FirmwareRecord(null, null, null, false, null);

    private static final String INSTALLED = "installed";
    private static final String CONFIGURED = "configured";
    private static final String JOB = "job";
    private static final String STARTED = "started";
    private static final String TRIES = "tries";

    public boolean runs(FirmwareVersion version) {
        FirmwareVersion known = installed;
        return known != null && known.equals(version);
    }

    public FirmwareRecord withInstalled(FirmwareVersion version) {
        return new FirmwareRecord(version, configured, job, started, tries);
    }

    /**
     * Whether a configured version is news: somebody has changed it, or nothing is known of what runs. The one that
     * stands there from before the first update is none.
     */
    public boolean isNews(@Nullable FirmwareVersion version) {
        return version != null && (installed == null || configured != null && !configured.equals(version.text()));
    }

    public FirmwareRecord withConfigured(@Nullable FirmwareVersion version) {
        return new FirmwareRecord(installed, version == null ? "" : version.text(), job, started, tries);
    }

    public FirmwareRecord withJob(OtaJob offered) {
        FailedTries failed = tries;
        return new FirmwareRecord(
                installed, configured, offered, false, failed != null && failed.areOf(offered) ? failed : null);
    }

    public FirmwareRecord begun() {
        return new FirmwareRecord(installed, configured, job, job != null, tries);
    }

    public FirmwareRecord notStarted() {
        return new FirmwareRecord(installed, configured, job, false, tries);
    }

    public FirmwareRecord withoutJob() {
        return new FirmwareRecord(installed, configured, null, false, tries);
    }

    /**
     * A try to install has failed; the platform may want another one.
     *
     * @param now milliseconds since 1970 on the clock on the wall
     */
    public FirmwareRecord failed(OtaJob tried, long now) {
        return new FirmwareRecord(installed, configured, job, false, FailedTries.oneMore(tries, tried, now));
    }

    public FirmwareRecord succeeded() {
        return new FirmwareRecord(installed, configured, null, false, null);
    }

    /**
     * How long the job has to wait until it may begin by itself.
     *
     * @param now milliseconds since 1970 on the clock on the wall
     */
    public Duration pauseLeft(long now) {
        OtaJob waiting = job;
        FailedTries failed = tries;
        return waiting != null && failed != null && failed.areOf(waiting) ? failed.pauseLeft(now) : Duration.ZERO;
    }

    public String toJson() {
        JsonObject json = new JsonObject();
        FirmwareVersion version = installed;
        if (version != null) {
            json.addProperty(INSTALLED, version.text());
        }
        if (configured != null) {
            json.addProperty(CONFIGURED, configured);
        }
        OtaJob waiting = job;
        if (waiting != null) {
            json.add(JOB, waiting.toJson());
            json.addProperty(STARTED, started);
        }
        FailedTries failed = tries;
        if (failed != null) {
            json.add(TRIES, failed.toJson());
        }
        return json.toString();
    }

    /** Reads what {@link #toJson} has written; what cannot be read is taken as never written. */
    public static FirmwareRecord of(String text) {
        try {
            JsonObject json = JsonParser.parseString(text).getAsJsonObject();
            JsonElement version = json.get(INSTALLED);
            JsonElement stood = json.get(CONFIGURED);
            JsonElement job = json.get(JOB);
            JsonElement begun = json.get(STARTED);
            JsonElement failed = json.get(TRIES);
            return new FirmwareRecord(
                    version == null ? null : new FirmwareVersion(version.getAsString()),
                    stood == null ? null : stood.getAsString(),
                    job == null ? null : OtaJob.of(job.getAsJsonObject()),
                    begun != null && begun.getAsBoolean(),
                    failed == null ? null : FailedTries.of(failed.getAsJsonObject()));
        } catch (OtaJobRefused | RuntimeException | StackOverflowError e) {
            // Whatever a damaged file makes of the reading.
            LoggerFactory.getLogger(FirmwareRecord.class)
                    .warn(
                            "A record of firmware cannot be read and is left: {}",
                            e.getClass().getSimpleName());
            return EMPTY;
        }
    }

    /** Without the address in the job. */
    @Override
    public String toString() {
        return "installed " + installed + ", " + (started ? "started " : "waiting ") + job;
    }
}
