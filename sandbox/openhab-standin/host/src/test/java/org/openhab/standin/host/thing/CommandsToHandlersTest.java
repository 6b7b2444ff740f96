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
package org.openhab.standin.host.thing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openhab.standin.host.thing.RunningHost.eventually;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.core.library.types.DecimalType;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.library.types.OpenClosedType;
import org.openhab.core.library.types.StringType;
import org.openhab.core.library.types.UpDownType;
import org.openhab.core.types.TypeParser;
import org.openhab.standin.host.item.HostItem;

/** What of an item's commands reaches a handler, and in what form, as openHAB 4.3.11 and 5.2.1 do it. */
@NonNullByDefault({})
class CommandsToHandlersTest {
    private static final String THING = """
            version: 1
            things:
              magic:lamp:one:
                config: { name: one }
                channels:
                  power: { type: power }
                  tested: { itemType: "%s" }
            items:
              Mark: { type: Switch, channel: "magic:lamp:one:power" }
              Tested: { type: %s, channels: { "magic:lamp:one:tested": { %s } } }
            """;

    private RunningHost host;

    @AfterEach
    void stop() {
        host.close();
    }

    /** A dash stands for a command that does not arrive. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            'Number, dimension: Temperature', Number,             77 °F,       77
            'Number, dimension: Energy',      Number,             3600 kJ,     3600
            Number,                           Number,             21.5,        21.5
            'Number, dimension: Temperature', Number:Temperature, 77 °F,       77 °F
            'Number, dimension: Temperature', Number:Temperature, 25,          25 °C
            'Number, dimension: Temperature, unit: "°F"', Number:Temperature, 77, 77 °F
            'Number, dimension: Power',       Number:Temperature, 25,          25
            Number,                           Number:Temperature, 25,          25
            Dimmer,                           Switch,             50,          50
            Dimmer,                           Switch,             INCREASE,    -
            Color,                            Switch,             '120,100,50','120,100,50'
            Color,                            Dimmer,             '120,100,50','120,100,50'
            Dimmer,                           Color,              50,          50
            Dimmer,                           Rollershutter,      50,          50
            Dimmer,                           Rollershutter,      ON,          -
            Switch,                           Contact,            ON,          -
            Number,                           Dimmer,             50,          -
            Number,                           String,             50,          -
            String,                           Number,             50,          -
            String,                           String,             hello,       hello
            """)
    void reachTheHandlerInOpenHabsForm(String item, String channel, String text, String expected) {
        host = new RunningHost();
        start(channel, item, "");
        HostItem tested = host.item("Tested");
        host.communication.send(
                tested, Objects.requireNonNull(TypeParser.parseCommand(tested.getAcceptedCommandTypes(), text)));

        assertThat(callsUntilMark())
                .isEqualTo("-".equals(expected) ? List.of() : List.of("command tested " + expected));
    }

    @Test
    void comeBackToTheHandlerThatSentThem() {
        host = new RunningHost(true);
        start("Switch", "Switch", "");

        host.factory.latest().command("tested", OnOffType.OFF);

        assertThat(callsUntilMark()).containsExactly("command tested OFF");
    }

    @Test
    void doNotComeBackBeforeVersion51() {
        host = new RunningHost(false);
        start("Switch", "Switch", "");

        host.factory.latest().command("tested", OnOffType.OFF);

        assertThat(callsUntilMark()).isEmpty();
    }

    /** A handler may send a command that the item does not take; only the way back asks for the channel's type. */
    @Test
    void comeBackEvenIfTheItemTakesNone() {
        host = new RunningHost(true);
        start("Rollershutter", "Dimmer", "");

        host.factory.latest().command("tested", UpDownType.UP);

        assertThat(callsUntilMark()).containsExactly("command tested UP");
    }

    @Test
    void comeOneAfterAnotherThoughEachHasItsThread() {
        host = new RunningHost();
        start("Number", "Number", "");
        RecordingHandler handler = host.factory.latest();
        CountDownLatch hold = new CountDownLatch(1);
        handler.beforeCommand = hold;
        for (int i = 0; i < 50; i++) {
            host.communication.send(host.item("Tested"), new DecimalType(i));
        }
        hold.countDown();

        List<String> calls = callsUntilMark();

        assertThat(handler.mostAtOnce.get()).isOne();
        assertThat(calls)
                .hasSize(50)
                .startsWith("command tested 0", "command tested 1")
                .endsWith("command tested 49");
        assertThat(calls).isSortedAccordingTo((one, other) -> Integer.compare(number(one), number(other)));
    }

    private static int number(String call) {
        return Integer.parseInt(call.substring("command tested ".length()));
    }

    @Test
    void areTheStatesOfAnItemThatIsFollowed() {
        host = new RunningHost();
        start("Number", "Number, dimension: Temperature", "profile: system:follow");

        host.communication.update(host.item("Tested"), new DecimalType(21));
        host.communication.send(host.item("Tested"), new DecimalType(22));
        host.factory.latest().state("tested", new DecimalType(23));

        assertThat(callsUntilMark())
                .as("the command becomes a state only if nothing is linked or online")
                .containsExactly("command tested 21");
        assertThat(host.item("Tested").getState())
                .as("nothing comes from the handler")
                .hasToString("21 °C");
    }

    /** A contact's states are no commands that a contact's channel takes. */
    @Test
    void areNoStatesOfAContact() {
        host = new RunningHost();
        start("Contact", "Contact", "profile: follow");

        HostItem contact = host.item("Tested");
        host.communication.update(contact, OpenClosedType.OPEN);

        assertThat(callsUntilMark()).isEmpty();
        assertThat(contact.getState()).hasToString("OPEN");
    }

    @Test
    void doNotArriveByAProfileThatTheHostLacks() {
        host = new RunningHost();
        start("Number", "Number", "profile: system:offset");

        host.communication.send(host.item("Tested"), new DecimalType(22));
        host.factory.latest().state("tested", new DecimalType(23));

        assertThat(callsUntilMark()).isEmpty();
        assertThat(host.item("Tested").getState()).hasToString("NULL");
    }

    @Test
    void areNotSetAsAStateOnTheCallersThread() {
        host = new RunningHost();
        start("String", "String", "");
        CountDownLatch hold = new CountDownLatch(1);
        host.bus.execute(() -> RecordingHandler.await(hold));

        host.factory.latest().state("tested", new StringType("told"));

        assertThat(host.item("Tested").getState()).hasToString("NULL");
        hold.countDown();
        eventually(() -> assertThat(host.item("Tested").getState()).hasToString("told"));
    }

    private void start(String channel, String item, String link) {
        host.apply(THING.formatted(channel, item, link));
        host.lifeCycle.addThingHandlerFactory(host.factory);
        eventually(() -> assertThat(host.status()).isEqualTo("UNKNOWN"));
        eventually(() ->
                assertThat(host.factory.latest().calls).contains("command power REFRESH", "command tested REFRESH"));
        host.factory.latest().calls.clear();
    }

    /** All that came before a command that certainly comes. */
    private List<String> callsUntilMark() {
        host.communication.send(host.item("Mark"), OnOffType.ON);
        List<String> calls = host.factory.latest().calls;
        eventually(() -> assertThat(calls).endsWith("command power ON"));
        return calls.subList(0, calls.size() - 1);
    }
}
