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

import java.util.ArrayList;
import java.util.List;
import org.openhab.binding.aliyuniot.internal.LocalizedText;
import org.openhab.core.thing.ChannelUID;

/**
 * A channel whose configuration only the user can put right.
 */
public final class ChannelException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String statusText;

    /**
     * @param key a key of {@code OH-INF/i18n} whose first gap takes the channel's id
     */
    public ChannelException(ChannelUID channel, String key, String... arguments) {
        super(channel.getId() + ": " + key);
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add(0, channel.getId());
        this.statusText = LocalizedText.of(key, all);
    }

    /** The problem as shown with the status of the thing. */
    public String toStatusText() {
        return statusText;
    }
}
