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
package org.openhab.binding.aliyuniot.internal.channel.model.kind;

import com.google.gson.JsonObject;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.channel.ChannelSession;
import org.openhab.binding.aliyuniot.internal.channel.PlatformChannel;
import org.openhab.binding.aliyuniot.internal.channel.Registration;
import org.openhab.binding.aliyuniot.internal.channel.model.ModelLine;
import org.openhab.binding.aliyuniot.internal.channel.model.value.OutputValues;
import org.openhab.binding.aliyuniot.internal.channel.model.value.UnfitValueException;
import org.openhab.binding.aliyuniot.internal.channel.model.value.ValueReport;
import org.openhab.binding.aliyuniot.link.thingmodel.EventDefinition;
import org.openhab.binding.aliyuniot.link.thingmodel.ThingModel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.types.Command;
import org.openhab.core.types.RefreshType;

/**
 * A channel whose commands tell the platform of an event, with what it puts out: a JSON object, or the plain value if
 * that is one. For any thread.
 */
public final class EventChannel implements PlatformChannel {
    private final ChannelUID uid;
    private final String identifier;
    private final ModelLine line;
    private final ValueReport log;

    private volatile @Nullable JsonObject sent;

    EventChannel(ChannelUID uid, String identifier, ModelLine line) {
        this.uid = uid;
        this.identifier = identifier;
        this.line = line;
        log = new ValueReport(uid);
    }

    @Override
    public ChannelUID uid() {
        return uid;
    }

    /** Of the event, as the thing model calls it. */
    public String identifier() {
        return identifier;
    }

    /** What was told last, for humans to see; {@code null} before the first. */
    public @Nullable JsonObject lastSent() {
        return sent;
    }

    /** An event happens and is over, so there is nothing to show again. */
    @Override
    public void handle(Command command) {
        if (command == RefreshType.REFRESH) {
            return;
        }
        try {
            JsonObject output = outputOf(command);
            sent = output;
            line.emit(uid, identifier, output);
        } catch (UnfitValueException e) {
            log.notSent(identifier, command.toFullString(), e.rule());
        }
    }

    private JsonObject outputOf(Command command) throws UnfitValueException {
        ThingModel model = line.model();
        if (model == null) {
            throw new UnfitValueException("came before the thing model was known");
        }
        EventDefinition event = model.event(identifier);
        if (event == null) {
            throw new UnfitValueException("is of no event that the thing model has");
        }
        return OutputValues.ofCommand(event.output(), command);
    }

    /** Events share what the device subscribes. */
    @Override
    public Registration attach(ChannelSession session) {
        return Registration.NONE;
    }
}
