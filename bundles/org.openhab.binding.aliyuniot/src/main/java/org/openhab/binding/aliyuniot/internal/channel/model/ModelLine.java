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
package org.openhab.binding.aliyuniot.internal.channel.model;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.thingmodel.ThingModel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.types.Command;

/**
 * The device's thing model, and the line to the platform, as its channels use them. For any thread; nothing waits. What
 * goes wrong on the way is told to the log, once a channel and reason.
 */
public interface ModelLine {
    /** Of a device without a thing model: what is given to it goes nowhere. */
    ModelLine NONE = new ModelLine() {
        @Override
        public @Nullable ThingModel model() {
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

    /** The present thing model; {@code null} while there is none. It may change while channels stay. */
    @Nullable
    ThingModel model();

    /** Keeps a command until there is a thing model, and hands it to the channel again then; of several the latest. */
    void keep(ChannelUID channel, Command command);

    /**
     * Reports what an item has become, which is also the answer to a set of the platform that the item has been given.
     *
     * @param value checked, as it is on the wire
     */
    void report(ChannelUID channel, PropertyPath property, JsonElement value);

    /** The channel has no item any more, so that its value is reported no more. The platform keeps the last one. */
    void forget(ChannelUID channel, PropertyPath property);

    /**
     * Tells the platform of an event that happens now.
     *
     * @param output checked, by identifier
     */
    void emit(ChannelUID channel, String event, JsonObject output);

    /** Raw data is wanted from now on; before, the device does not listen for any. */
    void hearRaw();

    /** Sends raw data to the script of the product. */
    void sendRaw(ChannelUID channel, byte[] payload);
}
