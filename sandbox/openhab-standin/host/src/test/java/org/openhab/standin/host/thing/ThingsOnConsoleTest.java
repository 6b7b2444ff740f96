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

import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.core.thing.ThingStatus;
import org.openhab.standin.host.console.ConsoleOutput;
import org.openhab.standin.host.console.ThingsCommand;

@NonNullByDefault({})
class ThingsOnConsoleTest {
    private static final String THINGS = """
            version: 1
            things:
              magic:lamp:one:
                label: Lamp
                config: { name: one, password: hidden }
                channels: { power: { type: power } }
            """;

    private final RunningHost host = new RunningHost();
    private final HandlerFactory factory = host.factory;
    private final ThingsCommand command = new ThingsCommand(host.things, host.magic.types, host.lifeCycle);

    @BeforeEach
    void start() {
        host.apply(THINGS);
        host.lifeCycle.addThingHandlerFactory(factory);
        awaitStatus(ThingStatus.UNKNOWN);
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void listsAThingInOpenHabsWords() {
        factory.latest().online();

        assertThat(typed("list"))
                .containsExactly("magic:lamp:one (Type=Thing, Status=ONLINE, Label=Lamp, Bridge=null)");
    }

    @Test
    void showsTheStatusWithDetailAndSentenceAndNoSecret() {
        factory.latest().offline("The cloud does not answer.");

        assertThat(typed("show", "magic:lamp:one"))
                .contains(
                        "UID: magic:lamp:one",
                        "Type: magic:lamp",
                        "Label: Lamp",
                        "Status: OFFLINE (COMMUNICATION_ERROR): The cloud does not answer.",
                        "\tname : one",
                        "\tUID: magic:lamp:one:power")
                .noneMatch(line -> line.contains("hidden"));
    }

    /** openHAB prints the key as well; whoever wants a sentence there has to resolve it. */
    @Test
    void printsTheKeyOfATextAsTheHandlerGaveIt() {
        factory.latest().offline("@text/offline.reason [\"5\"]");

        assertThat(typed("list").get(0)).contains("Status=OFFLINE (COMMUNICATION_ERROR): @text/offline.reason [\"5\"]");
    }

    @Test
    void switchesAThingOffAndOn() {
        assertThat(typed("disable", "magic:lamp:one")).containsExactly("magic:lamp:one successfully disabled.");
        awaitStatus(ThingStatus.UNINITIALIZED);

        assertThat(typed("enable", "magic:lamp:one")).containsExactly("magic:lamp:one successfully enabled.");
        awaitStatus(ThingStatus.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "show magic:lamp:two, thing for thingUID 'magic:lamp:two' not found.",
        "show lamp, thing for thingUID 'lamp' not found.",
        "show, Command 'show' needs argument <thingUID>",
        "find, Unknown command 'find'",
        "remove magic:lamp:one, magic:lamp:one is of a file."
    })
    void saysWhatIsWrongWithItsArguments(String line, String expected) {
        assertThat(typed(line.split(" "))).startsWith(expected);
    }

    @Test
    void printsItsUsagesWithoutArguments() {
        assertThat(typed())
                .startsWith("Usage: openhab:things list - lists all things")
                .hasSize(5);
    }

    private List<String> typed(String... arguments) {
        return ConsoleOutput.of(command, arguments);
    }

    private void awaitStatus(ThingStatus status) {
        RunningHost.eventually(() -> assertThat(host.lamp().getStatus()).isEqualTo(status));
    }
}
