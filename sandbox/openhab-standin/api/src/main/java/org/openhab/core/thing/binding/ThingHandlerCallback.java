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
package org.openhab.core.thing.binding;

import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.thing.Bridge;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatusInfo;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.types.Command;
import org.openhab.core.types.State;

/** A handler's way back to the framework. */
public interface ThingHandlerCallback {
    void stateUpdated(ChannelUID channelUID, State state);

    void postCommand(ChannelUID channelUID, Command command);

    void channelTriggered(Thing thing, ChannelUID channelUID, String event);

    void statusUpdated(Thing thing, ThingStatusInfo thingStatus);

    /** The thing has other properties, channels or configuration than before; it is stored if it is a managed one. */
    void thingUpdated(Thing thing);

    /** The configuration of a thing whose handler is not initialized has changed. */
    void configurationUpdated(Thing thing);

    /** @throws org.openhab.core.config.core.validation.ConfigValidationException if a parameter breaks a rule */
    void validateConfigurationParameters(Thing thing, Map<String, Object> configurationParameters);

    /** @throws org.openhab.core.config.core.validation.ConfigValidationException if a parameter breaks a rule */
    void validateConfigurationParameters(Channel channel, Map<String, Object> configurationParameters);

    boolean isChannelLinked(ChannelUID channelUID);

    @Nullable
    Bridge getBridge(ThingUID bridgeUID);
}
