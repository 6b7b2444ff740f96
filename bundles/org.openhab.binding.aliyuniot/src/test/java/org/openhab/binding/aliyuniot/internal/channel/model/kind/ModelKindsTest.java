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
package org.openhab.binding.aliyuniot.internal.channel.model.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.binding.aliyuniot.internal.LocalizedText;
import org.openhab.binding.aliyuniot.internal.channel.ChannelException;
import org.openhab.binding.aliyuniot.internal.channel.ThingChannels;
import org.openhab.binding.aliyuniot.internal.channel.kind.ModelledThing;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.binding.builder.ChannelBuilder;
import org.openhab.core.thing.type.ChannelKind;
import org.openhab.core.thing.type.ChannelTypeUID;

/** Channels of a thing model are told apart, and those that cannot be used say what is wrong. */
@NonNullByDefault({})
class ModelKindsTest {
    private static Channel channel(String type, boolean trigger, Map<String, Object> configuration) {
        return ChannelBuilder.create(new ChannelUID("aliyuniot:device:home:test"))
                .withType(new ChannelTypeUID("aliyuniot", type))
                .withKind(trigger ? ChannelKind.TRIGGER : ChannelKind.STATE)
                .withConfiguration(new Configuration(new HashMap<>(configuration)))
                .build();
    }

    @ParameterizedTest(name = "{0} of {1} {2} is {3}")
    @CsvSource({
        "property, Power, , property",
        "m-a1B2c3D4e5F-Power, Power, , property",
        "m-a1B2c3D4e5F-night-Power, night:Power, , property",
        "m-a1B2c3D4e5F-event-x, event:x, , property",
        "m-a1B2c3D4e5F-event-x, event, x, property",
        "event, Alarm, , event",
        "m-a1B2c3D4e5F-event-Alarm, Alarm, , event",
        "m-a1B2c3D4e5F-night-event-Dark, night:Dark, , event",
        "m-a1B2c3D4e5F-event-night-Dark, night:Dark, , event",
        "raw, , , raw",
        "string, , , ",
        "m-, , , ",
    })
    void aChannelIsWhatItsTypeAndItsIdentifierSay(String type, String identifier, String member, String kind) {
        Map<String, Object> configuration = new HashMap<>();
        if (identifier != null) {
            configuration.put("identifier", identifier);
        }
        if (member != null) {
            configuration.put("member", member);
        }

        assertThat(ModelChannelReader.kindOf(channel(type, false, configuration)))
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"service", "m-a1B2c3D4e5F-service-Blink"})
    void aTriggerIsAService(String type) {
        assertThat(ModelChannelReader.kindOf(channel(type, true, Map.of("identifier", "Blink"))))
                .isEqualTo("service");
    }

    private static void assertRefused(ThingChannels channels, Channel channel, String key) {
        assertThatThrownBy(() -> channels.set(List.of(channel)))
                .isInstanceOfSatisfying(
                        ChannelException.class,
                        problem -> assertThat(LocalizedText.parse(problem.toStatusText())
                                        .key())
                                .isEqualTo(key));
    }

    @Test
    void whatIsWrongWithAChannelIsSaid() {
        ThingChannels channels = ModelledThing.channels();

        assertRefused(channels, channel("property", false, Map.of()), "offline.channel-identifier");
        assertRefused(channels, channel("event", false, Map.of("identifier", " ")), "offline.channel-identifier");
        assertRefused(
                channels,
                channel("property", false, Map.of("identifier", "a/b")),
                "offline.channel-identifier-malformed");
        assertRefused(
                channels,
                channel("service", true, Map.of("identifier", "Blink", "timeout", 61)),
                "offline.channel-service-timeout");
        assertRefused(
                channels,
                channel("service", true, Map.of("identifier", "Blink", "timeout", "soon")),
                "offline.channel-value");
        assertRefused(
                channels,
                channel("service", true, Map.of("identifier", "Blink", "answer", "[]")),
                "offline.channel-service-answer");
        assertRefused(channels, channel("raw", false, Map.of("format", "octal")), "offline.channel-raw-format");
    }

    @Test
    void aThingWithoutAThingModelHasNoneOfItsChannels() throws Exception {
        ThingChannels channels = ModelledThing.channelsWithoutModel();

        assertRefused(channels, channel("property", false, Map.of("identifier", "Power")), "offline.channel-no-model");
        assertRefused(channels, channel("raw", false, Map.of()), "offline.channel-no-model");

        // What is left of a former thing model is silent, and goes when the thing does without.
        channels.set(List.of(channel("m-a1B2c3D4e5F-Power", false, Map.of("identifier", "Power"))));
    }
}
