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
package org.openhab.standin.replay;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.openhab.core.thing.binding.generic.ChannelTransformation;
import org.openhab.standin.recordings.Outcomes;
import org.openhab.standin.recordings.RecordedCase;

class ChannelTransformationReplayTest {
    @BeforeAll
    static void register() {
        RecordedTransformations.register();
    }

    @AfterAll
    static void unregister() {
        RecordedTransformations.unregister();
    }

    @TestFactory
    Stream<DynamicTest> transformationsBehaveAsRecorded() {
        return Replay.of("channel-transformation", ChannelTransformationReplayTest::replay);
    }

    private static JsonElement replay(RecordedCase recorded) {
        try (LoggedLines lines = new LoggedLines()) {
            JsonObject outcome = Outcomes.observe(() -> recorded.area().endsWith("string")
                    ? string(recorded)
                    : Outcomes.fields(observe(new ChannelTransformation(list(recorded)), recorded)));
            lines.addTo(outcome, "log");
            return outcome;
        }
    }

    private static JsonObject string(RecordedCase recorded) {
        String transformation = recorded.text("transformation");
        Map<String, Object> fields = observe(new ChannelTransformation(transformation), recorded);
        fields.put("isValidTransformation", ChannelTransformation.isValidTransformation(transformation));
        return Outcomes.fields(fields);
    }

    private static List<String> list(RecordedCase recorded) {
        JsonElement input = recorded.inputs().get("transformations");
        return input.isJsonNull()
                ? null
                : input.getAsJsonArray().asList().stream()
                        .map(JsonElement::getAsString)
                        .toList();
    }

    private static Map<String, Object> observe(ChannelTransformation transformation, RecordedCase recorded) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("isEmpty", transformation.isEmpty());
        fields.put("isPresent", transformation.isPresent());
        String value = recorded.requiredText("value");
        try {
            Optional<String> result = transformation.apply(value);
            fields.put("apply", result.isPresent() ? result.get() : null);
        } catch (RuntimeException e) {
            fields.put("apply", Outcomes.failure(e));
        }
        return fields;
    }
}
