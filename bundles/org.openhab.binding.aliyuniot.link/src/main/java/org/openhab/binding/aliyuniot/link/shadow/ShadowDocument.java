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
package org.openhab.binding.aliyuniot.link.shadow;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.eclipse.jdt.annotation.Nullable;

/**
 * A shadow as the platform has it. Objects are copies: whoever changes one changes nothing here.
 *
 * @param reported attributes as the device has told them, by name
 * @param desired what attributes are to become; empty if nothing is wanted
 * @param metadata when each of them was set, in seconds since 1970 as {@code timestamp}, below {@code reported} and
 *     {@code desired}
 * @param version counts the changes
 */
public record ShadowDocument(JsonObject reported, JsonObject desired, JsonObject metadata, long version) {
    /** Longer documents are read by nobody: sixteen kilobytes, with times beside each attribute. */
    static final int MAX_BYTES = 128 * 1024;

    public ShadowDocument {
        reported = reported.deepCopy();
        desired = desired.deepCopy();
        metadata = metadata.deepCopy();
    }

    @Override
    public JsonObject reported() {
        return reported.deepCopy();
    }

    @Override
    public JsonObject desired() {
        return desired.deepCopy();
    }

    @Override
    public JsonObject metadata() {
        return metadata.deepCopy();
    }

    /** Whether an attribute is to become something. */
    boolean hasDesired() {
        return !desired.isEmpty();
    }

    /**
     * Names one wish: a later one for the same attribute and the same value has another time.
     *
     * @return empty if nothing is wanted of the attribute, or nobody has told when that was set
     */
    public String wishOf(ShadowKey key) {
        JsonElement value = key.findIn(desired);
        @Nullable JsonElement times = metadata.get("desired");
        JsonElement time = times instanceof JsonObject object ? key.findIn(object) : null;
        return value == null || time == null ? "" : value + " " + time;
    }

    /** As JSON, for whoever looks at it. */
    public JsonObject toJson() {
        JsonObject state = new JsonObject();
        state.add("reported", reported());
        state.add("desired", desired());
        JsonObject json = new JsonObject();
        json.add("state", state);
        json.add("metadata", metadata());
        json.addProperty("version", version);
        return json;
    }
}
