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

import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.types.Command;

/**
 * A channel of a thing, as the binding sees it. A {@link ChannelKind} makes it, {@link ThingChannels} holds it; whoever
 * hands commands on or opens a session needs to know no more of it than this. For any thread.
 */
public sealed interface DeviceChannel permits PlatformChannel, DisplayChannel {
    /** Names the channel. */
    ChannelUID uid();

    /** Handles a command of an item, of which {@code REFRESH} asks for the state. Does not wait for the platform. */
    void handle(Command command);

    /**
     * Takes part in a session, which is about to connect or is open already.
     *
     * @return ends the part
     * @throws ConfigurationFailure if the platform would refuse a topic
     */
    Registration attach(ChannelSession session) throws ConfigurationFailure;
}
