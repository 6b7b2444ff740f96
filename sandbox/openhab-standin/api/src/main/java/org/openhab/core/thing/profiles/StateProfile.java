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

import org.openhab.core.types.Command;
import org.openhab.core.types.State;

/** A profile of channels that have a state. */
public interface StateProfile extends Profile {
    void onCommandFromItem(Command command);

    void onCommandFromHandler(Command command);

    void onStateUpdateFromHandler(State state);
}
