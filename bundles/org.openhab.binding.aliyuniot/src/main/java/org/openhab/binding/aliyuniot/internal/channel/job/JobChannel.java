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

import org.openhab.binding.aliyuniot.internal.channel.TriggerChannel;
import org.openhab.binding.aliyuniot.internal.report.ThingReports;
import org.openhab.core.thing.ChannelUID;

/**
 * Tells rules of the jobs that the platform has for the device.
 */
public final class JobChannel extends TriggerChannel {
    JobChannel(ChannelUID uid, ThingReports reports) {
        super(uid, reports);
    }

    /**
     * Triggers.
     *
     * @param event the job as JSON
     */
    public void told(String event) {
        trigger(event);
    }
}
