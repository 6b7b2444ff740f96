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
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.UID;
import org.openhab.core.thing.type.ChannelTypeUID;
import org.openhab.standin.recordings.Outcomes;
import org.openhab.standin.recordings.RecordedCase;

class UidReplayTest {
    private static final Map<String, Class<? extends UID>> CLASSES = Map.of(
            "ThingTypeUID", ThingTypeUID.class,
            "ThingUID", ThingUID.class,
            "ChannelUID", ChannelUID.class,
            "ChannelTypeUID", ChannelTypeUID.class);

    @TestFactory
    Stream<DynamicTest> uidsBehaveAsRecorded() {
        return Replay.of("uid", UidReplayTest::replay);
    }

    private static JsonElement replay(RecordedCase recorded) {
        if (recorded.area().equals("uid/equals")) {
            return Outcomes.observe(() -> equality(
                    uid(recorded.inputs().getAsJsonArray("a")),
                    uid(recorded.inputs().getAsJsonArray("b"))));
        }
        return Outcomes.observe(() -> {
            Map<String, Object> names = new HashMap<>();
            recorded.inputs()
                    .keySet()
                    .forEach(input -> names.put(
                            input, recorded.inputs().get(input).isJsonPrimitive() ? recorded.text(input) : null));
            Object uid = recorded.inputs().has("class")
                    ? fromTexts(recorded)
                    : RecordedCall.run(null, names, recorded.call());
            JsonObject fields = recorded.expected().getAsJsonObject("fields");
            RecordedCall.askAll(uid);
            return fields == null ? uid : Values.described(uid, fields);
        });
    }

    private static UID fromTexts(RecordedCase recorded) throws ReflectiveOperationException {
        String[] args = recorded.inputs().getAsJsonArray("args").asList().stream()
                .map(arg -> arg.isJsonNull() ? null : arg.getAsString())
                .toArray(String[]::new);
        Class<? extends UID> type = CLASSES.get(recorded.requiredText("class"));
        Class<?>[] parameters = new Class<?>[args.length];
        Arrays.fill(parameters, String.class);
        boolean exact = Arrays.stream(type.getConstructors())
                .anyMatch(constructor -> Arrays.equals(constructor.getParameterTypes(), parameters));
        return exact
                ? type.getConstructor(parameters).newInstance((Object[]) args)
                : type.getConstructor(String[].class).newInstance((Object) args);
    }

    private static UID uid(JsonArray classAndText) throws ReflectiveOperationException {
        return CLASSES.get(classAndText.get(0).getAsString())
                .getConstructor(String.class)
                .newInstance(classAndText.get(1).getAsString());
    }

    private static JsonObject equality(UID a, UID b) {
        Object text = a.toString();
        return Outcomes.fields(Map.of(
                "equals", a.equals(b),
                "sameHash", a.hashCode() == b.hashCode(),
                "equalsNull", a.equals(null),
                "equalsString", a.equals(text)));
    }
}
