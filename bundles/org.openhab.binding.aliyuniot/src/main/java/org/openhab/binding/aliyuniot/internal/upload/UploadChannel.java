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

import org.openhab.binding.aliyuniot.internal.channel.DisplayChannel;
import org.openhab.binding.aliyuniot.internal.report.ThingReports;
import org.openhab.core.thing.ChannelUID;

/**
 * Tells rules that an upload has ended: {@code {"id":"…","name":"…","outcome":"done","reason":"","bytes":5}}.
 */
final class UploadChannel implements DisplayChannel {
    private final ChannelUID uid;
    private final ThingReports reports;

    UploadChannel(ChannelUID uid, ThingReports reports) {
        this.uid = uid;
        this.reports = reports;
    }

    @Override
    public ChannelUID uid() {
        return uid;
    }

    /** An end is an event and no state. */
    @Override
    public void refresh() {}

    void ended(UploadEnd end) {
        reports.triggered(uid, end.toJson());
    }
}
