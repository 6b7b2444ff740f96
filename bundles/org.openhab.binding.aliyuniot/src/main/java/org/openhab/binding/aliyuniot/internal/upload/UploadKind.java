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
package org.openhab.binding.aliyuniot.internal.upload;

import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.AliyunIotBindingConstants;
import org.openhab.binding.aliyuniot.internal.channel.ChannelContext;
import org.openhab.binding.aliyuniot.internal.channel.ChannelKind;
import org.openhab.binding.aliyuniot.internal.channel.DeviceChannel;
import org.openhab.binding.aliyuniot.internal.report.ThingReports;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.type.ChannelTypeUID;

/**
 * Channels that trigger when an upload of the device has ended.
 */
public final class UploadKind implements ChannelKind {
    private static final ChannelTypeUID TYPE = new ChannelTypeUID(AliyunIotBindingConstants.BINDING_ID, "upload");

    private final ThingReports reports;

    public UploadKind(ChannelContext context) {
        reports = context.reports();
    }

    @Override
    public @Nullable DeviceChannel read(Channel channel) {
        return TYPE.equals(channel.getChannelTypeUID()) ? new UploadChannel(channel.getUID(), reports) : null;
    }
}
