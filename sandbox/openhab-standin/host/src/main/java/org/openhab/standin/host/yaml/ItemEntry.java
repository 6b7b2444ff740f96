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
package org.openhab.standin.host.yaml;

import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;

/**
 * An item as its file describes it.
 *
 * @param name letters, digits and underscores, not beginning with a digit
 * @param type the item type, such as {@code Switch}
 * @param dimension of a number with a unit, such as {@code Temperature}
 * @param label what the user calls it
 * @param icon its category
 * @param autoupdate whether a command becomes the state; null leaves it to the channel
 * @param groups the groups it is in
 * @param tags its tags
 * @param channels the UIDs of the linked channels, each with the configuration of the link
 * @param metadata the value of each namespace
 */
public record ItemEntry(
        String name,
        String type,
        @Nullable String dimension,
        @Nullable String label,
        @Nullable String icon,
        @Nullable Boolean autoupdate,
        List<String> groups,
        List<String> tags,
        Map<String, Map<String, Object>> channels,
        Map<String, String> metadata) {
    /** The type with its dimension, such as {@code Number:Temperature}. */
    public String fullType() {
        return dimension == null ? type : type + ":" + dimension;
    }
}
