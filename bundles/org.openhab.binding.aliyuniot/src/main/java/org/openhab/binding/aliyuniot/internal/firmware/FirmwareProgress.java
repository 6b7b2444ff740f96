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

import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJob;
import org.openhab.binding.aliyuniot.link.ota.module.ModuleState;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateStatus;

/**
 * Where the firmware of a device is, as channels show it.
 *
 * @param state {@code IDLE}, {@code AVAILABLE}, or the state of an update
 * @param percent of the update that runs or ran last
 * @param target version that is to be installed, as the platform calls it; empty if there is none
 */
public record FirmwareProgress(String state, int percent, String target) {
    static FirmwareProgress of(ModuleState now) {
        UpdateStatus running = now.update();
        return running == null ? ofJob(now.job()) : of(running);
    }

    static FirmwareProgress of(UpdateStatus update) {
        return new FirmwareProgress(
                update.state().name(), update.percent(), update.job().version().text());
    }

    private static FirmwareProgress ofJob(@Nullable OtaJob job) {
        return job == null
                ? new FirmwareProgress("IDLE", 0, "")
                : new FirmwareProgress("AVAILABLE", 0, job.version().text());
    }
}
