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

import java.net.URI;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.thing.type.AutoUpdatePolicy;
import org.openhab.core.thing.type.ChannelKind;
import org.openhab.core.thing.type.ChannelTypeUID;

/**
 * What channels of a kind have in common.
 *
 * @param itemType what items a channel with a state is for, such as {@code Number:Temperature}; null for triggers
 * @param config where their configuration is described
 */
public record ChannelType(
        ChannelTypeUID uid,
        ChannelKind kind,
        @Nullable String itemType,
        String label,
        @Nullable String description,
        Set<String> tags,
        @Nullable AutoUpdatePolicy autoUpdatePolicy,
        @Nullable URI config) {}
