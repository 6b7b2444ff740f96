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

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;

/**
 * A thing type or bridge type.
 *
 * @param uid such as {@code aliyuniot:device}
 * @param supportedBridgeTypeUids the types of bridges that a thing of this type can have
 * @param extensibleChannelTypeIds the channel types of which a user can add channels
 * @param configDescriptionUri its configuration description, inline or shared
 */
public record ThingTypeXml(
        String uid,
        boolean bridge,
        List<String> extensibleChannelTypeIds,
        List<String> supportedBridgeTypeUids,
        String label,
        @Nullable String description,
        List<ChannelXml> channels,
        Map<String, String> properties,
        @Nullable String representationProperty,
        @Nullable URI configDescriptionUri) {}
