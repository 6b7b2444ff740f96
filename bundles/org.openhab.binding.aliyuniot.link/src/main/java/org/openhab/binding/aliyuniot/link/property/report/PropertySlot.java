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
package org.openhab.binding.aliyuniot.link.property.report;

import com.google.gson.JsonElement;
import org.eclipse.jdt.annotation.Nullable;

/**
 * A property's latest value, and what the platform has been told of it.
 *
 * @param told null if that is not known
 * @param awaited whether the value is sent even if the platform has been told
 * @param post the number of the post that is on its way with what was told, 0 if there is none
 */
record PropertySlot(JsonElement value, @Nullable JsonElement told, boolean awaited, long post) {
    static PropertySlot of(JsonElement value) {
        return new PropertySlot(value, null, false, 0);
    }

    boolean isDue() {
        return awaited || !value.equals(told);
    }

    PropertySlot with(JsonElement latest) {
        return new PropertySlot(latest, told, awaited, post);
    }

    PropertySlot asAwaited() {
        return new PropertySlot(value, told, true, post);
    }

    PropertySlot sentWith(long post) {
        return new PropertySlot(value, value, false, post);
    }

    /** The platform may or may not have been told. */
    PropertySlot asUntold() {
        return new PropertySlot(value, null, awaited, 0);
    }
}
