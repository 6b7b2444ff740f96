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
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openhab.core.library.types.DecimalType;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.library.types.PercentType;
import org.openhab.core.library.types.QuantityType;
import org.openhab.core.library.types.StringType;
import org.openhab.core.types.Command;
import org.openhab.core.types.State;
import org.openhab.core.types.TypeParser;
import org.openhab.core.types.UnDefType;
import org.openhab.standin.host.yaml.YamlContent.ItemEntry;
import org.openhab.standin.recordings.OutcomeComparison;
import org.openhab.standin.recordings.Outcomes;
import org.openhab.standin.recordings.RecordedCase;
import org.openhab.standin.recordings.Recordings;

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
        "String, REFRESH, StringType",
        "Color, '120,100,50', HSBType",
        "Location, '52.5,13.4', PointType"
    })
    void readsACommandAsTheFirstTypeThatTakesIt(String type, String text, String expected) {
        assertThat(command(type, text))
                .satisfies(command ->
                        assertThat(command.getClass().getSimpleName()).isEqualTo(expected));
    }

    @ParameterizedTest
    @CsvSource({"Switch, 40", "Dimmer, 101", "Contact, OPEN", "Number, warm", "Image, x", "Group, ON"})
    void refusesACommandThatItsTypeDoesNotTake(String type, String text) {
        assertThat(command(type, text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "Dimmer, ON, 100",
        "Dimmer, 40, 40",
        "Rollershutter, DOWN, 100",
        "Switch, OFF, OFF",
        "Number, 21 °C, 21",
        "Number:Temperature, 293.15 K, 20 °C",
        "Number:Temperature, 21, 21 °C",
        "Number:Pressure, 101325 Pa, 1013.25 hPa",
        "Contact, OPEN, OPEN",
        "Switch, UNDEF, UNDEF",
        "String, hello, hello"
    })
    void keepsAStateInTheFormOfItsType(String type, String text, String expected) {
        HostItem item = item(type);

        item.update(state(item, text));

        assertThat(item.getState()).hasToString(expected);
    }

    @Test
    void keepsAQuantityInTheUnitOfTheItem() {
        HostItem item = item("Number:Temperature", Map.of("unit", "°F"));

        item.update(state(item, "20 °C"));

        assertThat(item.getState()).hasToString("68 °F");
    }

    @Test
    void convertsAStateOfAnotherTypeIfThatMakesSense() {
        assertThat(stateAfter("Switch", new PercentType(40))).isEqualTo(OnOffType.ON);
        assertThat(stateAfter("Dimmer", new DecimalType("0.4"))).isEqualTo(new PercentType(40));
        assertThat(stateAfter("Contact", new PercentType(40))).isEqualTo(UnDefType.NULL);
        assertThat(stateAfter("Switch", UnDefType.UNDEF)).isEqualTo(UnDefType.UNDEF);
    }

    @Test
    void keepsTheHueWhenOnlyTheBrightnessChanges() {
        HostItem item = item("Color");
        item.update(state(item, "120,100,50"));

        item.update(new PercentType(10));

        assertThat(item.getState()).hasToString("120,100,10");
    }

    @Test
    void refusesAStateOfAnotherKind() {
        assertThat(stateAfter("Switch", new StringType("?"))).isEqualTo(UnDefType.NULL);
        assertThat(stateAfter("Number:Temperature", new QuantityType<>("5 W"))).isEqualTo(UnDefType.NULL);
    }

    static Stream<RecordedCase> items() {
        return Recordings.of("item/accepted").stream();
    }

    static Stream<RecordedCase> texts() {
        return Recordings.of("item/parser").stream();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void readsTextsAsOpenHabsItemsDo(RecordedCase recorded) {
        HostItem item = item(recorded.requiredText("item"));
        String text = recorded.requiredText("text");

        assertThat(OutcomeComparison.differences(
                        recorded,
                        Outcomes.observe(() -> "state".equals(recorded.text("kind"))
                                ? TypeParser.parseState(item.getAcceptedDataTypes(), text)
                                : TypeParser.parseCommand(item.getAcceptedCommandTypes(), text))))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("items")
    void takesWhatOpenHabsItemsTake(RecordedCase recorded) {
        HostItem item = item(recorded.requiredText("item"));

        assertThat(OutcomeComparison.differences(
                        recorded,
                        Outcomes.fields(Map.of(
                                "dataTypes",
                                item.getAcceptedDataTypes().stream()
                                        .map(Class::getSimpleName)
                                        .toList(),
                                "commandTypes",
                                item.getAcceptedCommandTypes().stream()
                                        .map(Class::getSimpleName)
                                        .toList(),
                                "initialState",
                                item.getState()))))
                .isEmpty();
    }

    @Test
    void namesTheTypesWhenItIsOfNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> item("Lamp"))
                .withMessage("item type 'Lamp' is not known; there are Color, Contact, DateTime, Dimmer, Image, "
                        + "Location, Number, Rollershutter, String, Switch, Group");
    }

    @ParameterizedTest
    @CsvSource({
        "Temperature, W, unit 'W' is none of Temperature",
        "Temperature, x x, unit 'x x' is none of Temperature",
        "Acceleration, , items of Acceleration need a 'unit' here; it has no usual one"
    })
    void refusesAUnitThatDoesNotFit(String dimension, String unit, String expected) {
        Map<String, String> metadata = unit == null ? Map.of() : Map.of("unit", unit);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> item("Number:" + dimension, metadata))
                .withMessage(expected);
    }

    @Test
    void takesAUnitOfItsOwnWhereThereIsNoUsualOne() {
        HostItem item = item("Number:Acceleration", Map.of("unit", "m/s²"));

        item.update(state(item, "9.81"));

        assertThat(item.getState()).hasToString("9.81 m/s²");
    }

    @Test
    void printsItselfAsOpenHabDoes() {
        assertThat(item("Dimmer")).hasToString("Thing1 (Type=DimmerItem, State=NULL, Label=Label, Category=null)");
    }

    private static Command command(String type, String text) {
        return TypeParser.parseCommand(item(type).getAcceptedCommandTypes(), text);
    }

    private static State state(HostItem item, String text) {
        return TypeParser.parseState(item.getAcceptedDataTypes(), text);
    }

    private static State stateAfter(String type, State update) {
        HostItem item = item(type);
        item.update(update);
        return item.getState();
    }

    private static HostItem item(String type) {
        return item(type, Map.of());
    }

    private static HostItem item(String type, Map<String, String> metadata) {
        ItemEntry entry =
                new ItemEntry("Thing1", type, null, "Label", null, null, List.of(), List.of(), Map.of(), metadata);
        return new HostItem(entry);
    }
}
