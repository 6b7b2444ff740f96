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
package org.openhab.standin.host.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openhab.core.thing.ThingUID;
import org.openhab.standin.host.yaml.YamlContent.ItemEntry;
import org.openhab.standin.host.yaml.YamlContent.ThingEntry;

@NonNullByDefault({})
class YamlReaderTest {
    @Test
    void readsThingsWithTheirChannels() {
        YamlContent content = YamlReader.read("house.yaml", """
                version: 1
                things:
                  aliyuniot:device:lamp:
                    label: Lamp
                    location: Hall
                    bridge: aliyuniot:gateway:home
                    config: { productKey: a1B2, port: 1883, tls: true, factor: 0.5 }
                    channels:
                      power: { type: switch, label: Power, config: { onValue: ON, offValue: off } }
                      level: { itemType: Number, itemDimension: Temperature }
                      button: { kind: trigger }
                """);

        assertThat(content.problems()).isEmpty();
        ThingEntry thing = content.things().get(new ThingUID("aliyuniot:device:lamp"));
        assertThat(thing.type()).hasToString("aliyuniot:device");
        assertThat(thing.label()).isEqualTo("Lamp");
        assertThat(thing.location()).isEqualTo("Hall");
        assertThat(thing.bridge()).hasToString("aliyuniot:gateway:home");
        assertThat(thing.config())
                .containsEntry("productKey", "a1B2")
                .containsEntry("port", 1883)
                .containsEntry("tls", true)
                .containsEntry("factor", 0.5);
        assertThat(thing.channels()).containsOnlyKeys("power", "level", "button");
        assertThat(thing.channels().get("power").config())
                .containsEntry("onValue", "ON")
                .containsEntry("offValue", "off");
        assertThat(thing.channels().get("level").itemType()).isEqualTo("Number:Temperature");
        assertThat(thing.channels().get("button").trigger()).isTrue();
    }

    @Test
    void readsItemsWithTheirLinks() {
        YamlContent content = YamlReader.read("house.yaml", """
                version: 1
                items:
                  Lamp:
                    type: Switch
                    label: Lamp
                    icon: light
                    groups: [Hall]
                    tags: [Control]
                    autoupdate: false
                    channel: aliyuniot:device:lamp:power
                  Degrees:
                    type: Number
                    dimension: Temperature
                    channels: { "aliyuniot:device:lamp:level": { profile: system:default } }
                    metadata: { unit: { value: °C }, note: text }
                """);

        assertThat(content.problems()).isEmpty();
        ItemEntry lamp = content.items().get("Lamp");
        assertThat(lamp.autoupdate()).isFalse();
        assertThat(lamp.groups()).containsExactly("Hall");
        assertThat(lamp.channels()).containsOnlyKeys("aliyuniot:device:lamp:power");
        ItemEntry degrees = content.items().get("Degrees");
        assertThat(degrees.metadata()).containsEntry("unit", "°C").containsEntry("note", "text");
        assertThat(degrees.channels().get("aliyuniot:device:lamp:level")).containsEntry("profile", "system:default");
    }

    @ParameterizedTest
    @CsvSource({
        "ON,java.lang.String", "off,java.lang.String", "yes,java.lang.String", "2026-01-02,java.lang.String",
        "true,java.lang.Boolean", "12,java.lang.Integer", "1.5,java.lang.Double", "007,java.lang.String",
        "1_000,java.lang.String", "'\"12\"',java.lang.String"
    })
    void takesValuesAsOpenHabDoes(String text, Class<?> type) {
        YamlContent content =
                YamlReader.read("x.yaml", "version: 1\nthings:\n  a:b:c:\n    config:\n      value: " + text + "\n");

        assertThat(content.things().get(new ThingUID("a:b:c")).config().get("value"))
                .isInstanceOf(type);
    }

    @ParameterizedTest
    @MethodSource
    void refusesAFileThatIsNoneAsAWhole(String text, int line, String message) {
        YamlContent content = YamlReader.read("x.yaml", text);

        assertThat(content.readable()).isFalse();
        assertThat(content.problems())
                .singleElement()
                .asString()
                .startsWith("x.yaml, line " + line + ": ")
                .contains(message);
    }

    static Stream<Arguments> refusesAFileThatIsNoneAsAWhole() {
        return Stream.of(
                arguments("", 1, "version"),
                arguments("just text", 1, "version"),
                arguments("things: {}\n", 1, "version"),
                arguments("version: 2\n", 1, "version"),
                arguments("version: 1\nitems:\n  A: { type: Switch\n  B: x\n", 4, "no YAML"),
                arguments("version: 1\nitems:\n\tA: x\n", 3, "no YAML"),
                arguments("version: 1\nitems:\n  A: *nothing\n", 3, "no YAML"),
                arguments("version: 1\nthings: {}\n# " + "x".repeat(1024 * 1024), 1, "cannot be read"));
    }

    @ParameterizedTest
    @MethodSource
    void leavesOutAFaultyEntryAndKeepsTheOthers(String entry, int line, String message) {
        YamlContent content = YamlReader.read("x.yaml", """
                version: 1
                things:
                  good:thing:one: {}
                items:
                  Good: { type: Switch }
                """ + entry);

        assertThat(content.readable()).isTrue();
        assertThat(content.items()).containsOnlyKeys("Good");
        assertThat(content.things()).hasSize(1);
        assertThat(content.problems())
                .anySatisfy(problem -> assertThat(problem).hasToString("x.yaml, line " + line + ": " + message));
    }

    static Stream<Arguments> leavesOutAFaultyEntryAndKeepsTheOthers() {
        return Stream.of(
                arguments("  Bad: {}\n", 6, "item Bad: 'type' is missing, such as Switch or Number"),
                arguments("  Bad: 5\n", 6, "item Bad must be a mapping (name: value), but is a single value"),
                arguments(
                        "  Bad:\n    type: Switch\n    groups: Hall\n",
                        6,
                        "item Bad: 'groups' must be a list, but is a single value"),
                arguments(
                        "  Bad: { type: Switch, autoupdate: maybe }\n",
                        6,
                        "item Bad: 'autoupdate' must be true or false, but is a single value"),
                arguments(
                        "  Bad-Name: { type: Switch }\n",
                        6,
                        "item name 'Bad-Name' must be letters, digits and underscores and must not begin with a digit"),
                arguments("rules: {}\n", 6, "the section 'rules' is not known and ignored"));
    }
}
