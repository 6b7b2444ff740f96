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
package org.openhab.binding.aliyuniot.internal.session;

import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.firmware.FirmwareProgress;
import org.openhab.binding.aliyuniot.internal.firmware.FirmwareReports;
import org.openhab.binding.aliyuniot.internal.report.StatusReport;
import org.openhab.binding.aliyuniot.internal.report.ThingUpdates;
import org.openhab.core.thing.Thing;

/**
 * Shows what the firmware of a thing tells: in the thing's status, properties and channels. For any thread.
 */
final class ReportedFirmware implements FirmwareReports {
    private final StatusReport status;
    private final ThingUpdates reports;

    ReportedFirmware(StatusReport status, ThingUpdates reports) {
        this.status = status;
        this.reports = reports;
    }

    @Override
    public void updating(@Nullable String text) {
        status.updating(text);
    }

    @Override
    public void remark(@Nullable String text) {
        status.remark(text);
    }

    @Override
    public void installed(@Nullable String version) {
        reports.property(Thing.PROPERTY_FIRMWARE_VERSION, version);
    }

    @Override
    public void triggered(String event) {
        reports.firmwareTriggered(event);
    }

    @Override
    public void progress(FirmwareProgress progress) {
        reports.firmware(progress);
    }
}
