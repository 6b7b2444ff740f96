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
import java.util.function.Function;
import org.openhab.binding.aliyuniot.internal.channel.ChannelContext;
import org.openhab.binding.aliyuniot.internal.channel.ChannelKind;
import org.openhab.binding.aliyuniot.internal.channel.config.ConfigKind;
import org.openhab.binding.aliyuniot.internal.channel.gateway.PermitKind;
import org.openhab.binding.aliyuniot.internal.channel.job.JobKind;
import org.openhab.binding.aliyuniot.internal.channel.model.kind.EventKind;
import org.openhab.binding.aliyuniot.internal.channel.model.kind.PropertyKind;
import org.openhab.binding.aliyuniot.internal.channel.model.kind.RawKind;
import org.openhab.binding.aliyuniot.internal.channel.model.kind.ServiceKind;
import org.openhab.binding.aliyuniot.internal.shadow.ShadowKind;
import org.openhab.binding.aliyuniot.internal.upload.UploadKind;

/**
 * The kinds of channels that there are. Another one is a class and a line here.
 */
public final class ChannelKinds {
    /** Make the kinds of a thing that is a device. */
    public static final List<Function<ChannelContext, ChannelKind>> OF_DEVICES = List.of(
            DiagnosticKind::new,
            context -> new FirmwareKind(context.firmware(), context.reports()),
            RrpcKind::new,
            PropertyKind::new,
            EventKind::new,
            ServiceKind::new,
            RawKind::new,
            PermitKind::new,
            ShadowKind::new,
            ConfigKind::new,
            JobKind::new,
            UploadKind::new,
            TopicKind::new);

    private ChannelKinds() {}

    /** Makes kinds of channels for a device. */
    public static List<ChannelKind> of(List<Function<ChannelContext, ChannelKind>> makers, ChannelContext context) {
        return makers.stream().map(maker -> maker.apply(context)).toList();
    }
}
