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

import java.util.Map;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.core.library.types.DecimalType;
import org.openhab.core.library.types.QuantityType;
import org.openhab.core.thing.Bridge;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.ThingStatusInfo;
import org.openhab.core.thing.binding.builder.BridgeBuilder;

/** openHAB drops the unit of a command to a channel that accepts plain numbers, so what it accepts follows its unit. */
@NonNullByDefault({})
class AcceptedItemTypesTest extends EmulatedCloud {
    private String accepted(String id) {
        return handler.getThing().getChannel(id).getAcceptedItemType();
    }

    @Test
    void aChannelAcceptsItemsOfItsUnitWhileTheThingRuns() {
        addChannel("warmth", "number", Map.of("publishTopic", "user/update", "unit", "°C"));
        addChannel("plain", "number", Map.of("publishTopic", "user/update"));
        startThing();
        awaitOnline();
        assertThat(accepted("warmth")).isEqualTo("Number:Temperature");
        assertThat(accepted("plain")).isEqualTo("Number");
        assertThat(accepted("pump")).isNull();

        handler.handleCommand(channel("warmth"), new QuantityType<>("77 °F"));
        handler.handleCommand(channel("warmth"), new DecimalType(21));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(sentTexts()).containsExactly("25", "21"));

        channels.remove(2);
        channels.remove(1);
        addChannel("warmth", "number", Map.of("publishTopic", "user/update", "unit", "kWh"));
        handler.thingUpdated(describedThing());
        assertThat(accepted("warmth")).isEqualTo("Number:Energy");
        handler.handleCommand(channel("warmth"), new QuantityType<>("3600 kJ"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(sentTexts()).containsExactly("25", "21", "1"));

        channels.remove(1);
        addChannel("warmth", "number", Map.of("publishTopic", "user/update"));
        handler.thingUpdated(describedThing());
        assertThat(accepted("warmth")).isEqualTo("Number");
        assertThat(device().connects()).isEqualTo(1);
        assertThat(openhab.statuses).extracting(ThingStatusInfo::getStatus).doesNotContain(ThingStatus.OFFLINE);
    }

    @Test
    void aThingThatAcceptsAlreadyIsNotChanged() {
        addChannel("warmth", "number", Map.of("publishTopic", "user/update", "unit", "°C"));
        startThing();
        awaitOnline();
        Thing accepting = handler.getThing();

        handler.dispose();
        handler.initialize();
        handler.thingUpdated(accepting);

        assertThat(handler.getThing()).isSameAs(accepting);
    }

    @Test
    void aBridgeStaysOne() {
        addChannel("warmth", "number", Map.of("publishTopic", "user/update", "unit", "°C"));
        startThing();
        handler.thingUpdated(BridgeBuilder.create(type(), uid())
                .withConfiguration(handler.getThing().getConfiguration())
                .withChannels(channels)
                .build());

        assertThat(handler.getThing()).isInstanceOf(Bridge.class);
        assertThat(accepted("warmth")).isEqualTo("Number:Temperature");
    }

    @ParameterizedTest
    @CsvSource({"C, °C", "F, °F"})
    void whoeverWritesCoulombOrFaradIsToldOfDegrees(String unit, String meant) {
        addChannel("warmth", "number", Map.of("publishTopic", "user/update", "unit", unit));
        startThing();

        awaitStatus(
                ThingStatus.OFFLINE,
                ThingStatusDetail.CONFIGURATION_ERROR,
                "@text/offline.channel-unit-temperature [\"warmth\", \"" + unit + "\", \"" + meant + "\"]");
    }

    @ParameterizedTest
    @CsvSource({
        "°F, Number:Temperature", "K, Number:Temperature", "mired, Number:Temperature", "mm, Number:Length",
        "%, Number:Dimensionless", "W, Number:Power", "A·s, Number:ElectricCharge", "C/V, Number:ElectricCapacitance",
        "lx, Number:Illuminance", "hPa, Number:Pressure", "m³/h, Number:VolumetricFlowRate"
    })
    void theDimensionIsThatOfTheUnit(String unit, String itemType) {
        addChannel("value", "number", Map.of("publishTopic", "user/update", "unit", unit));
        startThing();

        assertThat(accepted("value")).isEqualTo(itemType);
    }

    @ParameterizedTest
    @CsvSource({"furlongs", "°C°C°C°C°C°C°C°C°C°C°C°C°C°C°C°C°C°C°C"})
    void aUnitThatCannotBeReadIsNamedInTheStatus(String unit) {
        addChannel("value", "number", Map.of("publishTopic", "user/update", "unit", unit));
        startThing();

        awaitStatus(
                ThingStatus.OFFLINE,
                ThingStatusDetail.CONFIGURATION_ERROR,
                "@text/offline.channel-unit [\"value\", \"" + unit + "\"]");
    }
}
