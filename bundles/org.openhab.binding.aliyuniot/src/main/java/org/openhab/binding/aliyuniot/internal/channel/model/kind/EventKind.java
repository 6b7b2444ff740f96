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
package org.openhab.binding.aliyuniot.internal.channel.model.kind;

import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.channel.ChannelContext;
import org.openhab.binding.aliyuniot.internal.channel.ChannelException;
import org.openhab.binding.aliyuniot.internal.channel.ChannelKind;
import org.openhab.binding.aliyuniot.internal.channel.DeviceChannel;
import org.openhab.binding.aliyuniot.internal.channel.model.ModelLine;
import org.openhab.core.thing.Channel;

/**
 * Channels that tell the platform of events.
 */
public final class EventKind implements ChannelKind {
    private final ModelLine line;

    public EventKind(ChannelContext context) {
        line = context.model();
    }

    @Override
    public @Nullable DeviceChannel read(Channel channel) throws ChannelException {
        return ModelChannelReader.EVENT.equals(ModelChannelReader.kindOf(channel))
                ? new EventChannel(channel.getUID(), ModelChannelReader.identifierOf(channel, line), line)
                : null;
    }
}
