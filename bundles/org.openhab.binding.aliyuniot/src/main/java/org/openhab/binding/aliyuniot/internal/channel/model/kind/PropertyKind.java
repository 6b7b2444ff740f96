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
import org.openhab.binding.aliyuniot.internal.channel.model.PropertyPath;
import org.openhab.binding.aliyuniot.internal.model.channel.Feature;
import org.openhab.binding.aliyuniot.internal.report.ThingReports;
import org.openhab.core.thing.Channel;

/**
 * Channels that are properties of the thing model, or members of those.
 */
public final class PropertyKind implements ChannelKind {
    private final ModelLine line;
    private final ThingReports reports;

    public PropertyKind(ChannelContext context) {
        line = context.model();
        reports = context.reports();
    }

    @Override
    public @Nullable DeviceChannel read(Channel channel) throws ChannelException {
        if (!ModelChannelReader.PROPERTY.equals(ModelChannelReader.kindOf(channel))) {
            return null;
        }
        String identifier = ModelChannelReader.identifierOf(channel, line);
        return new PropertyChannel(
                channel.getUID(), new PropertyPath(identifier, Feature.memberOf(channel)), line, reports);
    }
}
