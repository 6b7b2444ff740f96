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
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.ota.job.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJob;
import org.openhab.binding.aliyuniot.link.ota.record.FirmwareRecord;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateStatus;

/**
 * All that is so at one moment about a module's firmware.
 *
 * @param settings what the user wants now
 * @param line how the module is connected
 * @param record what is kept over a restart
 * @param update the one that runs or waits for the line; {@code null} if there is none
 * @param next the job that came in while an update ran; {@code null} if none did
 * @param early the last download beforehand; {@code null} if what it was for is installed, or there was none
 * @param due whether the job has not yet been started by itself
 */
public record ModuleState(
        UpdateSettings settings,
        Line line,
        FirmwareRecord record,
        @Nullable UpdateStatus update,
        @Nullable OtaJob next,
        @Nullable Early early,
        boolean due) {

    /** How a module is connected. */
    public enum Line {
        /** What is remembered is not read yet. */
        NOT_READY,
        OFFLINE,
        ONLINE,
        CLOSED
    }

    /**
     * A download beforehand.
     *
     * @param over whether it has ended, well or not
     */
    public record Early(OtaJob job, boolean over) {
        boolean isOverFor(OtaJob other) {
            return over && job.hasSameImageAs(other);
        }
    }

    static ModuleState first(UpdateSettings settings) {
        return new ModuleState(settings, Line.NOT_READY, FirmwareRecord.EMPTY, null, null, null, false);
    }

    /** The job that waits to be installed; {@code null} if none does. */
    public @Nullable OtaJob job() {
        return record.job();
    }

    /** The version that runs; {@code null} if none is known. */
    public @Nullable FirmwareVersion installed() {
        return record.installed();
    }

    /** Whether an update can begin now. */
    public boolean isExecutable() {
        OtaJob waiting = job();
        Early last = early;
        return line == Line.ONLINE
                && waiting != null
                && update == null
                && !isLoadingEarly()
                && (!settings.preDownload() || last != null && last.isOverFor(waiting));
    }

    boolean isOpen() {
        return line == Line.OFFLINE || line == Line.ONLINE;
    }

    boolean isClosed() {
        return line == Line.CLOSED;
    }

    boolean isLoadingEarly() {
        Early last = early;
        return last != null && !last.over();
    }

    /** Whether the last download beforehand was for a job, or there was none. */
    boolean isEarlyFor(OtaJob wanted) {
        Early last = early;
        return last == null || last.job().hasSameImageAs(wanted);
    }

    /** Whether the image of a job may be loaded beforehand, and was not yet. */
    boolean mayLoadEarly(OtaJob wanted) {
        Early last = early;
        return isOpen()
                && settings.preDownload()
                && update == null
                && (last == null || last.over() && !last.job().hasSameImageAs(wanted));
    }

    /**
     * How long the job has to wait until it may start by itself, apart from the time of the day.
     *
     * @param now milliseconds since 1970 on the clock on the wall
     */
    Duration pauseLeft(long now) {
        return record.pauseLeft(now);
    }

    ModuleState with(UpdateSettings changed) {
        return new ModuleState(changed, line, record, update, next, early, due);
    }

    ModuleState with(Line changed) {
        return new ModuleState(settings, changed, record, update, next, early, due);
    }

    ModuleState with(FirmwareRecord changed) {
        return new ModuleState(settings, line, changed, update, next, early, due);
    }

    ModuleState withUpdate(@Nullable UpdateStatus changed) {
        return new ModuleState(settings, line, record, changed, next, early, due);
    }

    ModuleState withNext(@Nullable OtaJob changed) {
        return new ModuleState(settings, line, record, update, changed, early, due);
    }

    ModuleState withEarly(@Nullable Early changed) {
        return new ModuleState(settings, line, record, update, next, changed, due);
    }

    ModuleState withEarlyOver() {
        Early last = early;
        return last == null ? this : withEarly(new Early(last.job(), true));
    }

    ModuleState withDue(boolean changed) {
        return new ModuleState(settings, line, record, update, next, early, changed);
    }
}
