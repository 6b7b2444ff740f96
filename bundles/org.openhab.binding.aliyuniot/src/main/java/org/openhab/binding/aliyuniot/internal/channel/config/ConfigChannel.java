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
package org.openhab.binding.aliyuniot.internal.channel.config;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import org.openhab.binding.aliyuniot.internal.channel.TriggerChannel;
import org.openhab.binding.aliyuniot.internal.report.ThingReports;
import org.openhab.core.thing.ChannelUID;

/**
 * Tells rules that a file of configuration is on the disk: {@code {"configId":"…","path":"…","size":1234}}. A thing that
 * has one wants such files.
 */
public final class ConfigChannel extends TriggerChannel {
    ConfigChannel(ChannelUID uid, ThingReports reports) {
        super(uid, reports);
    }

    /**
     * Triggers.
     *
     * @param size bytes
     */
    public void arrived(String configId, Path path, long size) {
        JsonObject event = new JsonObject();
        event.addProperty("configId", configId);
        event.addProperty("path", path.toString());
        event.addProperty("size", size);
        trigger(event.toString());
    }
}
