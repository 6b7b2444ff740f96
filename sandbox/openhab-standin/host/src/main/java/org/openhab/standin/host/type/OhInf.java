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
package org.openhab.standin.host.type;

import java.util.ArrayList;
import java.util.List;
import org.openhab.core.config.core.ConfigDescription;
import org.openhab.core.thing.type.ChannelType;

/** What one or several {@code OH-INF} files describe; descriptions inside of types are among the others. */
record OhInf(List<ThingType> thingTypes, List<ChannelType> channelTypes, List<ConfigDescription> configDescriptions) {
    OhInf() {
        this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    void add(OhInf other) {
        thingTypes.addAll(other.thingTypes);
        channelTypes.addAll(other.channelTypes);
        configDescriptions.addAll(other.configDescriptions);
    }
}
