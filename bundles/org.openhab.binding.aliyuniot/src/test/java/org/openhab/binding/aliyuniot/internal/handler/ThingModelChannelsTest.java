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
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.aliyuniot.emulator.configuration.ProductDefinition;
import org.openhab.binding.aliyuniot.link.thingmodel.reader.ThingModelException;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusInfo;
import org.openhab.core.thing.type.ChannelKind;

/** The channels that a thing has of its product's thing model, as the platform tells it. */
@NonNullByDefault({})
class ThingModelChannelsTest extends ModelledCloud {
    private static final String RENAMED = tsl(temperature("Warmth"), temperature("Outside"));

    /** Every data type, with and without what it may have. */
    private static final String EVERYTHING = """
            {"properties": [%s],
             "events": [
               {"identifier": "post", "name": "post", "type": "info", "outputData": []},
               {"identifier": "Alarm", "name": "Alarm", "type": "alert", "outputData": []}],
             "services": [
               {"identifier": "set", "name": "set", "callType": "async", "inputData": [], "outputData": []},
               {"identifier": "Blink", "name": "Blink", "callType": "sync", "inputData": [], "outputData": []}],
             "functionBlocks": [
               {"functionBlockId": "night", "properties": [%s],
                "events": [{"identifier": "Dark", "name": "Dark", "type": "info", "outputData": []}],
                "services": [{"identifier": "Glow", "name": "Glow", "callType": "async", "inputData": [], "outputData": []}]}
             ]}
            """.formatted(
                    String.join(
                            ",",
                            temperature("Temp"),
                            property("Level", "rw", "int", "{\"min\":\"0\",\"max\":\"100\",\"unit\":\"%\"}"),
                            property("Count", "r", "int", "{\"unit\":\"count\"}"),
                            property("Share", "rw", "float", "{}"),
                            property("Power", "rw", "bool", "{\"0\":\"off\",\"1\":\"on\"}"),
                            property("Mode", "rw", "enum", "{\"0\":\"white\",\"2\":\"colour\"}"),
                            property("Label", "rw", "text", "{\"length\":\"8\"}"),
                            property("Since", "r", "date", "{}"),
                            property(
                                    "Colour",
                                    "rw",
                                    "struct",
                                    "[{\"identifier\":\"hue\",\"name\":\"Hue\"," + type("int", "{\"unit\":\"°\"}")
                                            + "},{\"identifier\":\"on\",\"name\":\"On\"," + type("bool", "{}")
                                            + "},{\"identifier\":\"fade\",\"name\":\"Fade\","
                                            + type("array", "{\"size\":\"2\",\"item\":{\"type\":\"int\"}}") + "}]"),
                            property("Scene", "rw", "array", "{\"size\":\"3\",\"item\":{\"type\":\"int\"}}"),
                            property("Nothing", "rw", "struct", "[]")),
                    property("Power", "rw", "bool", "{}"));

    private static String row(Channel channel) {
        return String.join(
                " ",
                channel.getUID().getId(),
                channel.getKind() == ChannelKind.TRIGGER ? "trigger" : String.valueOf(channel.getAcceptedItemType()),
                String.valueOf(channel.getChannelTypeUID()),
                new java.util.TreeMap<>(channel.getConfiguration().getProperties()).toString());
    }

    private List<String> rows() {
        return handler.getThing().getChannels().stream()
                .map(ThingModelChannelsTest::row)
                .toList();
    }

    private static final List<String> EVERY_ROW = List.of(
            "Temp Number:Temperature aliyuniot:m-a1B2c3D4e5F-Temp {identifier=Temp}",
            "Level Number:Dimensionless aliyuniot:m-a1B2c3D4e5F-Level {identifier=Level}",
            "Count Number aliyuniot:m-a1B2c3D4e5F-Count {identifier=Count}",
            "Share Number aliyuniot:m-a1B2c3D4e5F-Share {identifier=Share}",
            "Power Switch aliyuniot:m-a1B2c3D4e5F-Power {identifier=Power}",
            "Mode Number aliyuniot:m-a1B2c3D4e5F-Mode {identifier=Mode}",
            "Label String aliyuniot:m-a1B2c3D4e5F-Label {identifier=Label}",
            "Since DateTime aliyuniot:m-a1B2c3D4e5F-Since {identifier=Since}",
            "Colour-hue Number:Angle aliyuniot:m-a1B2c3D4e5F-Colour-hue {identifier=Colour, member=hue}",
            "Colour-on Switch aliyuniot:m-a1B2c3D4e5F-Colour-on {identifier=Colour, member=on}",
            "Colour-fade String aliyuniot:m-a1B2c3D4e5F-Colour-fade {identifier=Colour, member=fade}",
            "Scene String aliyuniot:m-a1B2c3D4e5F-Scene {identifier=Scene}",
            "Nothing String aliyuniot:m-a1B2c3D4e5F-Nothing {identifier=Nothing}",
            "night#Power Switch aliyuniot:m-a1B2c3D4e5F-night-Power {identifier=night:Power}",
            "event-Alarm String aliyuniot:m-a1B2c3D4e5F-event-Alarm {identifier=Alarm}",
            "night#event-Dark String aliyuniot:m-a1B2c3D4e5F-night-event-Dark {identifier=night:Dark}",
            "service-Blink trigger aliyuniot:m-a1B2c3D4e5F-service-Blink {identifier=Blink}",
            "night#service-Glow trigger aliyuniot:m-a1B2c3D4e5F-night-service-Glow {identifier=night:Glow}");

    @Test
    void everyTypeHasItsItemsAndIsThereWithoutANetworkTheNextTime() throws Exception {
        serve(EVERYTHING);
        startThing();
        awaitOnline();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(rows()).containsExactlyElementsOf(EVERY_ROW));
        assertThat(channelWrites()).isEqualTo(1);
        assertThat(channelOf("Temp").getLabel()).isEqualTo("The Temp");
        assertThat(channelOf("Colour-hue").getLabel()).isEqualTo("The Colour Hue");
        assertThat(handler.getThing().getChannels()).allSatisfy(channel -> {
            assertThat(channel.getDefaultTags()).isEmpty();
            assertThat(channel.getAutoUpdatePolicy()).isNull();
        });
        assertThat(device().clientId()).contains("ext=1");

        // A thing in a file has no channels of its own after a restart; one in the UI has all.
        cloud.close();
        for (boolean inFile : List.of(true, false)) {
            restart(inFile ? emptyThing() : managed());
            assertThat(rows()).as("in a file: " + inFile).containsExactlyElementsOf(EVERY_ROW);
            assertThat(channelWrites()).isEqualTo(inFile ? 1 : 0);
            assertThat(openhab.statuses).extracting(ThingStatusInfo::getStatus).doesNotContain(ThingStatus.ONLINE);
        }
    }

    private org.openhab.core.thing.Thing emptyThing() {
        return org.openhab.core.thing.binding.builder.ThingBuilder.create(type(), uid())
                .build();
    }

    @Test
    void aSecondConnectionAndTheSameThingModelWriteNothing() throws Exception {
        serve(EVERYTHING);
        startThing();
        awaitChannels(EVERY_ROW.stream().map(row -> row.split(" ")[0]).toArray(String[]::new));
        awaitOnline();
        Path file = userdata.resolve("models").resolve(PRODUCT + ".json");
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        assertThat(channelWrites()).isEqualTo(1);

        cloud.device(PRODUCT, DEVICE).disconnect();
        await().atMost(PATIENCE).until(() -> device().connects() == 2);
        awaitOnline();
        reload();
        assertThat(channelWrites()).isEqualTo(1);
        restart(managed());
        awaitOnline();
        reload();

        assertThat(channelWrites()).isZero();
        assertThat(Files.getLastModifiedTime(file).toMillis()).isZero();
        try (var files = Files.list(file.getParent())) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void aFileThatIsTouchedGetsItsChannelsBackOnTheSameConnection() throws Exception {
        serve(tsl(temperature("Temp")));
        startThing();
        awaitChannels("Temp");
        awaitOnline();

        handler.thingUpdated(describedThing());

        assertThat(channelIds()).containsExactly("Temp");
        assertThat(handler.getThing().getStatusInfo().getStatus()).isEqualTo(ThingStatus.ONLINE);
        addChannel("pump", "switch", Map.of("publishTopic", "user/update"));
        handler.thingUpdated(describedThing());
        assertThat(channelIds()).containsExactly("pump", "Temp");
        assertThat(device().connects()).isEqualTo(1);
        assertThat(openhab.statuses).extracting(ThingStatusInfo::getStatus).doesNotContain(ThingStatus.OFFLINE);
    }

    @Test
    void whatTheThingModelHasNoMoreGoesUnlessItHasAnItem() throws Exception {
        serve(tsl(temperature("Temp"), temperature("Outside"), temperature("Inside")));
        startThing();
        awaitChannels("Temp", "Outside", "Inside");
        awaitOnline();
        items.addAll(List.of("Temp", "Outside"));

        serve(RENAMED);
        await().atMost(PATIENCE)
                .until(() -> openhab.statuses.stream().anyMatch(status -> status.getStatus() == ThingStatus.OFFLINE));
        awaitOnline();
        reload();

        awaitChannels("Temp", "Outside", "Warmth");
        awaitOnlineWith("online.model-vanished", "Temp");
        restart(managed());
        awaitOnlineWith("online.model-vanished", "Temp");

        items.remove("Temp");
        handler.channelUnlinked(channel("Temp"));
        awaitChannels("Outside", "Warmth");
        awaitOnline();
    }

    @Test
    void anotherTypeTakesThePlaceOfTheFormerOneInTheSameChannel() throws Exception {
        serve(tsl(temperature("Temp"), property("Mode", "rw", "int", "{}")));
        startThing();
        awaitChannels("Temp", "Mode");
        items.addAll(List.of("Temp", "Mode"));

        serve(tsl(property("Temp", "rw", "text", "{\"length\":\"9\"}"), property("Mode", "rw", "int", "{}")));
        await().atMost(PATIENCE)
                .until(() -> openhab.statuses.stream().anyMatch(status -> status.getStatus() == ThingStatus.OFFLINE));
        awaitOnline();
        int before = channelWrites();
        reload();

        assertThat(channelOf("Temp").getAcceptedItemType()).isEqualTo("String");
        assertThat(channelIds()).containsExactly("Temp", "Mode");
        assertThat(channelWrites()).isEqualTo(before + 1);
    }

    @Test
    void channelsThatUsersHaveWrittenAreAdoptedAndStay() throws Exception {
        addChannel("warm", "property", Map.of("identifier", "Temp"));
        addChannel("Level", "property", Map.of("identifier", "Level"));
        addChannel("whole", "property", Map.of("identifier", "Colour"));
        addChannel("tint", "property", Map.of("identifier", "Colour", "member", "hue"));
        addChannel("bell", "event", Map.of("identifier", "Alarm"));
        addChannel("call", "service", Map.of("identifier", "Blink"));
        addChannel("else", "property", Map.of("identifier", "Absent"));
        serve(EVERYTHING);
        startThing();
        awaitOnlineWith("online.model-vanished", "else");

        Map<String, String> rows = handler.getThing().getChannels().stream()
                .collect(Collectors.toMap(channel -> channel.getUID().getId(), ThingModelChannelsTest::row));
        assertThat(rows)
                .containsEntry("warm", "warm Number:Temperature aliyuniot:m-a1B2c3D4e5F-Temp {identifier=Temp}")
                .containsEntry("Level", "Level Number:Dimensionless aliyuniot:m-a1B2c3D4e5F-Level {identifier=Level}")
                .containsEntry("whole", "whole String aliyuniot:m-a1B2c3D4e5F-Colour {identifier=Colour}")
                .containsEntry(
                        "tint", "tint Number:Angle aliyuniot:m-a1B2c3D4e5F-Colour-hue {identifier=Colour, member=hue}")
                .containsEntry("bell", "bell String aliyuniot:m-a1B2c3D4e5F-event-Alarm {identifier=Alarm}")
                .containsEntry("call", "call trigger aliyuniot:m-a1B2c3D4e5F-service-Blink {identifier=Blink}")
                .containsEntry("else", "else null aliyuniot:property {identifier=Absent}")
                .doesNotContainKeys("Temp", "Colour-hue", "event-Alarm", "service-Blink")
                .containsKeys("Colour-on", "Colour-fade", "Power");

        // Nothing of it is linked.
        serve(RENAMED);
        await().atMost(PATIENCE)
                .until(() -> openhab.statuses.stream().anyMatch(status -> status.getStatus() == ThingStatus.OFFLINE));
        awaitOnlineWith("online.model-vanished", "else");
        reload();
        awaitOnlineWith("online.model-vanished", "warm Level whole tint bell call else");
        assertThat(channelIds())
                .containsExactly("warm", "Level", "whole", "tint", "bell", "call", "else", "Warmth", "Outside");
    }

    @Test
    void aChannelThatAUserAddsLaterTakesThePlaceOfTheOneThatWasThere() throws Exception {
        serve(tsl(temperature("Temp"), temperature("Outside")));
        startThing();
        awaitChannels("Temp", "Outside");
        items.add("Outside");

        channels.addAll(handler.getThing().getChannels());
        addChannel("warm", "property", Map.of("identifier", "Temp"));
        addChannel("cold", "property", Map.of("identifier", "Outside"));
        handler.thingUpdated(describedThing());

        assertThat(channelIds()).containsExactly("Outside", "warm", "cold");
    }

    @Test
    void aChannelOfAnotherKindKeepsItsName() throws Exception {
        addChannel("Temp", "number", Map.of("publishTopic", "user/update"));
        serve(tsl(temperature("Temp"), temperature("Outside")));
        startThing();

        awaitChannels("Temp", "Outside");
        assertThat(String.valueOf(channelOf("Temp").getChannelTypeUID())).isEqualTo("aliyuniot:number");
    }

    @Test
    void aThingModelThatCannotBeUsedDisturbsNothing() throws Exception {
        String huge = tsl(IntStream.range(0, 1001)
                .mapToObj(i -> property("P" + i, "r", "int", "{}"))
                .toArray(String[]::new));
        serve(huge);
        startThing();
        awaitOnlineWith("online.model-missing", PRODUCT);
        assertThat(channelIds()).isEmpty();
        assertThatThrownBy(this::reload).hasCauseInstanceOf(ThingModelException.class);
        assertThat(userdata.resolve("models")).doesNotExist();

        serve(tsl(temperature("Temp")));
        await().atMost(PATIENCE)
                .until(() -> openhab.statuses.stream().anyMatch(status -> status.getStatus() == ThingStatus.OFFLINE));
        awaitOnlineWith("online.model-missing", PRODUCT);
        reload();
        awaitChannels("Temp");
        awaitOnline();

        openhab.statuses.clear();
        serve(huge);
        await().atMost(PATIENCE)
                .until(() -> openhab.statuses.stream().anyMatch(status -> status.getStatus() == ThingStatus.OFFLINE));
        awaitOnline();
        assertThatThrownBy(this::reload).hasCauseInstanceOf(ThingModelException.class);
        assertThat(channelIds()).containsExactly("Temp");
        assertThat(lastStatus().getStatus()).isEqualTo(ThingStatus.ONLINE);
    }

    @Test
    void aFileOfTheCacheThatSomebodyHasSpoiltIsReplaced() throws Exception {
        Path file = userdata.resolve("models").resolve(PRODUCT + ".json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"properties\":[[[[");
        serve(tsl(temperature("Temp")));
        startThing();

        awaitChannels("Temp");
        assertThat(Files.readString(file)).contains("\"Temp\"");
    }

    @Test
    void aProductWithoutAThingModelSaysSo() throws Exception {
        startThing();

        awaitOnlineWith("online.model-missing", PRODUCT);
        assertThat(channelWrites()).isZero();
    }

    @Test
    void withoutAThingModelWhatWasMadeOfItGoes() throws Exception {
        serve(tsl(temperature("Temp"), temperature("Outside")));
        startThing();
        awaitChannels("Temp", "Outside");
        items.add("Outside");

        parameters.put("model", "off");
        restart(managed());

        assertThat(channelIds()).containsExactly("Outside");
        awaitOnlineWith("online.model-vanished", "Outside");
        assertThat(device().clientId()).doesNotContain("ext=");
        assertThatThrownBy(this::reload).hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void allThingsOfTheProductGetWhatOneHasHeard() throws Exception {
        serve(tsl(temperature("Temp")));
        startThing();
        awaitChannels("Temp");
        awaitOnline();
        DeviceHandler first = handler;
        parameters.put("deviceName", "orchard");
        startThing();
        awaitChannels("Temp");
        await().atMost(PATIENCE).until(() -> first.isOnline() && handler.isOnline());

        serve(RENAMED);
        await().atMost(PATIENCE)
                .until(() -> device().online()
                        && cloud.device(PRODUCT, "orchard").state().online()
                        && first.isOnline()
                        && handler.isOnline());
        reload();

        awaitChannels("Warmth", "Outside");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ids(first.getThing())).containsExactly("Warmth", "Outside"));
        first.dispose();
    }

    @Test
    void nothingIsAskedOfAProductTwiceInAStart() throws Exception {
        serve(new ProductDefinition(PRODUCT, List.of())
                .withThingModel(org.openhab.aliyuniot.emulator.thingmodel.ThingModel.read(
                        RENAMED.getBytes(java.nio.charset.StandardCharsets.UTF_8))));
        startThing();
        awaitChannels("Warmth", "Outside");
        awaitOnline();
        cloud.device(PRODUCT, DEVICE).disconnect();
        await().atMost(PATIENCE).until(() -> device().connects() == 2);
        awaitOnline();
        reload();

        assertThat(cloud.device(PRODUCT, DEVICE).messages(0))
                .filteredOn(message -> message.topic().endsWith("/thing/dsltemplate/get"))
                .hasSize(2);
    }
}
