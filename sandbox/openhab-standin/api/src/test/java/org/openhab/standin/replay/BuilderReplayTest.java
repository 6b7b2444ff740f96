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
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.builder.ChannelBuilder;
import org.openhab.core.thing.binding.builder.ThingBuilder;
import org.openhab.core.thing.type.AutoUpdatePolicy;
import org.openhab.core.thing.type.ChannelTypeUID;
import org.openhab.standin.recordings.Outcomes;
import org.openhab.standin.recordings.RecordedCase;

/** Things, channels and statuses are built as the recorded ones of the real API. */
class BuilderReplayTest {
    private static final ThingTypeUID TYPE = new ThingTypeUID("b:t");
    private static final ThingUID UID = new ThingUID("b:t:1");
    private static final ChannelUID CHANNEL = new ChannelUID("b:t:1:c");
    private static final ChannelTypeUID CHANNEL_TYPE = new ChannelTypeUID("b:ct");
    private static final String EXISTING = "existing (thing|channel)[^)]*";

    /** What was observed in another way than by one call, by the words for it. */
    private static final Map<String, Callable<Object>> OBSERVATIONS = Map.of(
            "thing.equals",
            () -> Map.of(
                    "sameUid",
                    thing().withLabel("M").build().equals(thing().build()),
                    "otherUid",
                    thing().build().equals(ThingBuilder.create(TYPE, "2").build())),
            "channel.equals",
            () -> Map.of(
                    "equals", channel("Switch").build().equals(channel("Number").build())),
            "thing.getChannel(",
            () -> channelsOf(thing().withoutChannels()
                    .withChannels(channelOf("a"), channelOf("g#b"), channelOf("g#c"))
                    .build()),
            "thing.setProperty(",
            () -> propertiesOf(ThingBuilder.create(TYPE, UID).build()),
            "thing.setProperties(",
            () -> {
                Thing thing = thing().build();
                thing.setProperties(Map.of("a", "1"));
                thing.setProperties(Map.of("b", "2"));
                return Map.of("properties", thing.getProperties());
            },
            "ThingStatus.values()",
            () -> Map.of(
                    "status", Arrays.asList(ThingStatus.values()),
                    "detail", Arrays.asList(ThingStatusDetail.values())),
            "the Thing.PROPERTY_* constants",
            () -> Map.of(
                    "PROPERTY_SERIAL_NUMBER", Thing.PROPERTY_SERIAL_NUMBER,
                    "PROPERTY_HARDWARE_VERSION", Thing.PROPERTY_HARDWARE_VERSION,
                    "PROPERTY_FIRMWARE_VERSION", Thing.PROPERTY_FIRMWARE_VERSION,
                    "PROPERTY_MODEL_ID", Thing.PROPERTY_MODEL_ID,
                    "PROPERTY_VENDOR", Thing.PROPERTY_VENDOR,
                    "PROPERTY_MAC_ADDRESS", Thing.PROPERTY_MAC_ADDRESS));

    @TestFactory
    Stream<DynamicTest> everythingIsBuiltAsRecorded() {
        return Replay.of("builder", BuilderReplayTest::replay);
    }

    static JsonElement replay(RecordedCase recorded) {
        try (LoggedLines lines = new LoggedLines()) {
            JsonObject outcome = Outcomes.observe(() -> outcome(recorded));
            lines.addTo(outcome, "log");
            return outcome;
        }
    }

    private static Object outcome(RecordedCase recorded) throws Exception {
        for (Map.Entry<String, Callable<Object>> observation : OBSERVATIONS.entrySet()) {
            if (recorded.call().startsWith(observation.getKey())) {
                return Outcomes.fields((Map<String, ?>) observation.getValue().call());
            }
        }
        Object result = call(recorded);
        if (recorded.call().contains("unmodifiable")) {
            return ((Collection<?>) result).add(null);
        }
        JsonElement fields = recorded.expected().get("fields");
        if (fields == null) {
            return result;
        }
        JsonObject asked = fields.getAsJsonObject().deepCopy();
        JsonElement same = asked.remove("equalsSame");
        JsonObject described = Values.described(result, asked);
        if (same != null) {
            described.getAsJsonObject("fields").addProperty("equalsSame", result.equals(call(recorded)));
        }
        return described;
    }

    private static Object call(RecordedCase recorded) {
        Map<String, Object> names = new HashMap<>();
        names.put("thing", thing().build());
        names.put("channel", channel("Switch").build());
        recorded.inputs().keySet().forEach(input -> names.put(input, recorded.text(input)));
        return RecordedCall.run(
                null,
                names,
                recorded.call()
                        .replaceAll(EXISTING, "$1")
                        .replace(
                                "ThingStatusInfoBuilder.create(status).build()",
                                "new ThingStatusInfo(status, NONE, null)")
                        .replace(
                                "ThingStatusInfoBuilder.create(status, detail).withDescription(description).build()",
                                "new ThingStatusInfo(status, detail, description)"));
    }

    private static ThingBuilder thing() {
        return ThingBuilder.create(TYPE, UID)
                .withLabel("L")
                .withLocation("Loc")
                .withBridge(new ThingUID("b:br:1"))
                .withProperty("k", "v")
                .withConfiguration(new Configuration(Map.of("a", 5)))
                .withChannel(channelOf("a"));
    }

    private static Channel channelOf(String id) {
        return ChannelBuilder.create(new ChannelUID(UID, id)).build();
    }

    private static ChannelBuilder channel(String itemType) {
        return ChannelBuilder.create(CHANNEL, itemType)
                .withType(CHANNEL_TYPE)
                .withLabel("L")
                .withDescription("D")
                .withDefaultTags(Set.of("x"))
                .withProperties(Map.of("k", "v"))
                .withConfiguration(new Configuration(Map.of("a", 5)))
                .withAutoUpdatePolicy(AutoUpdatePolicy.RECOMMEND);
    }

    private static Map<String, Object> channelsOf(Thing thing) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("a", uid(thing.getChannel("a")));
        fields.put("g#b", uid(thing.getChannel("g#b")));
        fields.put("missing", uid(thing.getChannel("missing")));
        fields.put("byUid", uid(thing.getChannel(new ChannelUID(UID, "g#c"))));
        fields.put("otherThing", uid(thing.getChannel(new ChannelUID("b:t:2:a"))));
        return fields;
    }

    private static String uid(Channel channel) {
        return channel == null ? null : channel.getUID().toString();
    }

    private static Map<String, Object> propertiesOf(Thing thing) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("first", thing.setProperty("k", "v"));
        fields.put("second", thing.setProperty("k", "w"));
        fields.put("removed", thing.setProperty("k", null));
        fields.put("after", thing.getProperties());
        fields.put("emptyName", Outcomes.observe(() -> thing.setProperty("", "v")));
        fields.put("nullName", Outcomes.observe(() -> RecordedCall.run(thing, Map.of(), "setProperty(null, \"v\")")));
        fields.put("mapPut", Outcomes.observe(() -> thing.getProperties().put("x", "y")));
        fields.put("setNullOnMissing", thing.setProperty("missing", null));
        return fields;
    }
}
