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
package org.openhab.binding.aliyuniot.internal.channel.gateway;

import com.google.gson.JsonObject;
import java.time.Duration;
import org.openhab.binding.aliyuniot.internal.channel.TriggerChannel;
import org.openhab.binding.aliyuniot.internal.report.ThingReports;
import org.openhab.binding.aliyuniot.link.identity.ProductKey;
import org.openhab.core.thing.ChannelUID;

/**
 * Tells rules that devices of a product may join the gateway for a while: {@code {"productKey":"…","seconds":60}}.
 */
public final class PermitChannel extends TriggerChannel {
    PermitChannel(ChannelUID uid, ThingReports reports) {
        super(uid, reports);
    }

    /**
     * Triggers.
     *
     * @param time zero: not any more
     */
    public void permitted(ProductKey product, Duration time) {
        JsonObject event = new JsonObject();
        event.addProperty("productKey", product.value());
        event.addProperty("seconds", time.toSeconds());
        trigger(event.toString());
    }
}
