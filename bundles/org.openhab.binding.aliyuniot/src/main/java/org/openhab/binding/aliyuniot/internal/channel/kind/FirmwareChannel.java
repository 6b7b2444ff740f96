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

import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.AliyunIotBindingConstants;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.type.ChannelTypeUID;

/**
 * The channel types that show how the firmware of a device fares.
 */
public enum FirmwareChannel {
    STATE(AliyunIotBindingConstants.CHANNEL_FIRMWARE_STATE),
    PROGRESS(AliyunIotBindingConstants.CHANNEL_FIRMWARE_PROGRESS),
    TARGET(AliyunIotBindingConstants.CHANNEL_FIRMWARE_TARGET),
    /** Triggers where rules install. */
    EVENTS(AliyunIotBindingConstants.CHANNEL_FIRMWARE);

    private final ChannelTypeUID type;

    FirmwareChannel(String id) {
        this.type = new ChannelTypeUID(AliyunIotBindingConstants.BINDING_ID, id);
    }

    /** What a channel shows; {@code null} if it is no such channel. */
    public static @Nullable FirmwareChannel of(Channel channel) {
        for (FirmwareChannel firmware : values()) {
            if (firmware.type.equals(channel.getChannelTypeUID())) {
                return firmware;
            }
        }
        return null;
    }
}
