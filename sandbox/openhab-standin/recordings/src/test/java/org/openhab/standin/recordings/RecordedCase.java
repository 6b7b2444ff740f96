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
package org.openhab.standin.recordings;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Objects;
import org.eclipse.jdt.annotation.Nullable;

/**
 * One call of the real API and what came of it.
 *
 * @param id the area and a running number
 * @param area the topic, slash-separated
 * @param call what was called, in words
 * @param inputs everything a replay needs
 * @param expected what both versions did, or 5.2.1 where they differ
 * @param jdkDependent whether the text of an exception is up to the JDK
 */
public record RecordedCase(
        String id, String area, String call, JsonObject inputs, JsonObject expected, boolean jdkDependent) {
    static RecordedCase of(JsonObject json) {
        JsonElement newer = json.get("expected_5_2_1");
        JsonElement outcome = newer == null ? json.get("expected") : newer;
        return new RecordedCase(
                json.get("id").getAsString(),
                json.get("area").getAsString(),
                json.get("call").getAsString(),
                json.getAsJsonObject("inputs"),
                outcome.getAsJsonObject(),
                json.has("jdk_dependent") && json.get("jdk_dependent").getAsBoolean());
    }

    /** An input as text; null if it is missing or null. */
    public @Nullable String text(String input) {
        JsonElement value = inputs.get(input);
        return value == null || value.isJsonNull() ? null : value.getAsString();
    }

    /** An input as text that every case of the area has. */
    public String requiredText(String input) {
        return Objects.requireNonNull(text(input), () -> id + " has no input " + input);
    }

    /** A name for a test: the id and the inputs. */
    public String displayName() {
        return id + " " + inputs;
    }

    @Override
    public String toString() {
        return id;
    }
}
