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
package org.openhab.binding.aliyuniot.internal.handler;

import java.util.List;
import java.util.function.Predicate;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.LocalizedText;
import org.openhab.binding.aliyuniot.internal.channel.kind.AcceptedItemTypes;
import org.openhab.binding.aliyuniot.internal.config.DeviceSettings;
import org.openhab.binding.aliyuniot.internal.model.DeviceModel;
import org.openhab.binding.aliyuniot.internal.model.channel.AdjustedChannels;
import org.openhab.binding.aliyuniot.link.thingmodel.ThingModel;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.Thing;

/**
 * The channels that a thing is to have: its own, made fit, and those of its thing model.
 *
 * @param channels all of them; those that are right are the objects that they were
 * @param remark what the user is to know of them, as shown with the status; {@code null} for nothing
 * @param problems sentences for the log
 */
record RequiredChannels(List<Channel> channels, @Nullable String remark, List<String> problems) {
    private static final ThingModel NOTHING = new ThingModel(List.of(), List.of(), List.of(), List.of());

    /**
     * @param linked whether a channel has an item
     */
    static RequiredChannels of(Thing thing, DeviceSettings settings, DeviceModel model, Predicate<ChannelUID> linked) {
        List<Channel> own = AcceptedItemTypes.of(thing.getChannels());
        ThingModel present = model.isOn() ? model.get() : NOTHING;
        if (present == null) {
            return new RequiredChannels(own, model.trouble(), List.of());
        }
        String productKey = settings.identity().productKey().value();
        AdjustedChannels adjusted = AdjustedChannels.of(present, productKey, thing.getUID(), own, linked);
        List<String> vanished = adjusted.vanished();
        return new RequiredChannels(
                adjusted.channels(),
                vanished.isEmpty()
                        ? null
                        : LocalizedText.of("online.model-vanished", List.of(String.join(" ", vanished))),
                adjusted.problems());
    }

    /** Whether the thing has other channels. */
    boolean differFrom(Thing thing) {
        return !channels.equals(thing.getChannels());
    }
}
