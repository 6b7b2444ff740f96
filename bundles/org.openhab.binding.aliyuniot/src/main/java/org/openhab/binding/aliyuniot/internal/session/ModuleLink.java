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

import java.util.List;
import java.util.concurrent.Executor;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.channel.ChannelException;
import org.openhab.binding.aliyuniot.internal.channel.ThingChannels;
import org.openhab.binding.aliyuniot.internal.channel.kind.FirmwareKind;
import org.openhab.binding.aliyuniot.internal.config.ModuleSettings;
import org.openhab.binding.aliyuniot.internal.firmware.FirmwareProgress;
import org.openhab.binding.aliyuniot.internal.firmware.FirmwareSurroundings;
import org.openhab.binding.aliyuniot.internal.firmware.ThingFirmware;
import org.openhab.binding.aliyuniot.internal.report.StatusReport;
import org.openhab.binding.aliyuniot.internal.report.ThingReports;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.ota.job.OtaModule;
import org.openhab.binding.aliyuniot.link.ota.module.DeviceFirmware;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.ThingUID;

/**
 * A module during one life of its handler. It has a firmware while the device has a session, and its status follows
 * that session. For any thread.
 */
public final class ModuleLink implements SessionMembers.Member<OtaModule, DeviceFirmware>, AutoCloseable {
    private final LinkRuntime runtime;
    private final FirmwareSurroundings firmwares;
    private final ThingUID thing;
    private final ThingReports reports;
    private final StatusReport status;
    private final ThingChannels channels;
    /** The device must not wait for what openHAB does with a report. */
    private final Executor work;

    private ModuleSettings settings;
    private volatile @Nullable ThingFirmware firmware;

    /**
     * @throws ChannelException if a channel cannot be used
     */
    public ModuleLink(
            LinkRuntime runtime,
            FirmwareSurroundings firmwares,
            ServedThing thing,
            ModuleSettings settings,
            List<Channel> described)
            throws ChannelException {
        this.runtime = runtime;
        this.firmwares = firmwares;
        this.thing = thing.uid();
        this.settings = settings;
        this.reports = thing.reports();
        status = new StatusReport(reports);
        channels = new ThingChannels(List.of(new FirmwareKind(this::progress, reports)));
        set(described);
        work = runtime.newMailbox();
    }

    /** A module has no other channels. */
    private void set(List<Channel> described) throws ChannelException {
        channels.set(described.stream().filter(FirmwareKind::has).toList());
    }

    private @Nullable FirmwareProgress progress() {
        ThingFirmware open = firmware;
        return open == null ? null : open.progress();
    }

    /** The channels of the thing. */
    public ThingChannels channels() {
        return channels;
    }

    @Override
    public OtaModule key() {
        return module();
    }

    /** The module. */
    public synchronized OtaModule module() {
        return settings.module();
    }

    /** The firmware on the device's present session; {@code null} if there is none. */
    @Nullable
    public ThingFirmware firmware() {
        return firmware;
    }

    /**
     * Goes on with other settings. The status is reported once more, as the thing may be a new object.
     *
     * @param changed those of the same module
     * @throws ChannelException if a channel cannot be used
     */
    public void change(ModuleSettings changed, List<Channel> described) throws ChannelException {
        ThingFirmware open;
        synchronized (this) {
            set(described);
            settings = changed;
            open = firmware;
        }
        if (open != null) {
            open.change(changed.firmware());
        }
        work.execute(status::repeat);
    }

    @Override
    public synchronized void opened(DeviceFirmware opened) {
        if (!reports.isClosed()) {
            closeFirmware();
            ThingFirmware made = new ThingFirmware(
                    firmwares,
                    runtime,
                    thing,
                    settings.module(),
                    settings.firmware(),
                    new ReportedFirmware(status, reports, channels));
            firmware = made;
            made.join(opened);
        }
    }

    @Override
    public void online() {
        work.execute(status::online);
    }

    @Override
    public void offline() {
        work.execute(() -> status.offline(ThingStatusDetail.BRIDGE_OFFLINE, null));
    }

    @Override
    public void closed() {
        closeFirmware();
        offline();
    }

    private synchronized void closeFirmware() {
        ThingFirmware open = firmware;
        firmware = null;
        if (open != null) {
            open.close();
        }
    }

    /** Ends what runs; waits for reports that are being made, a second at most. */
    @Override
    public void close() {
        closeFirmware();
        reports.close();
        // The device may have opened one meanwhile; from here on it does not.
        closeFirmware();
    }
}
