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
package org.openhab.standin.host.item;

import org.openhab.core.thing.Channel;
import org.openhab.core.thing.type.ChannelKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a link lets through; openHAB's other profiles are not here. */
enum LinkProfile {
    /** Commands both ways, and the handler's states. */
    DEFAULT,
    /** The item's states, as commands to the handler; nothing comes from the handler. */
    FOLLOW,
    /** Nothing. */
    NONE;

    private static final Logger LOGGER = LoggerFactory.getLogger(LinkProfile.class);

    static LinkProfile of(ItemLink link, Channel channel) {
        Object name = link.configuration().get("profile");
        if (name == null || name.toString().isBlank()) {
            return channel.getKind() == ChannelKind.STATE ? DEFAULT : NONE;
        }
        return switch (name.toString()) {
            case "default", "system:default" -> DEFAULT;
            case "follow", "system:follow" -> FOLLOW;
            default -> {
                LOGGER.warn("No ProfileFactory found which supports profile '{}' for link '{}'", name, link);
                yield NONE;
            }
        };
    }
}
