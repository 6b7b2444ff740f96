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
import org.openhab.binding.aliyuniot.internal.report.ThingReports;
import org.openhab.core.thing.Channel;

/**
 * Channels for the bytes of products that have a data format of their own.
 */
public final class RawKind implements ChannelKind {
    private final ModelLine line;
    private final ThingReports reports;

    public RawKind(ChannelContext context) {
        line = context.model();
        reports = context.reports();
    }

    @Override
    public @Nullable DeviceChannel read(Channel channel) throws ChannelException {
        if (!ModelChannelReader.RAW.equals(ModelChannelReader.kindOf(channel))) {
            return null;
        }
        ModelChannelReader.checkModel(channel, line);
        Object format = channel.getConfiguration().get("format");
        try {
            RawFormat known = RawFormat.of(format == null ? "" : format.toString());
            return new RawChannel(channel.getUID(), known, line, reports);
        } catch (IllegalArgumentException e) {
            throw new ChannelException(channel.getUID(), "offline.channel-raw-format", String.valueOf(format));
        }
    }
}
