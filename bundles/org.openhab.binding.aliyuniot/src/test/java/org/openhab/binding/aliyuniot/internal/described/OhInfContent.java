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
package org.openhab.binding.aliyuniot.internal.described;

import java.util.List;
import org.openhab.core.config.core.ConfigDescription;

/** Everything that the files describe; configuration descriptions inside of types are among the others. */
public record OhInfContent(
        AddonXml addon,
        List<ThingTypeXml> thingTypes,
        List<ChannelTypeXml> channelTypes,
        List<ConfigDescription> configDescriptions,
        List<UpdateXml> updates) {
    /** What the add-on says about itself. */
    public record AddonXml(String name, String description) {}

    /** The same with other configuration descriptions. */
    public OhInfContent with(List<ConfigDescription> descriptions) {
        return new OhInfContent(addon, thingTypes, channelTypes, descriptions, updates);
    }
}
