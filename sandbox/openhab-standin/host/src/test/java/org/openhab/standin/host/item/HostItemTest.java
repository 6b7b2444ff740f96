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
package org.openhab.standin.host.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.library.types.PercentType;
import org.openhab.core.types.State;
import org.openhab.core.types.UnDefType;
import org.openhab.standin.host.yaml.ItemEntry;

@NonNullByDefault({})
class HostItemTest {

    @ParameterizedTest
    @CsvSource({
        "Switch, ON, OnOffType",
        "Switch, REFRESH, RefreshType",
        "Dimmer, 40, PercentType",
        "Dimmer, ON, OnOffType",
        "Dimmer, INCREASE, IncreaseDecreaseType",
        "Rollershutter, STOP, StopMoveType",
        "Number, 12.5, DecimalType",
        "Number, 12.5 °C, QuantityType",
        "String, any text, StringType",
        "Color, '120,100,50', HSBType",
        "Location, '52.5,13.4', PointType"
    })
    void readsACommandAsTheFirstTypeThatTakesIt(String type, String text, String expected) {
        assertThat(item(type).command(text))
                .hasValueSatisfying(command ->
                        assertThat(command.getClass().getSimpleName()).isEqualTo(expected));
    }

    @ParameterizedTest
    @CsvSource({"Switch, 40", "Dimmer, 101", "Contact, OPEN", "Number, warm", "Image, x"})
    void refusesACommandThatItsTypeDoesNotTake(String type, String text) {
        assertThat(item(type).command(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Dimmer, ON, 100",
        "Dimmer, 40, 40",
        "Rollershutter, DOWN, 100",
        "Switch, OFF, OFF",
        "Number, 21 °C, 21",
        "Contact, OPEN, OPEN",
        "Switch, UNDEF, UNDEF",
        "String, hello, hello"
    })
    void keepsAStateInTheFormOfItsType(String type, String text, String expected) {
        HostItem item = item(type);

        Optional<State> kept = item.state(text).flatMap(item::convert);

        assertThat(kept).hasValueSatisfying(state -> assertThat(state).hasToString(expected));
    }

    @Test
    void convertsAStateOfAnotherTypeIfThatMakesSense() {
        assertThat(item("Switch").convert(new PercentType(40))).contains(OnOffType.ON);
        assertThat(item("Contact").convert(new PercentType(40))).isEmpty();
        assertThat(item("Switch").convert(UnDefType.UNDEF)).contains(UnDefType.UNDEF);
    }

    @Test
    void keepsTheHueWhenOnlyTheBrightnessChanges() {
        HostItem item = item("Color");
        item.state(item.state("120,100,50").orElseThrow());

        assertThat(item.convert(new PercentType(10)).orElseThrow()).hasToString("120,100,10");
    }

    @Test
    void printsItselfAsOpenHabDoes() {
        assertThat(item("Dimmer")).hasToString("Thing1 (Type=DimmerItem, State=NULL, Label=Label, Category=null)");
    }

    private static HostItem item(String type) {
        ItemEntry entry = new ItemEntry(
                "Thing1", type, null, "Label", null, null, null, List.of(), List.of(), Map.of(), Map.of());
        return new HostItem(entry, UnDefType.NULL);
    }
}
