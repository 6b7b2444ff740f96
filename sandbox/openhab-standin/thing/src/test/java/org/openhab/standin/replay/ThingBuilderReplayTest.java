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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.ThingStatusInfo;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.builder.BridgeBuilder;
import org.openhab.core.thing.binding.builder.ChannelBuilder;
import org.openhab.core.thing.binding.builder.ThingBuilder;
import org.openhab.core.thing.binding.builder.ThingStatusInfoBuilder;
import org.openhab.core.thing.type.AutoUpdatePolicy;
import org.openhab.core.thing.type.ChannelTypeUID;
import org.openhab.standin.recordings.Outcomes;
import org.openhab.standin.recordings.RecordedCase;

class ThingBuilderReplayTest {

    private static final ThingTypeUID TYPE = new ThingTypeUID("b:t");
    private static final ThingUID UID = new ThingUID("b:t:1");
    private static final ChannelUID CHANNEL = new ChannelUID("b:t:1:c");

    @TestFactory
    Stream<DynamicTest> thingsAreBuiltAsRecorded() {
        return Replay.of("builder/thing", recorded -> Outcomes.observe(() -> thing(recorded)));
    }

    @TestFactory
    Stream<DynamicTest> bridgesAreBuiltAsRecorded() {
        return Replay.of("builder/bridge", recorded -> Outcomes.observe(() -> bridge(recorded)));
    }

    @TestFactory
    Stream<DynamicTest> channelsAreBuiltAsRecorded() {
        return Replay.of("builder/channel", ThingBuilderReplayTest::logging);
    }

    @TestFactory
    Stream<DynamicTest> statusesAreBuiltAsRecorded() {
        return Replay.of("builder/statusInfo", recorded -> Outcomes.observe(() -> status(recorded)));
    }

    private static JsonElement logging(RecordedCase recorded) {
        try (LoggedLines lines = new LoggedLines()) {
            JsonObject outcome = Outcomes.observe(() -> channel(recorded));
            lines.addTo(outcome, "log");
            return outcome;
        }
    }

    private static Object thing(RecordedCase recorded) {
        return switch (recorded.id()) {
            case "builder/thing-002" -> fields(ThingBuilder.create(TYPE, "2"));
            case "builder/thing-003" -> fields(ThingBuilder.create(TYPE, new ThingUID("x:y:1")));
            case "builder/thing-004" -> ThingBuilder.create(TYPE, "a b");
            case "builder/thing-005" ->
                fields(builder()
                        .withLabel("L")
                        .withLocation("Loc")
                        .withBridge(new ThingUID("b:br:1"))
                        .withProperty("k", "v")
                        .withProperty("k2", "v2")
                        .withConfiguration(new Configuration(Map.of("a", 5))));
            case "builder/thing-006" -> fields(builder().withProperty("k", "v").withProperties(Map.of("x", "y")));
            case "builder/thing-007" ->
                fields(builder().withChannel(channel("a")).withChannel(channel("b")));
            case "builder/thing-008" -> builder().withChannel(channel("a")).withChannel(channel("a"));
            case "builder/thing-009" -> builder().withChannels(channel("a"), channel("a"));
            case "builder/thing-011" ->
                builder()
                        .withChannels(List.of(
                                channel("a"),
                                ChannelBuilder.create(new ChannelUID("b:t:2:b")).build()));
            case "builder/thing-013" ->
                fields(builder()
                        .withChannels(channel("a"), channel("b"))
                        .withoutChannel(new ChannelUID(UID, "a"))
                        .withoutChannel(new ChannelUID(UID, "zz")));
            case "builder/thing-014" ->
                fields(builder()
                        .withChannels(channel("a"), channel("b"), channel("c"))
                        .withoutChannels(channel("a"), channel("c")));
            case "builder/thing-015" -> fields(builder().withChannels(channel("b"), channel("a")));
            case "builder/thing-016" ->
                fields(ThingBuilder.create(builder()
                        .withLabel("L")
                        .withLocation("Loc")
                        .withBridge(new ThingUID("b:br:1"))
                        .withProperty("k", "v")
                        .withConfiguration(new Configuration(Map.of("a", 5)))
                        .withChannel(channel("a"))
                        .build()));
            case "builder/thing-018" ->
                Outcomes.fields(Map.of(
                        "sameUid",
                        builder()
                                .withLabel("L")
                                .build()
                                .equals(builder().withLabel("M").build()),
                        "otherUid",
                        builder().build().equals(ThingBuilder.create(TYPE, "2").build())));
            case "builder/thing-019" ->
                channelsOf(builder()
                        .withChannels(channel("a"), channel("g#b"), channel("g#c"))
                        .build());
            case "builder/thing-020" -> propertiesOf(builder().build());
            case "builder/thing-021" -> {
                Thing thing = builder().build();
                thing.setProperties(Map.of("a", "1"));
                thing.setProperties(Map.of("b", "2"));
                yield Outcomes.fields(Map.of("properties", thing.getProperties()));
            }
            case "builder/thing-022" -> builder().build().getChannels().add(channel("a"));
            default -> throw new IllegalArgumentException("No replay of " + recorded.call());
        };
    }

    private static Object channelsOf(Thing thing) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("a", uid(thing.getChannel("a")));
        fields.put("g#b", uid(thing.getChannel("g#b")));
        fields.put("missing", uid(thing.getChannel("missing")));
        fields.put("byUid", uid(thing.getChannel(new ChannelUID(UID, "g#c"))));
        fields.put("otherThing", uid(thing.getChannel(new ChannelUID("b:t:2:a"))));
        fields.put(
                "ofGroup",
                thing.getChannelsOfGroup("g").stream()
                        .map(ThingBuilderReplayTest::uid)
                        .toList());
        fields.put("ofMissingGroup", thing.getChannelsOfGroup("h").size());
        return Outcomes.fields(fields);
    }

    private static String uid(Channel channel) {
        return channel == null ? null : channel.getUID().toString();
    }

    private static Object propertiesOf(Thing thing) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("first", thing.setProperty("k", "v"));
        fields.put("second", thing.setProperty("k", "w"));
        fields.put("removed", thing.setProperty("k", null));
        fields.put("after", thing.getProperties());
        fields.put("emptyName", Outcomes.observe(() -> thing.setProperty("", "v")));
        fields.put("nullName", Outcomes.observe(() -> thing.setProperty(noName(), "v")));
        fields.put("mapPut", Outcomes.observe(() -> thing.getProperties().put("x", "y")));
        fields.put("setNullOnMissing", thing.setProperty("missing", null));
        return Outcomes.fields(fields);
    }

    private static String noName() {
        return null;
    }

    private static Object bridge(RecordedCase recorded) {
        return switch (recorded.id()) {
            case "builder/bridge-001" -> fields(BridgeBuilder.create(TYPE, UID));
            case "builder/bridge-002" ->
                fields(BridgeBuilder.create(TYPE, "2")
                        .withLabel("L")
                        .withBridge(new ThingUID("b:br:0"))
                        .withChannel(
                                ChannelBuilder.create(new ChannelUID("b:t:2:a")).build()));
            case "builder/bridge-003" ->
                BridgeBuilder.create(TYPE, UID)
                        .withChannel(
                                ChannelBuilder.create(new ChannelUID("x:y:1:a")).build());
            default -> throw new IllegalArgumentException("No replay of " + recorded.call());
        };
    }

    private static Object channel(RecordedCase recorded) {
        return switch (recorded.id()) {
            case "builder/channel-001" -> fields(ChannelBuilder.create(CHANNEL));
            case "builder/channel-002" -> fields(ChannelBuilder.create(CHANNEL, "Switch"));
            case "builder/channel-004" -> ChannelBuilder.create(CHANNEL).withKind(null);
            case "builder/channel-006" ->
                fields(ChannelBuilder.create(ChannelBuilder.create(CHANNEL, "Switch")
                        .withType(new ChannelTypeUID("b:ct"))
                        .withLabel("L")
                        .withDescription("D")
                        .withDefaultTags(Set.of("x"))
                        .withProperties(Map.of("k", "v"))
                        .withConfiguration(new Configuration(Map.of("a", 5)))
                        .withAutoUpdatePolicy(AutoUpdatePolicy.RECOMMEND)
                        .build()));
            case "builder/channel-007" -> {
                Map<String, String> properties = new HashMap<>();
                properties.put("k", null);
                yield ChannelBuilder.create(CHANNEL).withProperties(properties);
            }
            case "builder/channel-008" -> fields(ChannelBuilder.create(CHANNEL, ""));
            case "builder/channel-009" -> fields(ChannelBuilder.create(CHANNEL, "NoSuchItem"));
            case "builder/channel-010" ->
                Outcomes.fields(Map.of(
                        "equals",
                        ChannelBuilder.create(CHANNEL, "Switch")
                                .build()
                                .equals(ChannelBuilder.create(CHANNEL, "Number").build())));
            case "builder/channel-011" ->
                ChannelBuilder.create(CHANNEL).build().getProperties().put("a", "b");
            default -> throw new IllegalArgumentException("No replay of " + recorded.call());
        };
    }

    private static Object status(RecordedCase recorded) {
        return switch (recorded.id()) {
            case "builder/statusInfo-015" ->
                Outcomes.fields(Map.of(
                        "status",
                        Arrays.asList(ThingStatus.values()),
                        "detail",
                        Arrays.asList(ThingStatusDetail.values())));
            case "builder/statusInfo-016" ->
                Outcomes.fields(Map.of(
                        "PROPERTY_SERIAL_NUMBER", Thing.PROPERTY_SERIAL_NUMBER,
                        "PROPERTY_HARDWARE_VERSION", Thing.PROPERTY_HARDWARE_VERSION,
                        "PROPERTY_FIRMWARE_VERSION", Thing.PROPERTY_FIRMWARE_VERSION,
                        "PROPERTY_MODEL_ID", Thing.PROPERTY_MODEL_ID,
                        "PROPERTY_VENDOR", Thing.PROPERTY_VENDOR,
                        "PROPERTY_MAC_ADDRESS", Thing.PROPERTY_MAC_ADDRESS));
            default ->
                recorded.inputs().has("detail")
                        ? detailed(recorded)
                        : ThingStatusInfoBuilder.create(ThingStatus.valueOf(recorded.requiredText("status")))
                                .build()
                                .toString();
        };
    }

    private static Object detailed(RecordedCase recorded) {
        ThingStatusInfo info = info(recorded);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("toString", info.toString());
        fields.put("status", info.getStatus());
        fields.put("detail", info.getStatusDetail());
        fields.put("description", info.getDescription());
        fields.put("equalsSame", info.equals(info(recorded)));
        return Outcomes.fields(fields);
    }

    private static ThingStatusInfo info(RecordedCase recorded) {
        return ThingStatusInfoBuilder.create(
                        ThingStatus.valueOf(recorded.requiredText("status")),
                        ThingStatusDetail.valueOf(recorded.requiredText("detail")))
                .withDescription(recorded.text("description"))
                .build();
    }

    private static ThingBuilder builder() {
        return ThingBuilder.create(TYPE, UID);
    }

    private static Channel channel(String id) {
        return ChannelBuilder.create(new ChannelUID(UID, id)).build();
    }

    private static JsonObject fields(ThingBuilder builder) {
        return Values.thing(builder.build());
    }

    private static JsonObject fields(ChannelBuilder builder) {
        return Values.channel(builder.build());
    }
}
