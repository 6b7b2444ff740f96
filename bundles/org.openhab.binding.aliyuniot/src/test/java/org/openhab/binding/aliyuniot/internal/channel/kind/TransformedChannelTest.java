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
import static org.openhab.binding.aliyuniot.internal.channel.kind.TopicChannelTest.command;
import static org.openhab.binding.aliyuniot.internal.channel.kind.TopicChannelTest.logged;
import static org.openhab.binding.aliyuniot.internal.channel.kind.TopicChannelTest.receive;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.binding.aliyuniot.internal.channel.ChannelException;
import org.openhab.core.library.types.StringType;
import org.openhab.standin.transform.TransformationServices;

@NonNullByDefault({})
class TransformedChannelTest {
    private final RecordedEvents events = new RecordedEvents();

    private TopicChannel channel(String type, String settings) throws ChannelException {
        return TopicChannelTest.channel(events, type, settings);
    }

    @ParameterizedTest
    @CsvSource({"string, hello, state olleh", "switch, NO, state ON", "dimmer, 552, state 100"})
    void transformationsStandBetweenTheTopicAndTheChannel(String type, String payload, String event) throws Exception {
        TransformationServices.register(
                "TURN", (function, text) -> new StringBuilder(text).reverse().toString());
        try {
            TopicChannel channel = channel(type, "stateTransformation=TURN:x;commandTransformation=TURN:x;max=255");
            receive(channel, payload);
            channel.handle("string".equals(type) ? new StringType("hello") : command(event.substring(6)));
        } finally {
            TransformationServices.unregister("TURN");
        }

        assertThat(events.lines)
                .containsExactly(
                        event,
                        "publish /a1B2c3D4e5F/greenhouse/user/update 1 " + ("string".equals(type) ? "olleh" : payload));
    }

    @Test
    void whatATransformationMakesIsCheckedToo() throws Exception {
        TransformationServices.register("COMMA", (function, text) -> text.replace('.', ','));
        TransformationServices.register("FAIL", (function, text) -> {
            throw new IllegalStateException("out of order");
        });
        TransformationServices.register("NONE", (function, text) -> null);
        List<ILoggingEvent> log;
        try {
            TopicChannel comma = channel("number", "stateTransformation=COMMA:x");
            TopicChannel fail = channel("number", "stateTransformation=FAIL:x");
            TopicChannel none = channel("number", "stateTransformation=NONE:x");
            log = logged(() -> {
                receive(comma, "1.5");
                receive(fail, "1.5");
                receive(none, "1.5");
            });
            assertThat(none.lastPayload()).isEmpty();
        } finally {
            List.of("COMMA", "FAIL", "NONE").forEach(TransformationServices::unregister);
        }

        assertThat(events.lines).isEmpty();
        assertThat(log)
                .extracting(ILoggingEvent::getFormattedMessage)
                .satisfiesExactly(
                        first -> assertThat(first).contains("\"1.5\" has a comma"),
                        second -> assertThat(second).contains("makes the state transformation fail (out of order)"));
    }
}
