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
import java.util.ArrayList;
import java.util.List;
import org.openhab.binding.aliyuniot.internal.channel.ChannelEvents;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.types.Command;
import org.openhab.core.types.State;

/** Notes what channels bring about, one line an event. */
class RecordedEvents implements ChannelEvents {
    final List<String> lines = new ArrayList<>();
    final List<State> states = new ArrayList<>();

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
    public void triggered(ChannelUID channel, String event) {
        lines.add("event " + event);
    }

    @Override
    public void publish(ChannelUID channel, Message message) {
        lines.add("publish " + message.topic() + " " + message.qos().level() + " "
                + new String(message.payload(), StandardCharsets.UTF_8));
    }
}
