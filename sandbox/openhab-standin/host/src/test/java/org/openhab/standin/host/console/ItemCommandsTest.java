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

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.core.internal.common.GuardedCalls;
import org.openhab.core.io.console.extensions.ConsoleCommandExtension;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.type.ChannelType;
import org.openhab.core.thing.type.ChannelTypeUID;
import org.openhab.standin.host.item.Communication;
import org.openhab.standin.host.item.Items;
import org.openhab.standin.host.item.StateDescriptions;
import org.openhab.standin.host.service.SafeCalls;
import org.openhab.standin.host.thing.HostThings;
import org.openhab.standin.host.type.Types;
import org.openhab.standin.host.type.Types.ThingType;
import org.openhab.standin.host.yaml.YamlReader;

@NonNullByDefault({})
class ItemCommandsTest {
    private static final String ITEMS = """
            version: 1
            items:
              Level: { type: Dimmer, label: Level, channel: "magic:lamp:one:brightness" }
              Warmth: { type: Number, dimension: Temperature, tags: [Measurement], groups: [House] }
              Door: { type: Contact, label: Door }
            """;

    private static final Types NO_TYPES = new Types() {
        @Override
        public ThingType thingType(ThingTypeUID uid) {
            return null;
        }

        @Override
        public ChannelType channelType(ChannelTypeUID uid) {
            return null;
        }
    };

    private final Items items = new Items();
    private final Map<String, ConsoleCommandExtension> commands = new HashMap<>();

    @BeforeEach
    void start() {
        items.replace(YamlReader.read("test.yaml", ITEMS).items().values());
        HostThings things = new HostThings();
        Communication communication =
                new Communication(items, things, NO_TYPES, new SafeCalls(new GuardedCalls()), Runnable::run, true);
        new ItemCommands(items, communication, new StateDescriptions(items, things, NO_TYPES))
                .all()
                .forEach(command -> commands.put(command.getCommand(), command));
    }

    /** A bar stands for the end of a line. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = ';', textBlock = """
            items list Level;   Level (Type=DimmerItem, State=NULL, Label=Level, Category=null)
            items list W*;      "Warmth (Type=NumberItem, State=NULL, Label=null, Category=null, Tags=[Measurement], Groups=[House])"
            items list X*;      No item found for this pattern.
            items;              Usage: openhab:items list [<pattern>] - lists names and types of all items (matching the pattern, if given)
            items find;         Unknown command 'find'|Usage: openhab:items list [<pattern>] - lists names and types of all items (matching the pattern, if given)
            describe Level;     null
            describe;           Usage: openhab:describe <item> - shows the state description of an item
            links list;         Level -> magic:lamp:one:brightness Configuration[]
            links;              Usage: openhab:links list - lists all links
            send Door;          Usage: openhab:send <item> <command> - sends a command for an item
            send Gate ON;       Error: Item 'Gate' does not exist.
            send Door OPEN;     Error: Command 'OPEN' is not valid for item 'Door'|Valid command types are: ( RefreshType )
            send Level 40;      Command has been sent successfully.
            update Door;        Usage: openhab:update <item> <state> - sends a status update for an item
            update Gate ON;     Error: Item 'Gate' does not exist.
            update Door 40;     Error: State '40' is not valid for item 'Door'|Valid data types are: ( OpenClosedType UnDefType )
            update Door OPEN;   Update has been sent successfully.
            status Level;       NULL
            status Gate;        Error: Item 'Gate' does not exist.
            status;             Usage: openhab:status <item> - shows the current status of an item
            """)
    void printsWhatOpenHabPrints(String line, String expected) {
        assertThat(String.join("|", typed(line).toList())).isEqualTo(expected);
    }

    /** The sentence that follows an update is the state that the item keeps. */
    @ParameterizedTest
    @CsvSource({"update Door OPEN, status Door, OPEN", "update Warmth 21, status Warmth, 21 °C"})
    void showsTheStateAfterAnUpdate(String update, String status, String expected) {
        typed(update);

        assertThat(typed(status)).containsExactly(expected);
    }

    private Stream<String> typed(String line) {
        String[] words = line.split(" ");
        String[] arguments = Stream.of(words).skip(1).toArray(String[]::new);
        return ConsoleOutput.of(commands.get(words[0]), arguments).stream();
    }
}
