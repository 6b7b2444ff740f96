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
package org.openhab.core.thing.profiles;

import org.openhab.core.thing.link.ItemChannelLink;
import org.openhab.core.types.Command;
import org.openhab.core.types.State;

/** Where a profile hands on what it lets through; each call returns at once. */
public interface ProfileCallback {
    ItemChannelLink getItemChannelLink();

    /** To the handler, if its channel takes the command as it is. */
    void handleCommand(Command command);

    /** To the item. */
    default void sendCommand(Command command) {}

    /** To the item, in a form that it takes. */
    default void sendUpdate(State state) {}
}
