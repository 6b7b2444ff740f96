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

import com.google.gson.JsonElement;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.channel.ChannelSession;
import org.openhab.binding.aliyuniot.internal.channel.PlatformChannel;
import org.openhab.binding.aliyuniot.internal.channel.Registration;
import org.openhab.binding.aliyuniot.internal.channel.model.ModelLine;
import org.openhab.binding.aliyuniot.internal.channel.model.PropertyPath;
import org.openhab.binding.aliyuniot.internal.channel.model.value.TslValues;
import org.openhab.binding.aliyuniot.internal.channel.model.value.UnfitValueException;
import org.openhab.binding.aliyuniot.internal.channel.model.value.ValueReport;
import org.openhab.binding.aliyuniot.internal.report.ThingReports;
import org.openhab.binding.aliyuniot.link.thingmodel.ThingModel;
import org.openhab.binding.aliyuniot.link.thingmodel.type.DataType;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.types.Command;
import org.openhab.core.types.RefreshType;
import org.openhab.core.types.State;

/**
 * A channel between an item and a property of the thing model, or a member of one. It looks the type up each time, as
 * the thing model may change. Values are checked before they are sent. For any thread.
 */
public final class PropertyChannel implements PlatformChannel {
    private final ChannelUID uid;
    private final PropertyPath property;
    private final ModelLine line;
    private final ThingReports reports;
    private final ValueReport log;

    private volatile @Nullable State last;
    private volatile @Nullable JsonElement sent;
    private volatile @Nullable JsonElement received;

    PropertyChannel(ChannelUID uid, PropertyPath property, ModelLine line, ThingReports reports) {
        this.uid = uid;
        this.property = property;
        this.line = line;
        this.reports = reports;
        log = new ValueReport(uid);
    }

    @Override
    public ChannelUID uid() {
        return uid;
    }

    /** Which value it has. */
    public PropertyPath property() {
        return property;
    }

    /** What was sent last, for humans to see; {@code null} before the first. */
    public @Nullable JsonElement lastSent() {
        return sent;
    }

    /** What the platform has set last, for humans to see; {@code null} before the first. */
    public @Nullable JsonElement lastReceived() {
        return received;
    }

    /** Properties share what the device subscribes. */
    @Override
    public Registration attach(ChannelSession session) {
        return Registration.NONE;
    }

    @Override
    public void handle(Command command) {
        if (command == RefreshType.REFRESH) {
            showLast();
            return;
        }
        ThingModel model = line.model();
        if (model == null) {
            line.keep(uid, command);
            return;
        }
        JsonElement value = valueOf(model, command);
        if (value != null) {
            line.report(uid, property, value);
            showLast();
        }
    }

    /** Without it, openHAB only predicts what an item becomes, as the type of the channel recommends nothing. */
    private void showLast() {
        State state = last;
        if (state != null) {
            reports.state(uid, state);
        }
    }

    /**
     * The value that an item has by a command, as it is on the wire.
     *
     * @return {@code null} if the thing model does not allow it, which the log says
     */
    public @Nullable JsonElement valueOf(ThingModel model, Command command) {
        try {
            DataType type = typeIn(model);
            JsonElement value = TslValues.write(type, command);
            sent = value;
            last = TslValues.read(type, value) instanceof State state ? state : null;
            return value;
        } catch (UnfitValueException e) {
            log.notSent(property.toString(), command.toFullString(), e.rule());
            return null;
        }
    }

    /**
     * The command for an item by a value of the platform.
     *
     * @throws UnfitValueException if the thing model does not allow it
     */
    public Command commandOf(ThingModel model, JsonElement value) throws UnfitValueException {
        return TslValues.read(typeIn(model), value);
    }

    private DataType typeIn(ThingModel model) throws UnfitValueException {
        DataType type = property.typeIn(model);
        if (type == null) {
            throw new UnfitValueException("is of no property or member that the thing model has");
        }
        return type;
    }

    /**
     * Hands a value of the platform to the items.
     *
     * @param value as on the wire
     * @param mirrored whether only items of other bindings are linked, whose state comes back when they have obeyed
     */
    public void set(Command command, JsonElement value, boolean mirrored) {
        received = value;
        State state = command instanceof State both ? both : null;
        last = state;
        if (mirrored) {
            reports.mirroredCommand(uid, command);
        } else {
            reports.command(uid, command);
        }
        if (state != null) {
            reports.state(uid, state);
        }
    }

    /** There is no item any more whose value could be reported. */
    public void forget() {
        line.forget(uid, property);
    }

    /** Says in the log why the items do not get what the platform wants. */
    public void refused(JsonElement value, String rule) {
        log.notTaken(property.toString(), value, rule);
    }
}
