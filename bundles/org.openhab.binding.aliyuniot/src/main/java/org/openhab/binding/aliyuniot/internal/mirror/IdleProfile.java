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

import org.openhab.core.thing.profiles.ProfileTypeUID;
import org.openhab.core.thing.profiles.StateProfile;
import org.openhab.core.types.Command;
import org.openhab.core.types.State;

/**
 * For a link that cannot be used as it is: nothing goes through, either way. Without a profile openHAB would say that
 * there is none of that name.
 */
final class IdleProfile implements StateProfile {
    @Override
    public ProfileTypeUID getProfileTypeUID() {
        return MirrorLinks.PROFILE;
    }

    @Override
    public void onStateUpdateFromItem(State state) {
        // Why not, was told when the link was first used.
    }

    @Override
    public void onCommandFromItem(Command command) {
        // As above.
    }

    @Override
    public void onCommandFromHandler(Command command) {
        // As above.
    }

    @Override
    public void onStateUpdateFromHandler(State state) {
        // As above.
    }
}
