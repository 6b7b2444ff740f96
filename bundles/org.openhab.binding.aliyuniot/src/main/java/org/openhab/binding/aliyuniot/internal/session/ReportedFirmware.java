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

import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.channel.ThingChannels;
import org.openhab.binding.aliyuniot.internal.channel.kind.FirmwareChannel;
import org.openhab.binding.aliyuniot.internal.firmware.FirmwareProgress;
import org.openhab.binding.aliyuniot.internal.firmware.FirmwareReports;
import org.openhab.binding.aliyuniot.internal.report.StatusReport;
import org.openhab.binding.aliyuniot.internal.report.ThingReports;
import org.openhab.binding.aliyuniot.link.ForeignCode;
import org.openhab.core.thing.Thing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows the firmware of a thing in the thing's status, properties and channels. For any thread.
 */
final class ReportedFirmware implements FirmwareReports {
    private final Logger logger = LoggerFactory.getLogger(ReportedFirmware.class);

    private final StatusReport status;
    private final ThingReports reports;
    private final ThingChannels channels;

    ReportedFirmware(StatusReport status, ThingReports reports, ThingChannels channels) {
        this.status = status;
        this.reports = reports;
        this.channels = channels;
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

    /** An exception of openHAB reaches the caller, who waits for a rule. */
    @Override
    public void triggered(String event) {
        forEach(channel -> channel.trigger(event));
    }

    @Override
    public void progress(FirmwareProgress progress) {
        forEach(channel -> ForeignCode.run(
                logger, "openHAB's taking of a state for " + channel.uid(), () -> channel.show(progress)));
    }

    private void forEach(Consumer<FirmwareChannel> action) {
        channels.all(FirmwareChannel.class).forEach(action);
    }
}
