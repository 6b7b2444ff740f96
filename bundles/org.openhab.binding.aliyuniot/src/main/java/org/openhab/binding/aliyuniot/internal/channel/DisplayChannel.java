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

import org.openhab.core.types.Command;
import org.openhab.core.types.RefreshType;

/**
 * A channel that shows how the device itself fares. It takes no command but {@code REFRESH} and sends nothing.
 */
public non-sealed interface DisplayChannel extends DeviceChannel {
    /** Shows the state now, if there is one. */
    void refresh();

    @Override
    default void handle(Command command) {
        if (command == RefreshType.REFRESH) {
            refresh();
        }
    }

    @Override
    default Registration attach(ChannelSession session) {
        return Registration.NONE;
    }
}
