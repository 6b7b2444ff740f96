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

import org.openhab.core.config.core.Configuration;
import org.openhab.core.thing.ChannelUID;

/** Ties an item to a channel; the configuration is that of the link's profile. */
public record ItemLink(String item, ChannelUID channel, Configuration configuration) {
    @Override
    public String toString() {
        return item + " -> " + channel;
    }
}
