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
import org.openhab.binding.aliyuniot.internal.AliyunIotBindingConstants;
import org.openhab.binding.aliyuniot.internal.channel.DisplayChannel;
import org.openhab.binding.aliyuniot.internal.firmware.FirmwareProgress;
import org.openhab.binding.aliyuniot.internal.report.ThingReports;
import org.openhab.core.library.types.DecimalType;
import org.openhab.core.library.types.StringType;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.type.ChannelTypeUID;
import org.openhab.core.types.State;
import org.openhab.core.types.UnDefType;

/**
 * Shows how the firmware of a thing fares, or triggers where rules install it.
 */
public final class FirmwareChannel implements DisplayChannel {
    private final ChannelUID uid;
    private final Part part;
    private final Supplier<@Nullable FirmwareProgress> firmware;
    private final ThingReports reports;

    /** What a channel shows of it, by its type. */
    enum Part {
        STATE(AliyunIotBindingConstants.CHANNEL_FIRMWARE_STATE),
        PROGRESS(AliyunIotBindingConstants.CHANNEL_FIRMWARE_PROGRESS),
        TARGET(AliyunIotBindingConstants.CHANNEL_FIRMWARE_TARGET),
        EVENTS(AliyunIotBindingConstants.CHANNEL_FIRMWARE);

        private final ChannelTypeUID type;

        Part(String id) {
            this.type = new ChannelTypeUID(AliyunIotBindingConstants.BINDING_ID, id);
        }

        /** What a channel shows; {@code null} if it is no such channel. */
        static @Nullable Part of(Channel channel) {
            for (Part part : values()) {
                if (part.type.equals(channel.getChannelTypeUID())) {
                    return part;
                }
            }
            return null;
        }
    }

    FirmwareChannel(ChannelUID uid, Part part, Supplier<@Nullable FirmwareProgress> firmware, ThingReports reports) {
        this.uid = uid;
        this.part = part;
        this.firmware = firmware;
        this.reports = reports;
    }

    @Override
    public ChannelUID uid() {
        return uid;
    }

    @Override
    public void refresh() {
        FirmwareProgress now = firmware.get();
        if (now != null) {
            show(now);
        }
    }

    /** Shows where the firmware is, as far as the channel shows that. */
    public void show(FirmwareProgress progress) {
        State state = switch (part) {
            case STATE -> new StringType(progress.state());
            case PROGRESS -> new DecimalType(progress.percent());
            case TARGET -> progress.target().isEmpty() ? UnDefType.UNDEF : new StringType(progress.target());
            case EVENTS -> null;
        };
        if (state != null) {
            reports.state(uid, state);
        }
    }

    /** Hands an event to rules, if the channel is for that. */
    public void trigger(String event) {
        if (part == Part.EVENTS) {
            reports.triggered(uid, event);
        }
    }
}
