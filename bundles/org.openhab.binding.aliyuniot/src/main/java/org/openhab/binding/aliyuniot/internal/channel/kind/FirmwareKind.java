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
package org.openhab.binding.aliyuniot.internal.channel.kind;

import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.channel.ChannelKind;
import org.openhab.binding.aliyuniot.internal.channel.DeviceChannel;
import org.openhab.binding.aliyuniot.internal.firmware.FirmwareProgress;
import org.openhab.binding.aliyuniot.internal.report.ThingReports;
import org.openhab.core.thing.Channel;

/**
 * Channels that show the firmware of a device or a module.
 */
public final class FirmwareKind implements ChannelKind {
    private final Supplier<@Nullable FirmwareProgress> firmware;
    private final ThingReports reports;

    /**
     * @param firmware where the firmware is; {@code null} while that is not known
     */
    public FirmwareKind(Supplier<@Nullable FirmwareProgress> firmware, ThingReports reports) {
        this.firmware = firmware;
        this.reports = reports;
    }

    /** Whether a channel shows the firmware. */
    public static boolean has(Channel channel) {
        return FirmwareChannel.Part.of(channel) != null;
    }

    @Override
    public @Nullable DeviceChannel read(Channel channel) {
        FirmwareChannel.Part part = FirmwareChannel.Part.of(channel);
        return part == null ? null : new FirmwareChannel(channel.getUID(), part, firmware, reports);
    }
}
