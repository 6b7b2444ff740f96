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

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.aliyuniot.internal.channel.ThingChannels;
import org.openhab.binding.aliyuniot.internal.channel.model.ModelLine;
import org.openhab.binding.aliyuniot.internal.channel.model.PropertyPath;
import org.openhab.binding.aliyuniot.link.thingmodel.ThingModel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.types.Command;

/** Channels of a thing that has a thing model, or none. */
@NonNullByDefault({})
public final class ModelledThing {
    private static final ModelLine WAITING = new ModelLine() {
        @Override
        public ThingModel model() {
            return null;
        }

        @Override
        public void keep(ChannelUID channel, Command command) {}

        @Override
        public void report(ChannelUID channel, PropertyPath property, JsonElement value) {}

        @Override
        public void forget(ChannelUID channel, PropertyPath property) {}

        @Override
        public void emit(ChannelUID channel, String event, JsonObject output) {}

        @Override
        public void hearRaw() {}

        @Override
        public void sendRaw(ChannelUID channel, byte[] payload) {}
    };

    private ModelledThing() {}

    public static ThingChannels channels() {
        return new ThingChannels(ChannelKinds.of(ChannelKinds.OF_DEVICES, new RecordedEvents().context(WAITING)));
    }

    public static ThingChannels channelsWithoutModel() {
        return new RecordedEvents().channels();
    }
}
