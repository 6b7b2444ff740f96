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

import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.AliyunIotBindingConstants;
import org.openhab.binding.aliyuniot.internal.channel.value.ChannelUnit;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.binding.builder.ChannelBuilder;
import org.openhab.core.thing.type.ChannelKind;
import org.openhab.core.thing.type.ChannelTypeUID;

/**
 * Corrects the accepted item type of channels with a unit. openHAB strips the unit of a command to a channel that
 * accepts plain numbers, so such a channel has to accept the dimension of its unit; neither files nor the UI can say
 * that.
 */
public final class AcceptedItemTypes {
    private static final String NUMBER = "Number";
    private static final ChannelTypeUID SHADOW_NUMBER =
            new ChannelTypeUID(AliyunIotBindingConstants.BINDING_ID, "shadow-number");

    private AcceptedItemTypes() {}

    /** The channels, those exchanged that openHAB knows by another type of items than their unit asks for. */
    public static List<Channel> of(List<Channel> channels) {
        return channels.stream().map(AcceptedItemTypes::of).toList();
    }

    private static Channel of(Channel channel) {
        String itemType = itemType(channel);
        return itemType == null || itemType.equals(channel.getAcceptedItemType())
                ? channel
                : ChannelBuilder.create(channel).withAcceptedItemType(itemType).build();
    }

    private static boolean hasUnit(Channel channel) {
        return TopicChannelType.of(channel) == TopicChannelType.NUMBER
                || SHADOW_NUMBER.equals(channel.getChannelTypeUID());
    }

    /** What a channel has to accept; {@code null} for what it does anyway. */
    private static @Nullable String itemType(Channel channel) {
        if (channel.getKind() != ChannelKind.STATE || !hasUnit(channel)) {
            return null;
        }
        Object unit = channel.getConfiguration().get("unit");
        if (unit == null || unit.toString().isBlank()) {
            return channel.getChannelTypeUID() == null ? null : NUMBER;
        }
        try {
            return ChannelUnit.of(unit.toString().strip()).itemType();
        } catch (IllegalArgumentException e) {
            // Whoever reads the channel will say so.
            return null;
        }
    }
}
