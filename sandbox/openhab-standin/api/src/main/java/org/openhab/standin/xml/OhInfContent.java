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
package org.openhab.standin.xml;

import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.config.core.ConfigDescription;

/** Everything that the files of one add-on describe; inline configuration descriptions are among the others. */
public record OhInfContent(
        @Nullable AddonXml addon,
        List<ThingTypeXml> thingTypes,
        List<ChannelTypeXml> channelTypes,
        List<ChannelGroupTypeXml> channelGroupTypes,
        List<ConfigDescription> configDescriptions,
        List<UpdateXml> updates) {}
