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
package org.openhab.binding.aliyuniot.internal.channel;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.binding.builder.ChannelBuilder;
import org.openhab.core.thing.type.AutoUpdatePolicy;
import org.openhab.core.thing.type.ChannelKind;

/**
 * Decides who sets an item's state after a command. Nobody reports on a channel that only sends, so openHAB has to take
 * the command for the state there; a type of channel cannot say so, because it depends on the topics that users give.
 */
public final class AutoUpdatePolicies {
    private AutoUpdatePolicies() {}

    /**
     * Gives channels the policy that fits their topics.
     *
     * @return all channels in their order; the very list that was given if all of them fit already
     */
    public static List<Channel> adjusted(List<Channel> channels) {
        List<Channel> adjusted = new ArrayList<>();
        boolean changed = false;
        for (Channel channel : channels) {
            Channel fitting = adjusted(channel);
            changed |= fitting != channel;
            adjusted.add(fitting);
        }
        return changed ? adjusted : channels;
    }

    private static Channel adjusted(Channel channel) {
        boolean recommended = channel.getAutoUpdatePolicy() == AutoUpdatePolicy.RECOMMEND;
        boolean onlySends = channel.getKind() == ChannelKind.STATE
                && isBlank(channel.getConfiguration().get("subscribeTopic"))
                && !isBlank(channel.getConfiguration().get("publishTopic"));
        if (onlySends == recommended) {
            return channel;
        }
        return ChannelBuilder.create(channel)
                .withAutoUpdatePolicy(onlySends ? AutoUpdatePolicy.RECOMMEND : AutoUpdatePolicy.DEFAULT)
                .build();
    }

    private static boolean isBlank(@Nullable Object text) {
        return text == null || text.toString().isBlank();
    }
}
