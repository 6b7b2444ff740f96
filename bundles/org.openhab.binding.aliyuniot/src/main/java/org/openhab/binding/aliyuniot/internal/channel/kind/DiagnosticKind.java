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
import org.openhab.binding.aliyuniot.internal.channel.ChannelContext;
import org.openhab.binding.aliyuniot.internal.channel.ChannelKind;
import org.openhab.binding.aliyuniot.internal.channel.DeviceChannel;
import org.openhab.binding.aliyuniot.internal.report.ThingReports;
import org.openhab.core.thing.Channel;

/**
 * Channels that show figures of the session.
 */
final class DiagnosticKind implements ChannelKind {
    private final ThingReports reports;
    private final DiagnosticUpdates updates;

    DiagnosticKind(ChannelContext context) {
        reports = context.reports();
        updates = new DiagnosticUpdates(context.scheduler(), reports::isLinked);
    }

    @Override
    public @Nullable DeviceChannel read(Channel channel) {
        Diagnostic figure = Diagnostic.of(channel);
        return figure == null ? null : new DiagnosticChannel(channel.getUID(), figure, updates, reports);
    }

    @Override
    public void close() {
        updates.close();
    }
}
