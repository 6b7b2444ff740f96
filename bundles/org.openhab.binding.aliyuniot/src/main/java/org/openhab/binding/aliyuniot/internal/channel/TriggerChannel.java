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

import org.openhab.binding.aliyuniot.internal.report.ThingReports;
import org.openhab.core.thing.ChannelUID;

/**
 * A channel that tells rules of what happens on the platform or in the binding. It triggers and has no state. For any
 * thread.
 */
public abstract class TriggerChannel implements DisplayChannel {
    private final ChannelUID uid;
    private final ThingReports reports;

    protected TriggerChannel(ChannelUID uid, ThingReports reports) {
        this.uid = uid;
        this.reports = reports;
    }

    @Override
    public final ChannelUID uid() {
        return uid;
    }

    /** What has happened is over, so there is nothing to show again. */
    @Override
    public final void refresh() {}

    /** @param event as rules get it */
    protected final void trigger(String event) {
        reports.triggered(uid, event);
    }
}
