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
package org.openhab.binding.aliyuniot.internal.handler;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.channel.kind.FirmwareChannel;
import org.openhab.binding.aliyuniot.internal.firmware.FirmwareProgress;
import org.openhab.core.library.types.DecimalType;
import org.openhab.core.library.types.StringType;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.types.State;
import org.openhab.core.types.UnDefType;

/**
 * Shows the firmware of a device in the channels of its thing. For any thread.
 */
final class FirmwareChannels {
    private volatile Map<ChannelUID, FirmwareChannel> channels = Map.of();

    /** Makes these the channels of the thing; all but those of the firmware are left out. */
    void set(List<Channel> all) {
        Map<ChannelUID, FirmwareChannel> found = new HashMap<>();
        for (Channel channel : all) {
            FirmwareChannel firmware = FirmwareChannel.of(channel);
            if (firmware != null) {
                found.put(channel.getUID(), firmware);
            }
        }
        channels = found;
    }

    boolean has(ChannelUID channel) {
        return channels.containsKey(channel);
    }

    void show(FirmwareProgress progress, BiConsumer<ChannelUID, State> states) {
        channels.forEach((uid, channel) -> {
            State state = stateOf(channel, progress);
            if (state != null) {
                states.accept(uid, state);
            }
        });
    }

    private static @Nullable State stateOf(FirmwareChannel channel, FirmwareProgress progress) {
        return switch (channel) {
            case STATE -> new StringType(progress.state());
            case PROGRESS -> new DecimalType(progress.percent());
            case TARGET -> progress.target().isEmpty() ? UnDefType.UNDEF : new StringType(progress.target());
            case EVENTS -> null;
        };
    }

    void trigger(String event, BiConsumer<ChannelUID, String> triggers) {
        channels.forEach((uid, channel) -> {
            if (channel == FirmwareChannel.EVENTS) {
                triggers.accept(uid, event);
            }
        });
    }
}
