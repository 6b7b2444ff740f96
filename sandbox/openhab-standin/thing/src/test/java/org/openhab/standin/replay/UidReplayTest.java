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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.openhab.core.thing.ChannelGroupUID;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.UID;
import org.openhab.core.thing.type.ChannelGroupTypeUID;
import org.openhab.core.thing.type.ChannelTypeUID;
import org.openhab.standin.recordings.Outcomes;
import org.openhab.standin.recordings.RecordedCase;

class UidReplayTest {

    private static final Map<String, Class<? extends UID>> CLASSES = Map.of(
            "ThingTypeUID", ThingTypeUID.class,
            "ThingUID", ThingUID.class,
            "ChannelUID", ChannelUID.class,
            "ChannelGroupUID", ChannelGroupUID.class,
            "ChannelTypeUID", ChannelTypeUID.class,
            "ChannelGroupTypeUID", ChannelGroupTypeUID.class);

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
        return Outcomes.observe(
                () -> getters(recorded.inputs().has("class") ? fromTexts(recorded) : fromParts(recorded)));
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

    private static UID fromParts(RecordedCase recorded) {
        String id = recorded.requiredText("id");
        return switch (recorded.call()) {
            case "new ThingUID(new ThingTypeUID(thingType), id) and getters" ->
                new ThingUID(new ThingTypeUID(recorded.requiredText("thingType")), id);
            case "new ThingUID(new ThingTypeUID(thingType), new ThingUID(bridge), id) and getters" ->
                new ThingUID(
                        new ThingTypeUID(recorded.requiredText("thingType")),
                        new ThingUID(recorded.requiredText("bridge")),
                        id);
            case "new ThingUID(bindingId, new ThingUID(bridge), id) and getters" ->
                new ThingUID(recorded.requiredText("bindingId"), new ThingUID(recorded.requiredText("bridge")), id);
            case "new ChannelUID(new ThingUID(thing), id) and getters" ->
                new ChannelUID(new ThingUID(recorded.requiredText("thing")), id);
            case "new ChannelUID(new ThingUID(thing), groupId, id) and getters" ->
                new ChannelUID(new ThingUID(recorded.requiredText("thing")), recorded.requiredText("groupId"), id);
            case "new ChannelUID(new ChannelGroupUID(group), id) and getters" ->
                new ChannelUID(new ChannelGroupUID(recorded.requiredText("group")), id);
            case "new ChannelGroupUID(new ThingUID(thing), id) and getters" ->
                new ChannelGroupUID(new ThingUID(recorded.requiredText("thing")), id);
            default -> throw new IllegalArgumentException("No replay of " + recorded.call());
        };
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

    private static JsonObject getters(UID uid) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("class", uid.getClass().getSimpleName());
        fields.put("asString", uid.getAsString());
        fields.put("toString", uid.toString());
        fields.put("bindingId", uid.getBindingId());
        if (uid instanceof ThingUID thing) {
            fields.put("id", thing.getId());
            fields.put("bridgeIds", thing.getBridgeIds());
        } else if (uid instanceof ThingTypeUID type) {
            fields.put("id", type.getId());
        } else if (uid instanceof ChannelTypeUID type) {
            fields.put("id", type.getId());
        } else if (uid instanceof ChannelGroupTypeUID type) {
            fields.put("id", type.getId());
        } else if (uid instanceof ChannelGroupUID group) {
            fields.put("id", group.getId());
            fields.put("thingUID", group.getThingUID().toString());
        } else if (uid instanceof ChannelUID channel) {
            fields.put("id", channel.getId());
            fields.put("groupId", channel.getGroupId());
            fields.put("idWithoutGroup", channel.getIdWithoutGroup());
            fields.put("isInGroup", channel.isInGroup());
            fields.put("thingUID", channel.getThingUID().toString());
        }
        return Outcomes.fields(fields);
    }
}
