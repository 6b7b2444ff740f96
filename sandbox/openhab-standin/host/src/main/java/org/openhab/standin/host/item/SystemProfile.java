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

import org.openhab.core.thing.profiles.ProfileCallback;
import org.openhab.core.thing.profiles.ProfileTypeUID;
import org.openhab.core.thing.profiles.StateProfile;
import org.openhab.core.types.Command;
import org.openhab.core.types.State;

/** What openHAB's own profiles {@code default} and {@code follow} let through; its others are not here. */
record SystemProfile(boolean follows, ProfileCallback callback) implements StateProfile {
    @Override
    public ProfileTypeUID getProfileTypeUID() {
        return new ProfileTypeUID("system", follows ? "follow" : "default");
    }

    @Override
    public void onStateUpdateFromItem(State state) {
        if (follows && state instanceof Command command) {
            callback.handleCommand(command);
        }
    }

    @Override
    public void onCommandFromItem(Command command) {
        if (!follows) {
            callback.handleCommand(command);
        }
    }

    @Override
    public void onCommandFromHandler(Command command) {
        callback.sendCommand(command);
    }

    @Override
    public void onStateUpdateFromHandler(State state) {
        if (!follows) {
            callback.sendUpdate(state);
        }
    }
}
