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
package org.openhab.binding.aliyuniot.internal.channel.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openhab.binding.aliyuniot.internal.channel.kind.TopicChannelTest.channel;
import static org.openhab.binding.aliyuniot.internal.channel.kind.TopicChannelTest.receive;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.binding.aliyuniot.internal.channel.ChannelException;
import org.openhab.core.library.types.DateTimeType;
import org.openhab.core.types.RefreshType;

/** A channel with {@code postCommand} hands what it receives to the items as commands. */
@NonNullByDefault({})
class PostedCommandTest {
    private final RecordedEvents events = new RecordedEvents();

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '\t',
            value = {
                "string\t{\"a\":1}\tcommand {\"a\":1}",
                "number\t21.5\tcommand 21.5",
                "number\t21.5 °C\tcommand 21.5 °C",
                "switch\tOFF\tcommand OFF",
                "dimmer\t40\tcommand 40",
                "rollershutter\t40\tcommand 40",
                "rollershutter\tSTOP\tcommand STOP",
                "location\t30.25,120.16\tcommand 30.25,120.16",
                "number\tNaN\tstate UNDEF",
                "contact\tOPEN\tstate OPEN",
                "message\thello\tevent hello",
            })
    void whatIsACommandIsPosted(String type, String payload, String expected) throws Exception {
        receive(channel(events, type, "postCommand=true"), payload);

        assertThat(events.lines).containsExactly(expected);
    }

    @Test
    void colorsAndDatesArePostedToo() throws Exception {
        receive(channel(events, "color", "postCommand=true;colorMode=HSB"), "12.5,33.3,50.1");
        receive(channel(events, "datetime", "postCommand=true"), "2026-03-01T12:00:00Z");

        assertThat(events.lines)
                .containsExactly(
                        "command 12.5,33.3,50.1", "command " + new DateTimeType("2026-03-01T12:00:00Z").toFullString());
    }

    @ParameterizedTest
    @CsvSource({"postCommand=false", "''", "postCommand=", "postCommand= False "})
    void withoutItEverythingIsAState(String settings) throws Exception {
        receive(channel(events, "switch", settings), "ON");

        assertThat(events.lines).containsExactly("state ON");
    }

    @Test
    void aNewItemAsksForTheStateAndGetsNoCommand() throws Exception {
        TopicChannel channel = channel(events, "switch", "postCommand=true");
        receive(channel, "ON");
        channel.handle(RefreshType.REFRESH);

        assertThat(events.lines).containsExactly("command ON", "state ON");
    }

    @Test
    void whatIsNeitherTrueNorFalseIsRefused() {
        assertThatThrownBy(() -> channel(events, "switch", "postCommand=maybe")).isInstanceOf(ChannelException.class);
    }
}
