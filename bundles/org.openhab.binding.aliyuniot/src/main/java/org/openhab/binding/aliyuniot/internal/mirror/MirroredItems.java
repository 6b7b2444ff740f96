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
package org.openhab.binding.aliyuniot.internal.mirror;

import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.types.Command;

/**
 * The items that mirror to a channel by links with our profile. Any thread; nothing waits.
 */
public interface MirroredItems {

    /** For where there are no links: nothing is mirrored. */
    MirroredItems NONE = new MirroredItems() {

        @Override
        public boolean isMirrored(ChannelUID channel) {
            return false;
        }

        @Override
        public @Nullable Command present(ChannelUID channel) {
            return null;
        }

        @Override
        public boolean takes(ChannelUID channel, Command command) {
            return false;
        }
    };

    /**
     * @param channel a channel of ours
     * @return whether an item is linked to it by the profile
     */
    boolean isMirrored(ChannelUID channel);

    /**
     * What the item is now, as it would go up.
     *
     * @param channel a channel of ours
     * @return the value, or <code>null</code> if nothing may go up: because of the direction, as the state is NULL or
     *         UNDEF, or as there is no such item
     */
    @Nullable
    Command present(ChannelUID channel);

    /**
     * Whether a set from the cloud would reach an item that takes such commands.
     *
     * @param channel a channel of ours
     * @param command what would be sent to the item
     * @return whether it would arrive
     */
    boolean takes(ChannelUID channel, Command command);
}
