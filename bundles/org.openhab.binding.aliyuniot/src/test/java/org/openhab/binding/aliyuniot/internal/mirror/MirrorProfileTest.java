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
package org.openhab.binding.aliyuniot.internal.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openhab.binding.aliyuniot.internal.mirror.LoggedLines.warnings;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.stream.IntStream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.core.library.types.DecimalType;
import org.openhab.core.library.types.HSBType;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.library.types.OpenClosedType;
import org.openhab.core.library.types.PercentType;
import org.openhab.core.library.types.QuantityType;
import org.openhab.core.library.types.StopMoveType;
import org.openhab.core.library.types.StringType;
import org.openhab.core.library.types.UpDownType;
import org.openhab.core.types.UnDefType;

/** Each test with openHAB 4.3, which keeps a command from where it came, and with 5.1, which does not. */
@NonNullByDefault({})
class MirrorProfileTest {
    private static final HSBType RED = new HSBType(DecimalType.ZERO, PercentType.HUNDRED, new PercentType(40));

    private final ManualTimer timer = new ManualTimer();

    private LocalHome home(boolean echo) {
        return new LocalHome(echo, timer.scheduler());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aStateOfTheItemGoesUpWhoeverMadeIt(boolean echo) {
        LocalHome home = home(echo);
        home.item("Lamp", "Switch");
        home.mirror("Lamp", "lamp", "Switch");

        home.update("Lamp", OnOffType.ON);
        home.command("Lamp", OnOffType.OFF);

        assertThat(home.handled).containsExactly("lamp ON", "lamp OFF");
        assertThat(home.commanded).containsExactly("Lamp OFF");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aCommandOfTheCloudReachesTheItemOnceAndWhatItBecomesGoesUpOnce(boolean echo) {
        LocalHome home = home(echo);
        home.item("Lamp", "Switch");
        home.mirror("Lamp", "lamp", "Switch");

        home.postCommand("lamp", OnOffType.ON);
        home.updateState("lamp", OnOffType.ON);

        assertThat(home.commanded).containsExactly("Lamp ON");
        assertThat(home.handled).containsExactly("lamp ON");
        assertThat(home.items.get("Lamp").state).isEqualTo(OnOffType.ON);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anItemThatDoesNotObeySaysNothingUntilItsBindingDoes(boolean echo) {
        LocalHome home = home(echo);
        home.item("Lamp", "Dimmer").obeys = false;
        home.mirror("Lamp", "level", "Number", "deadband", new BigDecimal(5));
        home.update("Lamp", new PercentType(20));
        home.handled.clear();

        home.postCommand("level", new DecimalType(80));
        assertThat(home.commanded).containsExactly("Lamp 80");
        assertThat(home.handled).isEmpty();

        // It refuses; what it still is, confirms.
        home.update("Lamp", new PercentType(20));
        assertThat(home.handled).containsExactly("level 20");
    }

    /** One item on two devices, and another item on the second of them. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void mirrorsOfMirrorsComeToRest(boolean echo) {
        LocalHome home = home(echo);
        home.item("Lamp", "Dimmer");
        home.item("Copy", "Number");
        home.mirror("Lamp", "lamp", "Switch");
        home.mirror("Lamp", "level", "Number");
        home.mirror("Copy", "level", "Number");

        home.postCommand("level", new DecimalType(40));

        assertThat(home.commanded).containsExactlyInAnyOrder("Lamp 40", "Copy 40");
        assertThat(home.handled).containsExactlyInAnyOrder("lamp ON", "level 40", "level 40");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void upAloneReportsAndDownAloneObeys(boolean echo) {
        LocalHome home = home(echo);
        home.item("Sensor", "Switch");
        home.item("Siren", "Switch");
        home.mirror("Sensor", "sensor", "Switch", "direction", "up");
        home.mirror("Siren", "siren", "Switch", "direction", "down");

        home.update("Sensor", OnOffType.ON);
        home.postCommand("sensor", OnOffType.OFF);
        home.postCommand("siren", OnOffType.ON);

        assertThat(home.handled).containsExactly("sensor ON");
        assertThat(home.commanded).containsExactly("Siren ON");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void contactsDimmersColorsShuttersAndGroupsAreTruths(boolean echo) {
        LocalHome home = home(echo);
        home.item("Door", "Contact");
        home.item("Lamp", "Dimmer");
        home.item("Strip", "Color");
        home.item("Blind", "Rollershutter");
        home.item("All", "Group");
        home.items.keySet().forEach(item -> home.mirror(item, item.toLowerCase(), "Switch"));

        home.update("Door", OpenClosedType.OPEN);
        home.update("Lamp", new PercentType(7));
        home.update("Strip", RED);
        home.update("Blind", PercentType.ZERO);
        home.update("All", OnOffType.ON);
        assertThat(home.handled).containsExactly("door ON", "lamp ON", "strip ON", "blind OFF", "all ON");

        home.items.get("All").commands = ItemTypes.commands("Switch");
        home.items.keySet().forEach(item -> home.postCommand(item.toLowerCase(), OnOffType.ON));
        assertThat(home.commanded).containsExactly("All ON", "Blind 100", "Lamp ON", "Strip ON");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aContactTakesNoCommandWhichIsSaidOnce(boolean echo) {
        LocalHome home = home(echo);
        home.item("Door", "Contact");
        home.mirror("Door", "door", "Switch");

        assertThat(warnings(() -> {
                    home.postCommand("door", OnOffType.ON);
                    home.postCommand("door", OnOffType.OFF);
                }))
                .singleElement()
                .asString()
                .startsWith("Door takes no OnOffType of aliyuniot:device:home:door")
                .endsWith("link with direction=up");
        assertThat(home.commanded).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void quantitiesKeepTheirUnitBothWays(boolean echo) {
        LocalHome home = home(echo);
        home.item("Room", "Number:Temperature");
        home.mirror("Room", "temp", "Number:Temperature");

        home.update("Room", new QuantityType<>("86 °F"));
        home.postCommand("temp", new QuantityType<>("21.5 °C"));

        assertThat(home.handled).containsExactly("temp 86 °F", "temp 21.5 °C");
        assertThat(home.commanded).containsExactly("Room 21.5 °C");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void nullAndUndefNeverGoUpAndWhatMeansNothingIsSaidOnce(boolean echo) {
        LocalHome home = home(echo);
        home.item("Text", "String");
        home.mirror("Text", "temp", "Number:Temperature");

        assertThat(warnings(() -> {
                    home.update("Text", UnDefType.NULL);
                    home.update("Text", UnDefType.UNDEF);
                    home.update("Text", new StringType("warm"));
                    home.update("Text", new StringType("cold"));
                }))
                .singleElement()
                .asString()
                .startsWith("Text has a StringType, which means nothing to aliyuniot:device:home:temp of the type "
                        + "Number:Temperature; it is not reported.");
        assertThat(home.handled).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void ofAThousandUpdatesInAnIntervalTheLastGoesUp(boolean echo) {
        LocalHome home = home(echo);
        home.item("Power", "Number");
        home.mirror("Power", "power", "Number", "minInterval", BigDecimal.ONE);

        IntStream.rangeClosed(1, 1000).forEach(watts -> home.update("Power", new DecimalType(watts)));
        assertThat(home.handled).containsExactly("power 1");

        timer.advance(Duration.ofMillis(999));
        assertThat(home.handled).containsExactly("power 1");
        timer.advance(Duration.ofMillis(1));
        assertThat(home.handled).containsExactly("power 1", "power 1000");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aCommandOfTheCloudIsConfirmedWithinTheInterval(boolean echo) {
        LocalHome home = home(echo);
        home.item("Level", "Number");
        home.mirror("Level", "level", "Number", "minInterval", "3600", "deadband", "10");
        home.update("Level", new DecimalType(20));

        home.postCommand("level", new DecimalType(21));

        assertThat(home.handled).containsExactly("level 20", "level 21");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatWaitsForAnItemOrALinkThatIsGoneIsDropped(boolean echo) {
        LocalHome home = home(echo);
        home.item("One", "Number");
        home.item("Two", "Number");
        home.mirror("One", "one", "Number", "minInterval", "1");
        home.mirror("Two", "two", "Number", "minInterval", "1");
        for (String item : home.items.keySet()) {
            home.update(item, new DecimalType(1));
            home.update(item, new DecimalType(2));
        }
        home.items.remove("One");
        home.links.removeIf(link -> link.getItemName().equals("Two"));
        timer.advance(Duration.ofSeconds(1));

        assertThat(home.handled).containsExactly("one 1", "two 1");
    }

    /** Another openHAB at the other end may do the same. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatCameOnATopicIsNotPublishedBackUntilThereWasSomethingElse(boolean echo) {
        LocalHome home = home(echo);
        home.channelType = "dimmer";
        home.item("Lamp", "Dimmer");
        home.mirror("Lamp", "lamp", "Dimmer");

        home.postCommand("lamp", new PercentType(40));
        home.update("Lamp", new PercentType(40));
        assertThat(home.handled).isEmpty();

        home.command("Lamp", new PercentType(70));
        home.command("Lamp", new PercentType(40));
        assertThat(home.handled).containsExactly("lamp 70", "lamp 40");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatAnItemBecomesInsteadOfWhatCameOnATopicIsPublished(boolean echo) {
        LocalHome home = home(echo);
        home.channelType = "rollershutter";
        home.item("Blind", "Rollershutter").obeys = false;
        home.mirror("Blind", "blind", "Rollershutter");

        home.postCommand("blind", StopMoveType.STOP);
        home.update("Blind", new PercentType(33));
        home.postCommand("blind", UpDownType.UP);
        home.update("Blind", PercentType.ZERO);

        assertThat(home.commanded).containsExactly("Blind STOP", "Blind UP");
        assertThat(home.handled).containsExactly("blind 33", "blind 0");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aChannelThatAUserHasAddedForAPropertyConfirms(boolean echo) {
        LocalHome home = home(echo);
        home.channelType = "property";
        home.item("Lamp", "Switch");
        home.mirror("Lamp", "lamp", "Switch");

        home.postCommand("lamp", OnOffType.ON);

        assertThat(home.handled).containsExactly("lamp ON");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anotherItemOfTheSameNameAndAnotherTypeOfTheChannelCount(boolean echo) {
        LocalHome home = home(echo);
        home.item("Lamp", "Switch");
        home.mirror("Lamp", "lamp", "Switch");
        home.update("Lamp", OnOffType.ON);

        home.items.remove("Lamp");
        home.item("Lamp", "Dimmer");
        home.channels.put(LocalHome.channel("lamp"), "Number");
        home.update("Lamp", new PercentType(40));
        home.postCommand("lamp", new DecimalType(70));

        assertThat(home.handled).containsExactly("lamp ON", "lamp 40", "lamp 70");
        assertThat(home.commanded).containsExactly("Lamp 70");
        assertThat(home.items.get("Lamp").state).isInstanceOf(PercentType.class);
    }
}
