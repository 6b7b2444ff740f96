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

import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openhab.core.library.types.DateTimeType;
import org.openhab.core.library.types.DecimalType;
import org.openhab.core.library.types.HSBType;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.library.types.PercentType;
import org.openhab.core.library.types.QuantityType;
import org.openhab.core.library.types.StringType;
import org.openhab.core.library.types.UpDownType;
import org.openhab.core.types.Command;

/** What items of all types become in the cloud, and what the cloud makes of items, over the line. */
@NonNullByDefault({})
class ThingModelValuesTest extends ThingModelCloud {
    static Stream<Arguments> values() {
        DateTimeType noon = new DateTimeType(Instant.parse("2026-11-29T12:00:00Z"));
        return Stream.of(
                row("Power", OnOffType.ON, "Power", "1", "0", OnOffType.OFF),
                row("Power", new PercentType(30), "Power", "1", "0", OnOffType.OFF),
                row("Power", HSBType.BLACK, "Power", "0", "1", OnOffType.ON),
                row("Power", UpDownType.UP, "Power", "1", "0", OnOffType.OFF),
                row("night#Power", OnOffType.ON, "night:Power", "1", "0", OnOffType.OFF),
                row("Temp", new QuantityType<>("68 °F"), "Temp", "20", "21.5", new QuantityType<>("21.5 °C")),
                row("Temp", new DecimalType("19.94"), "Temp", "19.9", "-40", new QuantityType<>("-40 °C")),
                row("Level", new PercentType(40), "Level", "40", "60", new QuantityType<>("60 %")),
                row("Level", new HSBType("120,100,30"), "Level", "30", "0", new QuantityType<>("0 %")),
                row("Level", OnOffType.ON, "Level", "100", "1", new QuantityType<>("1 %")),
                row("Count", new DecimalType("7.4"), "Count", "7", "1000", new DecimalType(1000)),
                row("Count", UpDownType.UP, "Count", "100", "0", new DecimalType(0)),
                row("Ratio", new DecimalType("2.7"), "Ratio", "2.5", "9.5", new DecimalType("9.5")),
                row("Mode", new DecimalType(2), "Mode", "2", "0", new DecimalType(0)),
                row("Label", new StringType("porch"), "Label", "\"porch\"", "\"大门\"", new StringType("大门")),
                row("Since", noon, "Since", "\"1795953600000\"", "\"1795953600001\"", plusMilli(noon)),
                row("Scene", new StringType("[1,2]"), "Scene", "[1,2]", "[3]", new StringType("[3]")));
    }

    private static DateTimeType plusMilli(DateTimeType time) {
        return new DateTimeType(time.getInstant().plusMillis(1));
    }

    private static Arguments row(Object... columns) {
        return Arguments.of(columns);
    }

    @ParameterizedTest(name = "{0}: {1} is {3}, and {4} is {5}")
    @MethodSource("values")
    void goesUpAndDown(String channel, Command command, String identifier, String json, String wanted, Command expected)
            throws Exception {
        startModel();

        command(channel, command);
        awaitProperty(identifier, json);

        assertThat(set("{\"" + identifier + "\":" + wanted + "}").code()).isEqualTo(200);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(events(channel))
                        .hasSize(3)
                        .endsWith(channel + " command " + expected, channel + " state " + expected));
        awaitProperty(identifier, wanted);
    }

    @Test
    void membersAreReportedAsOneObjectAndSetEach() throws Exception {
        startModel();

        command("Colour-hue", new DecimalType(120));
        awaitProperty("Colour", "{\"hue\":120}");
        command("Colour-value", new DecimalType("0.25"));
        awaitProperty("Colour", "{\"hue\":120,\"value\":0.25}");

        assertThat(set("{\"Colour\":{\"hue\":240,\"value\":1}}").code()).isEqualTo(200);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(openhab.events)
                        .contains(
                                "Colour-hue command 240",
                                "Colour-hue state 240",
                                "Colour-value command 1",
                                "Colour-value state 1"));
        awaitProperty("Colour", "{\"hue\":240,\"value\":1}");
    }

    @Test
    void whatTheThingModelForbidsIsNotSentAndToldOnce() throws Exception {
        try (LoggedWarnings log = new LoggedWarnings("org.openhab.binding.aliyuniot.internal.channel.model")) {
            startModel();
            command("Temp", new QuantityType<>("90 °C"));
            command("Temp", new QuantityType<>("91 °C"));
            command("Label", new StringType("much too long"));
            command("Temp", new QuantityType<>("20 °C"));

            awaitProperty("Temp", "20");
            assertThat(posted("Temp")).containsExactly("20");
            assertThat(posted("Label")).isEmpty();
            assertThat(log.lines())
                    .hasSize(2)
                    .anySatisfy(line -> assertThat(line).contains("Temp", "90 °C", "has to be at most 55.5"))
                    .anySatisfy(line -> assertThat(line).contains("Label", "has to have at most 8 bytes in UTF-8"));
        }
    }

    @Test
    void aChannelThatAUserHasWrittenIsThePropertyToo() throws Exception {
        addModelChannel("lamp", "property", "Level", Map.of());
        addModelChannel("hue", "property", "Colour", Map.of("member", "hue"));
        startModel();

        command("lamp", new PercentType(10));
        command("hue", new DecimalType(10));

        awaitProperty("Level", "10");
        awaitProperty("Colour", "{\"hue\":10}");
        set("{\"Level\":20}");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(events("lamp"))
                        .containsExactly("lamp state 10 %", "lamp command 20 %", "lamp state 20 %"));
    }

    @Test
    void whatComesBeforeTheThingModelIsSentWhenItIsThere() {
        addModelChannel("lamp", "property", "Level", Map.of());
        parameters.put("model", "cloud");
        startThing();

        command("lamp", new PercentType(10));
        command("lamp", new PercentType(11));

        awaitProperty("Level", "11");
        assertThat(posted("Level")).containsExactly("11");
    }

    @Test
    void whileTheDeviceIsAwayOnlyTheLatestValueIsKept() throws Exception {
        startModel();
        cloud.device(PRODUCT, DEVICE).disconnect();
        for (int i = 0; i < 50; i++) {
            command("Count", new DecimalType(i));
        }
        awaitProperty("Count", "49");
    }

    @Test
    void whatHasNoItemAnyMoreIsNotReportedAgain() {
        startModel();
        command("Count", new DecimalType(1));
        command("Ratio", new DecimalType(1));
        awaitProperty("Count", "1");
        awaitProperty("Ratio", "1");

        openhab.unlinked.add(channel("Count"));
        handler.channelUnlinked(channel("Count"));
        cloud.device(PRODUCT, DEVICE).disconnect();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(posted("Ratio")).containsExactly("1", "1"));
        assertThat(posted("Count")).containsExactly("1");
    }
}
