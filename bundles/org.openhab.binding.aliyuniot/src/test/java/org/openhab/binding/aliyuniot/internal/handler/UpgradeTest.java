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
package org.openhab.binding.aliyuniot.internal.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openhab.aliyuniot.emulator.message.SendResult;
import org.openhab.binding.aliyuniot.internal.AliyunIotBindingConstants;
import org.openhab.binding.aliyuniot.internal.OpenhabFiles;
import org.openhab.binding.aliyuniot.internal.described.ChannelTypeXml;
import org.openhab.binding.aliyuniot.internal.described.ChannelXml;
import org.openhab.binding.aliyuniot.internal.described.CoreVersion;
import org.openhab.binding.aliyuniot.internal.described.OhInfContent;
import org.openhab.binding.aliyuniot.internal.described.ThingTypeXml;
import org.openhab.binding.aliyuniot.internal.described.UpdateXml;
import org.openhab.binding.aliyuniot.internal.described.UpdateXml.Action;
import org.openhab.binding.aliyuniot.internal.described.UpdateXml.Instruction;
import org.openhab.binding.aliyuniot.internal.described.UpdateXml.InstructionSet;
import org.openhab.binding.aliyuniot.internal.handler.StoredThings.StoredChannel;
import org.openhab.binding.aliyuniot.internal.handler.StoredThings.StoredThing;
import org.openhab.core.config.core.ConfigDescription;
import org.openhab.core.config.core.ConfigDescriptionParameter;
import org.openhab.core.config.core.ParameterOption;

/** Things that earlier releases have left in openHAB's database, opened by this one. */
@NonNullByDefault({})
class UpgradeTest extends EmulatedCloud {
    private static final int FIRST_RELEASE = 1;

    private OhInfContent descriptions;

    @BeforeEach
    void readDescriptions() throws Exception {
        descriptions = OpenhabFiles.descriptions(CoreVersion.V4_3);
    }

    static Stream<StoredThing> storedThings() throws Exception {
        List<StoredThing> things = new ArrayList<>();
        for (String release : StoredThings.releases()) {
            things.addAll(StoredThings.of(release));
        }
        return things.stream();
    }

    private ThingTypeXml type(String uid) {
        return descriptions.thingTypes().stream()
                .filter(type -> type.uid().equals(uid))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no thing type " + uid + " any more"));
    }

    private ChannelTypeXml channelType(String uid) {
        return descriptions.channelTypes().stream()
                .filter(type -> type.uid().equals(uid))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no channel type " + uid + " any more"));
    }

    private List<InstructionSet> updates(String thingType) {
        return descriptions.updates().stream()
                .filter(update -> update.thingTypeUid().equals(thingType))
                .map(UpdateXml::instructionSets)
                .findFirst()
                .orElse(List.of());
    }

    @Test
    void newThingsCarryTheNumberOfTheLastInstructions() {
        assertThat(descriptions.updates())
                .extracting(UpdateXml::thingTypeUid)
                .containsExactlyInAnyOrderElementsOf(descriptions.thingTypes().stream()
                        .map(ThingTypeXml::uid)
                        .toList());
        assertThat(descriptions.thingTypes()).allSatisfy(type -> {
            List<Integer> numbers = updates(type.uid()).stream()
                    .map(InstructionSet::targetVersion)
                    .toList();
            assertThat(numbers)
                    .as("OH-INF/update, %s", type.uid())
                    .containsExactlyElementsOf(IntStream.rangeClosed(
                                    FIRST_RELEASE,
                                    Integer.parseInt(type.properties().get("thingTypeVersion")))
                            .boxed()
                            .toList());
        });
    }

    @Test
    void everyThingTypeHasLeftThings() throws Exception {
        assertThat(storedThings().map(StoredThing::thingTypeUID))
                .as("src/test/resources/releases has a thing of each type")
                .containsAll(descriptions.thingTypes().stream()
                        .map(ThingTypeXml::uid)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("storedThings")
    void parametersAreStillKnown(StoredThing thing) {
        assertDescribed(thing.configuration(), type(thing.thingTypeUID()).configDescriptionUri());
        for (StoredChannel channel : channelsOf(thing).values()) {
            assertDescribed(
                    channel.configuration(),
                    channelType(channel.channelTypeUID()).configDescriptionUri());
        }
    }

    private void assertDescribed(Map<String, Object> configuration, Object uri) {
        Map<String, ConfigDescriptionParameter> described = descriptions.configDescriptions().stream()
                .filter(description -> description.getUID().equals(uri))
                .map(ConfigDescription::toParametersMap)
                .findFirst()
                .orElse(Map.of());
        assertThat(described).containsKeys(configuration.keySet().toArray(String[]::new));
        configuration.forEach((name, value) -> {
            ConfigDescriptionParameter parameter = described.get(name);
            if (!parameter.getOptions().isEmpty() && parameter.getLimitToOptions()) {
                assertThat(parameter.getOptions())
                        .as(name)
                        .extracting(ParameterOption::getValue)
                        .contains(value.toString());
            }
        });
    }

    @ParameterizedTest
    @MethodSource("storedThings")
    void channelsAreThoseOfANewThingAndThoseOfTheUser(StoredThing thing) {
        Map<String, StoredChannel> channels = channelsOf(thing);
        assertThat(channels.keySet())
                .as("OH-INF/update brings a thing of version %d to the channels of its type", thing.version())
                .containsAll(type(thing.thingTypeUID()).channels().stream()
                        .map(ChannelXml::id)
                        .toList());
        for (StoredChannel channel : channels.values()) {
            ChannelTypeXml type = channelType(channel.channelTypeUID());
            assertThat(channel.itemType()).as(channel.id()).isEqualTo(type.itemType());
            assertThat("TRIGGER".equals(channel.kind())).as(channel.id()).isEqualTo(type.trigger());
        }
    }

    @Test
    void instructionsAddReplaceAndRemoveChannels() {
        StoredThing thing = new StoredThing(
                "aliyuniot:device:old",
                "aliyuniot:device",
                Map.of(),
                Map.of(),
                List.of(
                        new StoredChannel("reconnects", "aliyuniot:string", "String", "STATE", Map.of("kept", 1)),
                        new StoredChannel("gone", "aliyuniot:string", "String", "STATE", Map.of())));
        Map<String, StoredChannel> updated = updated(
                thing,
                List.of(
                        new InstructionSet(1, List.of(instruction(Action.REMOVE, "gone", null))),
                        new InstructionSet(
                                2,
                                List.of(
                                        instruction(Action.UPDATE, "reconnects", "aliyuniot:reconnects"),
                                        instruction(Action.ADD, "firmware", "aliyuniot:firmware")))));
        assertThat(updated.values())
                .containsExactly(
                        new StoredChannel("reconnects", "aliyuniot:reconnects", "Number", "STATE", Map.of("kept", 1)),
                        new StoredChannel("firmware", "aliyuniot:firmware", null, "TRIGGER", Map.of()));
    }

    private static Instruction instruction(Action action, String channel, String type) {
        return new Instruction(action, channel, true, type);
    }

    private Map<String, StoredChannel> channelsOf(StoredThing thing) {
        return updated(thing, updates(thing.thingTypeUID()));
    }

    /** What openHAB makes of the channels before it creates the handler: sets of higher numbers, one after the other. */
    private Map<String, StoredChannel> updated(StoredThing thing, List<InstructionSet> updates) {
        Map<String, StoredChannel> channels = thing.channels().stream()
                .collect(Collectors.toMap(
                        StoredChannel::id, channel -> channel, (one, other) -> other, LinkedHashMap::new));
        for (InstructionSet set : updates) {
            if (set.targetVersion() > thing.version()) {
                set.instructions().forEach(instruction -> apply(instruction, channels));
            }
        }
        return channels;
    }

    private void apply(Instruction instruction, Map<String, StoredChannel> channels) {
        StoredChannel before = channels.get(instruction.channelId());
        if (instruction.action() == Action.REMOVE) {
            channels.remove(instruction.channelId());
            return;
        }
        boolean keeps = instruction.action() == Action.UPDATE && instruction.preserveConfiguration() && before != null;
        ChannelTypeXml type = channelType(instruction.typeUid());
        channels.put(
                instruction.channelId(),
                new StoredChannel(
                        instruction.channelId(),
                        type.uid(),
                        type.itemType(),
                        type.trigger() ? "TRIGGER" : "STATE",
                        keeps ? before.configuration() : Map.of()));
    }

    static Stream<StoredThing> storedDevices() throws Exception {
        String device = AliyunIotBindingConstants.THING_TYPE_DEVICE.toString();
        return storedThings().filter(thing -> thing.thingTypeUID().equals(device));
    }

    @ParameterizedTest
    @MethodSource("storedDevices")
    void deviceComesOnlineAndItsChannelsWork(StoredThing thing) {
        Map<String, Object> here = Map.copyOf(parameters);
        parameters.putAll(thing.configuration());
        for (String address : Set.of("host", "caFile")) {
            parameters.put(address, here.get(address));
        }
        boolean plain = "tcp".equals(thing.configuration().get("protocol"));
        parameters.put(
                "port",
                new BigDecimal(plain ? cloud.ports().tcp() : cloud.ports().tls()));
        channels.clear();
        for (StoredChannel channel : channelsOf(thing).values()) {
            addChannel(
                    channel.id(),
                    channel.channelTypeUID().substring(channel.channelTypeUID().indexOf(':') + 1),
                    channel.configuration());
        }

        startThing();
        awaitOnline();

        assertThat(handler.getConfigStatus()).isEmpty();
        assertThat(send("user/get", "ON")).isEqualTo(SendResult.SENT);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(openhab.events).contains("pump state ON"));
    }
}
