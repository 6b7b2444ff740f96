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
package org.openhab.binding.aliyuniot.internal.channel;

import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.types.Command;
import org.openhab.core.types.State;

/**
 * What channels bring about. Called by several threads.
 */
public interface ChannelEvents {
    /** The cloud has set a state. */
    void state(ChannelUID channel, State state);

    /** The cloud has given a command that only the item can carry out, such as a rollershutter's STOP. */
    void command(ChannelUID channel, Command command);

    /** The cloud has sent a message to a trigger channel. */
    void triggered(ChannelUID channel, String event);

    /** An item has something for the cloud. */
    void publish(ChannelUID channel, Message message);
}
