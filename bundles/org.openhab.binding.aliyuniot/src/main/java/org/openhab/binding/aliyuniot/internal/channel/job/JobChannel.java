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
package org.openhab.binding.aliyuniot.internal.channel.job;

import org.openhab.binding.aliyuniot.internal.channel.DisplayChannel;
import org.openhab.binding.aliyuniot.internal.report.ThingReports;
import org.openhab.core.thing.ChannelUID;

/**
 * Tells rules of the jobs that the platform has for the device.
 */
public final class JobChannel implements DisplayChannel {
    private final ChannelUID uid;
    private final ThingReports reports;

    JobChannel(ChannelUID uid, ThingReports reports) {
        this.uid = uid;
        this.reports = reports;
    }

    @Override
    public ChannelUID uid() {
        return uid;
    }

    /** A job is an event and no state. */
    @Override
    public void refresh() {}

    /**
     * Triggers.
     *
     * @param event the job as JSON
     */
    public void told(String event) {
        reports.triggered(uid, event);
    }
}
