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
package org.openhab.binding.aliyuniot.internal.session.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.binding.aliyuniot.internal.channel.model.PropertyPath;
import org.openhab.binding.aliyuniot.link.thingmodel.AccessMode;
import org.openhab.binding.aliyuniot.link.thingmodel.FeatureIdentifier;
import org.openhab.binding.aliyuniot.link.thingmodel.PropertyDefinition;
import org.openhab.binding.aliyuniot.link.thingmodel.ThingModel;
import org.openhab.binding.aliyuniot.link.thingmodel.type.BoolType;
import org.openhab.binding.aliyuniot.link.thingmodel.type.DataType;
import org.openhab.binding.aliyuniot.link.thingmodel.type.Field;
import org.openhab.binding.aliyuniot.link.thingmodel.type.NumberType;
import org.openhab.binding.aliyuniot.link.thingmodel.type.StructType;
import org.openhab.binding.aliyuniot.link.thingmodel.type.TextType;

@NonNullByDefault({})
class PropertyValuesTest {
    private static final DataType NUMBER = new NumberType(NumberType.Kind.INT, null, null, null, "", "");
    private static final PropertyPath HUE = new PropertyPath("Colour", "hue");
    private static final PropertyPath VALUE = new PropertyPath("Colour", "value");
    private static final PropertyPath POWER = new PropertyPath("Power", null);

    private final PropertyValues values = new PropertyValues();

    private static JsonElement json(String text) {
        return JsonParser.parseString(text);
    }

    private static ThingModel model(PropertyDefinition... properties) {
        return new ThingModel(List.of(properties), List.of(), List.of(), List.of());
    }

    private static PropertyDefinition property(String identifier, DataType type) {
        return new PropertyDefinition(FeatureIdentifier.of(identifier), identifier, AccessMode.READ_WRITE, false, type);
    }

    private static DataType struct(String... members) {
        return new StructType(Stream.of(members)
                .map(member -> new Field(member, member, NUMBER))
                .toList());
    }

    @Test
    void aStructHasItsKnownMembersAndWhatWasHandedOnStaysAsItWas() {
        JsonElement first = values.with(HUE, json("7"));
        JsonElement second = values.with(VALUE, json("8"));

        assertThat(first).hasToString("{\"hue\":7}");
        assertThat(second).hasToString("{\"hue\":7,\"value\":8}").isEqualTo(values.of("Colour"));
        assertThat(values.without(HUE)).hasToString("{\"value\":8}");
        assertThat(second).hasToString("{\"hue\":7,\"value\":8}");
        assertThat(values.without(VALUE)).isNull();
        assertThat(values.of("Colour")).isNull();
    }

    @Test
    void anotherThingModelKeepsWhatItAllows() {
        values.with(HUE, json("7"));
        values.with(VALUE, json("8"));
        values.with(POWER, json("1"));

        assertThat(values.keepOnly(model(property("Colour", struct("hue", "white")), property("Power", NUMBER))))
                .isEmpty();
        assertThat(values.of("Colour")).hasToString("{\"hue\":7}");
        assertThat(values.of("Power")).hasToString("1");

        assertThat(values.keepOnly(model(property("Colour", struct("white")), property("Power", new TextType(4)))))
                .containsExactlyInAnyOrder("Colour", "Power");
    }

    @Test
    void anotherTypeThatAllowsTheValueKeepsIt() {
        values.with(POWER, json("1"));

        assertThat(values.keepOnly(model(property("Power", new BoolType("off", "on")))))
                .isEmpty();
        assertThat(values.of("Power")).hasToString("1");
    }
}
