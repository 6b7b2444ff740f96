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
package org.openhab.standin.host.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.ThingHandler;
import org.openhab.core.thing.binding.builder.ThingBuilder;

@NonNullByDefault({})
class ActionsCommandTest {
    private static final String LAMP = "magic:lamp:one";

    private final LampActions lamp = new LampActions();
    private final Thing thing = ThingBuilder.create(new ThingTypeUID("magic:lamp"), new ThingUID(LAMP))
            .build();
    private final ActionsCommand command = new ActionsCommand();

    @BeforeEach
    void registerActions() {
        lamp.setThingHandler(answering(ThingHandler.class, () -> thing));
        command.addThingActions(lamp);
    }

    @Test
    void listsWhatTextsCanRun() {
        assertThat(typed(LAMP))
                .containsExactly("magic.blink", "magic.breakDown", "magic.inspect", "magic.measure", "magic.reset");
    }

    @ParameterizedTest
    @CsvSource({
        "times=3, blink 3 1.5 null",
        "times=3 pause=0.2 text=a=b, blink 3 0.2 a=b",
        "text= times=-1, 'blink -1 1.5 '"
    })
    void givesInputsTheirTypesAndDefaults(String inputs, String call) {
        assertThat(typed((LAMP + " magic.blink " + inputs).split(" "))).containsExactly("The action has been run.");
        assertThat(lamp.calls).containsExactly(call);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "magic.blink|Error: The input times is missing",
                "magic.blink times=x|Error: The input times takes a int, which 'x' is not",
                "magic.blink times=1 speed=2|Error: The action magic.blink has no input [speed]",
                "magic.blink times|Error: 'times' is not <input>=<value>",
                "magic.send bytes=1|The thing magic:lamp:one has no action magic.send",
                "magic.breakDown|Error: The action failed: java.lang.IllegalStateException: it is glued"
            })
    void saysWhyAnActionIsNotRun(String typed, String sentence) {
        assertThat(typed((LAMP + " " + typed).split(" "))).containsExactly(sentence);
        assertThat(lamp.calls).isEmpty();
    }

    @Test
    void printsResults() {
        assertThat(typed(LAMP, "magic.measure")).containsExactly("result = 4.5");
        assertThat(typed(LAMP, "magic.inspect")).containsExactlyInAnyOrder("hours = 12", "defect = false");
    }

    @Test
    void runsAnActionWithoutInputs() {
        assertThat(typed(LAMP, "magic.reset")).containsExactly("The action has been run.");
        assertThat(lamp.calls).containsExactly("reset");
    }

    @ParameterizedTest
    @CsvSource({"magic:lamp:two", "lamp"})
    void findsNothingForOtherThings(String other) {
        assertThat(typed(other)).containsExactly("No actions found for thing with UID " + other);
    }

    @Test
    void forgetsActionsWithTheirService() {
        command.removeThingActions(lamp);

        assertThat(typed(LAMP)).containsExactly("No actions found for thing with UID " + LAMP);
    }

    private List<String> typed(String... arguments) {
        return ConsoleOutput.of(command, arguments);
    }

    /** Gives the same answer whatever it is asked. */
    private static <T> T answering(Class<T> type, Supplier<Object> answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> answer.get()));
    }
}
