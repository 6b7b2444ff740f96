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

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.ota.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.ota.OtaJob;
import org.openhab.binding.aliyuniot.link.ota.OtaJobRefused;
import org.slf4j.LoggerFactory;

/**
 * What is remembered of a module's firmware over a restart.
 *
 * @param installed the version that the platform was told last
 * @param job what waits to be installed; the signed address is in it
 * @param started whether the job was begun and has not ended
 */
record FirmwareRecord(
        @Nullable FirmwareVersion installed, @Nullable OtaJob job, boolean started) {
    static final FirmwareRecord EMPTY = new FirmwareRecord(null, null, false);

    private static final String INSTALLED = "installed";
    private static final String JOB = "job";
    private static final String STARTED = "started";

    boolean runs(FirmwareVersion version) {
        FirmwareVersion known = installed;
        return known != null && known.equals(version);
    }

    FirmwareRecord withInstalled(FirmwareVersion version) {
        return new FirmwareRecord(version, job, started);
    }

    FirmwareRecord withJob(OtaJob offered) {
        return new FirmwareRecord(installed, offered, false);
    }

    FirmwareRecord begun() {
        return new FirmwareRecord(installed, job, job != null);
    }

    FirmwareRecord notStarted() {
        return new FirmwareRecord(installed, job, false);
    }

    FirmwareRecord withoutJob() {
        return new FirmwareRecord(installed, null, false);
    }

    String toJson() {
        JsonObject json = new JsonObject();
        FirmwareVersion version = installed;
        if (version != null) {
            json.addProperty(INSTALLED, version.text());
        }
        OtaJob waiting = job;
        if (waiting != null) {
            json.add(JOB, waiting.toJson());
            json.addProperty(STARTED, started);
        }
        return json.toString();
    }

    /** Reads what {@link #toJson} has written; what cannot be read is taken as never written. */
    static FirmwareRecord of(String text) {
        try {
            JsonObject json = JsonParser.parseString(text).getAsJsonObject();
            JsonElement version = json.get(INSTALLED);
            JsonElement job = json.get(JOB);
            JsonElement begun = json.get(STARTED);
            return new FirmwareRecord(
                    version == null ? null : new FirmwareVersion(version.getAsString()),
                    job == null ? null : OtaJob.of(job.getAsJsonObject()),
                    begun != null && begun.getAsBoolean());
        } catch (JsonParseException
                | IllegalStateException
                | IllegalArgumentException
                | UnsupportedOperationException
                | OtaJobRefused e) {
            LoggerFactory.getLogger(FirmwareRecord.class)
                    .warn("A record of firmware cannot be read and is left: {}", e.getMessage());
            return EMPTY;
        }
    }

    /** Without the address in the job. */
    @Override
    public String toString() {
        return "installed " + installed + ", " + (started ? "started " : "waiting ") + job;
    }
}
