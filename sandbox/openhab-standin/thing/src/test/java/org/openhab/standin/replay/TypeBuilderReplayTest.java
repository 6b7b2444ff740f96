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
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.type.AutoUpdatePolicy;
import org.openhab.core.thing.type.BridgeType;
import org.openhab.core.thing.type.ChannelDefinitionBuilder;
import org.openhab.core.thing.type.ChannelGroupType;
import org.openhab.core.thing.type.ChannelGroupTypeBuilder;
import org.openhab.core.thing.type.ChannelGroupTypeUID;
import org.openhab.core.thing.type.ChannelType;
import org.openhab.core.thing.type.ChannelTypeBuilder;
import org.openhab.core.thing.type.ChannelTypeUID;
import org.openhab.core.thing.type.ThingType;
import org.openhab.core.thing.type.ThingTypeBuilder;
import org.openhab.standin.recordings.Outcomes;
import org.openhab.standin.recordings.RecordedCase;

class TypeBuilderReplayTest {

    private static final ChannelTypeUID CHANNEL_TYPE = new ChannelTypeUID("b:ct");
    private static final ThingTypeUID THING_TYPE = new ThingTypeUID("b:t");
    private static final ChannelGroupTypeUID GROUP_TYPE = new ChannelGroupTypeUID("b:g");

    @TestFactory
    Stream<DynamicTest> channelTypesAreBuiltAsRecorded() {
        return Replay.of("builder/channelType", recorded -> Outcomes.observe(() -> channelType(recorded)));
    }

    @TestFactory
    Stream<DynamicTest> thingTypesAreBuiltAsRecorded() {
        return Replay.of("builder/thingType", recorded -> Outcomes.observe(() -> thingType(recorded)));
    }

    @TestFactory
    Stream<DynamicTest> channelDefinitionsAreBuiltAsRecorded() {
        return Replay.of(
                "builder/channelDefinition",
                recorded -> Outcomes.observe(() -> new ChannelDefinitionBuilder("", CHANNEL_TYPE).build()));
    }

    @TestFactory
    Stream<DynamicTest> channelGroupTypesAreBuiltAsRecorded() {
        return Replay.of(
                "builder/channelGroupType",
                recorded -> Outcomes.observe(() -> fields(ChannelGroupTypeBuilder.instance(
                                GROUP_TYPE, recorded.id().endsWith("001") ? "L" : "")
                        .build())));
    }

    private static JsonObject channelType(RecordedCase recorded) {
        ChannelType type = switch (recorded.id()) {
            case "builder/channelType-002" ->
                ChannelTypeBuilder.trigger(CHANNEL_TYPE, "L").build();
            case "builder/channelType-003" ->
                ChannelTypeBuilder.state(CHANNEL_TYPE, "", "Switch").build();
            case "builder/channelType-004" ->
                ChannelTypeBuilder.state(CHANNEL_TYPE, " ", "Switch").build();
            case "builder/channelType-005" ->
                ChannelTypeBuilder.state(CHANNEL_TYPE, "L", "").build();
            case "builder/channelType-006" ->
                ChannelTypeBuilder.state(CHANNEL_TYPE, "L", " ").build();
            case "builder/channelType-007" ->
                ChannelTypeBuilder.trigger(CHANNEL_TYPE, "").build();
            case "builder/channelType-008" ->
                ChannelTypeBuilder.state(CHANNEL_TYPE, "L", "Number")
                        .isAdvanced(true)
                        .withDescription("D")
                        .withCategory("Cat")
                        .withTag("t1")
                        .withTag("t2")
                        .withConfigDescriptionURI(URI.create("a:b"))
                        .build();
            case "builder/channelType-009" ->
                ChannelTypeBuilder.state(CHANNEL_TYPE, "L", "Number")
                        .withTag("t1")
                        .withTags(List.of("t2", "t3"))
                        .build();
            case "builder/channelType-011" ->
                ChannelTypeBuilder.state(CHANNEL_TYPE, "L", "Number")
                        .withAutoUpdatePolicy(AutoUpdatePolicy.VETO)
                        .build();
            default -> throw new IllegalArgumentException("No replay of " + recorded.call());
        };
        return fields(type);
    }

    private static Object thingType(RecordedCase recorded) {
        return switch (recorded.id()) {
            case "builder/thingType-002" ->
                fields(ThingTypeBuilder.instance(THING_TYPE, "L").buildBridge());
            case "builder/thingType-012" -> fields(everything().build());
            case "builder/thingType-013" ->
                fields(ThingTypeBuilder.instance(everything().build()).build());
            case "builder/thingType-014" ->
                Outcomes.fields(Map.of(
                        "equals",
                        ThingTypeBuilder.instance(THING_TYPE, "L")
                                .build()
                                .equals(ThingTypeBuilder.instance(THING_TYPE, "M")
                                        .build())));
            case "builder/thingType-015" -> everything().build().getProperties().put("a", "b");
            default -> {
                ThingTypeBuilder builder = ThingTypeBuilder.instance(
                        recorded.requiredText("bindingId"),
                        recorded.requiredText("thingTypeId"),
                        recorded.requiredText("label"));
                yield fields(recorded.call().endsWith(".buildBridge()") ? builder.buildBridge() : builder.build());
            }
        };
    }

    private static ThingTypeBuilder everything() {
        return ThingTypeBuilder.instance(THING_TYPE, "L")
                .withDescription("D")
                .isListed(false)
                .withCategory("Cat")
                .withRepresentationProperty("sn")
                .withSupportedBridgeTypeUIDs(List.of("b:br"))
                .withChannelDefinitions(List.of(new ChannelDefinitionBuilder("c", CHANNEL_TYPE).build()))
                .withProperties(Map.of("k", "v"))
                .withConfigDescriptionURI(URI.create("thing-type:b:t"))
                .withExtensibleChannelTypeIds(List.of("ct"));
    }

    private static JsonObject fields(ChannelType type) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("uid", type.getUID());
        fields.put("kind", type.getKind());
        fields.put("itemType", type.getItemType());
        fields.put("label", type.getLabel());
        fields.put("description", type.getDescription());
        fields.put("category", type.getCategory());
        fields.put("advanced", type.isAdvanced());
        fields.put("tags", type.getTags().stream().sorted().toList());
        fields.put("configDescriptionURI", type.getConfigDescriptionURI());
        fields.put("stateIsNull", type.getState() == null);
        fields.put("commandDescriptionIsNull", type.getCommandDescription() == null);
        fields.put("eventIsNull", type.getEvent() == null);
        fields.put("autoUpdatePolicy", type.getAutoUpdatePolicy());
        fields.put("toString", type.toString());
        return Outcomes.fields(fields);
    }

    private static JsonObject fields(ThingType type) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("isBridgeType", type instanceof BridgeType);
        fields.put("uid", type.getUID());
        fields.put("bindingId", type.getBindingId());
        fields.put("label", type.getLabel());
        fields.put("description", type.getDescription());
        fields.put("listed", type.isListed());
        fields.put("category", type.getCategory());
        fields.put("representationProperty", type.getRepresentationProperty());
        fields.put("supportedBridges", type.getSupportedBridgeTypeUIDs());
        fields.put("channelDefinitions", type.getChannelDefinitions().size());
        fields.put("channelGroupDefinitions", type.getChannelGroupDefinitions().size());
        fields.put("properties", type.getProperties());
        fields.put("configDescriptionURI", type.getConfigDescriptionURI());
        fields.put("extensible", type.getExtensibleChannelTypeIds());
        fields.put("toString", type.toString());
        return Outcomes.fields(fields);
    }

    private static JsonElement fields(ChannelGroupType type) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("uid", type.getUID());
        fields.put("label", type.getLabel());
        fields.put("description", type.getDescription());
        fields.put("category", type.getCategory());
        fields.put("channels", type.getChannelDefinitions().size());
        return Outcomes.fields(fields);
    }
}
