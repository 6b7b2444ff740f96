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

import java.time.Duration;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.AliyunIotBindingConstants;
import org.openhab.binding.aliyuniot.internal.channel.ChannelContext;
import org.openhab.binding.aliyuniot.internal.channel.ChannelException;
import org.openhab.binding.aliyuniot.internal.channel.ChannelKind;
import org.openhab.binding.aliyuniot.internal.channel.DeviceChannel;
import org.openhab.binding.aliyuniot.link.rrpc.RrpcCalls;
import org.openhab.binding.aliyuniot.link.rrpc.RrpcTopic;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.type.ChannelTypeUID;

/**
 * Channels that trigger when the platform calls the device.
 */
final class RrpcKind implements ChannelKind {
    private static final String TYPE = "rrpc";

    private final ChannelContext context;
    private final ChannelTopics topics;

    RrpcKind(ChannelContext context) {
        this.context = context;
        topics = new ChannelTopics(context);
    }

    @Override
    public @Nullable DeviceChannel read(Channel channel) throws ChannelException {
        ChannelTypeUID type = channel.getChannelTypeUID();
        return type != null
                        && AliyunIotBindingConstants.BINDING_ID.equals(type.getBindingId())
                        && TYPE.equalsIgnoreCase(type.getId())
                ? read(channel.getUID(), ChannelConfiguration.of(channel))
                : null;
    }

    private RrpcChannel read(ChannelUID uid, ChannelConfiguration config) throws ChannelException {
        topics.checkSubscribed(uid, config.subscribeTopic);
        topics.checkCalled(uid);
        Duration within = Duration.ofMillis(config.timeout.movePointRight(3).longValue());
        if (within.compareTo(RrpcCalls.MIN_WITHIN) < 0 || within.compareTo(RrpcCalls.MAX_WITHIN) > 0) {
            throw new ChannelException(uid, "offline.channel-timeout", config.timeout.toPlainString());
        }
        RrpcTopic own = topics.calls(uid, config.topic);
        return new RrpcChannel(uid, own == null ? topics.systemCalls() : own, within, config.answer, context);
    }
}
