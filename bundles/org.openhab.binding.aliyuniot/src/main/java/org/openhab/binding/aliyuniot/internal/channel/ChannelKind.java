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

import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.thing.Channel;

/**
 * A kind of channels of one thing: knows them by their type and makes them. Not for more than one thread.
 */
public interface ChannelKind {
    /**
     * Makes a channel.
     *
     * @return {@code null} if the channel is of another kind
     * @throws ChannelException if only the user can put its configuration right
     */
    @Nullable
    DeviceChannel read(Channel channel) throws ChannelException;

    /** Ends what the channels of the kind have in common. */
    default void close() {}
}
