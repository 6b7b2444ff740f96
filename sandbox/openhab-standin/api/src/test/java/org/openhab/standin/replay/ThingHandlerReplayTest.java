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

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.builder.ChannelBuilder;
import org.openhab.core.thing.binding.builder.ThingBuilder;
import org.openhab.standin.recordings.Outcomes;
import org.openhab.standin.recordings.RecordedCase;

class ThingHandlerReplayTest {
    @TestFactory
    Stream<DynamicTest> thingHandlersBehaveAsRecorded() {
        return Replay.of("thing-handler", ThingHandlerReplayTest::replay);
    }

    private static JsonElement replay(RecordedCase recorded) {
        TH handler = new TH(thing());
        JsonArray steps = new JsonArray();
        try (LoggedLines lines = new LoggedLines()) {
            for (JsonElement operation : recorded.inputs().getAsJsonArray("operations")) {
                JsonObject step = perform(handler, operation.getAsString());
                lines.addTo(step, "log");
                steps.add(step);
            }
        }
        return Outcomes.fields(Map.of("steps", steps, "thingAfter", TH.describe(handler.getThing())));
    }

    private static JsonObject perform(TH handler, String operation) {
        JsonObject step = new JsonObject();
        try {
            Object returned = handler.perform(operation);
            if (returned != RecordedCall.NOTHING) {
                step.add("returned", Outcomes.plain(returned));
            }
        } catch (RuntimeException e) {
            step = Outcomes.failure(e);
        }
        step.addProperty("operation", operation);
        step.add("calls", handler.recorder.take());
        return step;
    }

    private static Thing thing() {
        ThingUID uid = new ThingUID("b:t:1");
        return ThingBuilder.create(new ThingTypeUID("b:t"), uid)
                .withLabel("L")
                .withBridge(new ThingUID("b:br:0"))
                .withProperty("k", "v")
                .withConfiguration(new Configuration(Map.of("a", 1)))
                .withChannels(
                        ChannelBuilder.create(new ChannelUID(uid, "c"), "Switch")
                                .build(),
                        ChannelBuilder.create(new ChannelUID(uid, "g#d"), "Number")
                                .build())
                .build();
    }
}
