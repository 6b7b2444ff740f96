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

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.channel.ChannelContext;
import org.openhab.binding.aliyuniot.internal.channel.ChannelException;
import org.openhab.binding.aliyuniot.internal.channel.DeviceChannel;
import org.openhab.binding.aliyuniot.internal.channel.OpenCalls;
import org.openhab.binding.aliyuniot.internal.channel.Outbox;
import org.openhab.binding.aliyuniot.internal.channel.ThingChannels;
import org.openhab.binding.aliyuniot.internal.channel.model.ModelLine;
import org.openhab.binding.aliyuniot.internal.report.ThingReports;
import org.openhab.binding.aliyuniot.internal.report.ThingUpdates;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.types.Command;
import org.openhab.core.types.State;

/** Notes what channels bring about, one line an event. */
class RecordedEvents implements ThingUpdates, Outbox {
    static final DeviceIdentity IDENTITY = DeviceIdentity.of("a1B2c3D4e5F", "greenhouse");

    final List<String> lines = new ArrayList<>();
    final List<State> states = new ArrayList<>();

    /** What the channels of a device get that has its events recorded here. */
    ChannelContext context() {
        return context(ModelLine.NONE);
    }

    /** The same of a device that may have a thing model. */
    ChannelContext context(ModelLine model) {
        return new ChannelContext(
                IDENTITY,
                true,
                new ThingReports(this, Duration.ofSeconds(1)),
                this,
                new OpenCalls(),
                model,
                () -> null,
                new ScheduledThreadPoolExecutor(1));
    }

    /** Channels of all kinds whose events are recorded here. */
    ThingChannels channels() {
        return new ThingChannels(ChannelKinds.of(ChannelKinds.OF_DEVICES, context()));
    }

    static DeviceChannel read(ThingChannels channels, Channel channel) throws ChannelException {
        channels.set(List.of(channel));
        return Objects.requireNonNull(channels.get(channel.getUID()));
    }

    @Override
    public void status(ThingStatus status, ThingStatusDetail detail, @Nullable String text) {
        throw new AssertionError(status);
    }

    @Override
    public void property(String name, @Nullable String value) {
        throw new AssertionError(name);
    }

    @Override
    public void properties(Map<String, @Nullable String> values) {
        throw new AssertionError(values);
    }

    @Override
    public boolean isLinked(ChannelUID channel) {
        return true;
    }

    @Override
    public void state(ChannelUID channel, State state) {
        states.add(state);
        lines.add("state " + state.toFullString());
    }

    @Override
    public void command(ChannelUID channel, Command command) {
        lines.add("command " + command);
    }

    @Override
    public void mirroredCommand(ChannelUID channel, Command command) {
        lines.add("mirrored command " + command);
    }

    @Override
    public void triggered(ChannelUID channel, String event) {
        lines.add("event " + event);
    }

    @Override
    public void publish(ChannelUID channel, Message message) {
        lines.add("publish " + message.topic() + " " + message.qos().level() + " "
                + new String(message.payload(), StandardCharsets.UTF_8));
    }
}
