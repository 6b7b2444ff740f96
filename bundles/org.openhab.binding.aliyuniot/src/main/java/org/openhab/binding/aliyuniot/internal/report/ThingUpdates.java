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
package org.openhab.binding.aliyuniot.internal.report;

import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.types.Command;
import org.openhab.core.types.State;

/**
 * What openHAB takes from the handler of a thing. The handler opens its protected methods by this; nobody but
 * {@link ThingReports} calls them.
 */
public interface ThingUpdates {
    void status(ThingStatus status, ThingStatusDetail detail, @Nullable String text);

    void state(ChannelUID channel, State state);

    void command(ChannelUID channel, Command command);

    /** A command to items of other bindings, of which openHAB hands nothing back. */
    void mirroredCommand(ChannelUID channel, Command command);

    void triggered(ChannelUID channel, String event);

    /**
     * @param value {@code null} removes the property
     */
    void property(String name, @Nullable String value);

    /** Several at once, which openHAB stores at once. */
    void properties(Map<String, @Nullable String> values);

    /** Whether an item shows the channel. */
    boolean isLinked(ChannelUID channel);
}
