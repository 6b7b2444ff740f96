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
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openhab.binding.aliyuniot.internal.channel.ChannelException;
import org.openhab.binding.aliyuniot.internal.channel.ThingChannels;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.builder.ChannelBuilder;
import org.openhab.core.thing.type.ChannelTypeUID;

@NonNullByDefault({})
class ChannelKindsTest {
    private static final ChannelUID UID = new ChannelUID(new ThingUID("aliyuniot:device:test"), "lamp");

    private final ThingChannels channels = new RecordedEvents().channels();

    private static Channel channel(String type, Map<String, Object> values) {
        return ChannelBuilder.create(UID)
                .withType(new ChannelTypeUID("aliyuniot", type))
                .withConfiguration(new Configuration(values))
                .build();
    }

    private TopicChannel read(Channel channel) throws ChannelException {
        return (TopicChannel) RecordedEvents.read(channels, channel);
    }

    @ParameterizedTest
    @CsvSource({
        "user/get,                                     /a1B2c3D4e5F/greenhouse/user/get",
        "user/+/set,                                   /a1B2c3D4e5F/greenhouse/user/+/set",
        "/${productKey}/${deviceName}/user/#,          /a1B2c3D4e5F/greenhouse/user/#",
        "/sys/a1B2c3D4e5F/greenhouse/thing/service/property/set, /sys/a1B2c3D4e5F/greenhouse/thing/service/property/set"
    })
    void topicsAreRelativeOrAbsolute(String topic, String filter) throws Exception {
        assertThat(read(channel("switch", Map.of("subscribeTopic", topic))).subscribed())
                .hasToString(filter);
    }

    @ParameterizedTest
    @CsvSource({
        "switch, ,              ,             offline.channel-without-topic",
        "switch, ' ',           '',           offline.channel-without-topic",
        "image,  ,              user/update,  offline.channel-without-topic",
        "switch, user/a+,       ,             offline.channel-topic-malformed",
        "switch, user/${x},     ,             offline.channel-topic-malformed",
        "switch, ,              user/#,       offline.channel-topic-malformed",
        "switch, /a1/other/get, ,             offline.channel-topic-foreign",
        "switch, ,              /a1/other/up, offline.channel-topic-foreign",
        "switch, 1/2/3/4/5/6/7, ,             offline.channel-topic-foreign",
        "window, user/get,      ,             offline.channel-type"
    })
    void aChannelThatCannotBeUsedIsNamedWithTheReason(String type, String subscribe, String publish, String key) {
        Map<String, Object> values = new HashMap<>();
        values.put("subscribeTopic", subscribe);
        values.put("publishTopic", publish);
        values.values().removeIf(value -> value == null);

        assertThat(catchThrowableOfType(ChannelException.class, () -> read(channel(type, values)))
                        .toStatusText())
                .startsWith("@text/" + key + " [\"lamp\"");
    }

    @ParameterizedTest
    @CsvSource({
        "qos, 2, offline.channel-qos",
        "unit, parsec per fortnight, offline.channel-unit",
        "stateTransformation, value, offline.channel-transformation",
        "commandTransformation, JSONPATH, offline.channel-transformation"
    })
    void aValueThatCannotBeUsedIsNamed(String parameter, String value, String key) {
        assertThat(catchThrowableOfType(
                                ChannelException.class,
                                () -> read(channel("number", Map.of("subscribeTopic", "user/get", parameter, value))))
                        .toStatusText())
                .isEqualTo("@text/" + key + " [\"lamp\", \"" + value + "\"]");
    }

    static Stream<Arguments> valuesOfAnotherKind() {
        return Stream.of(
                Arguments.of("switch", "onValue", List.of("1", "true")),
                Arguments.of("switch", "qos", "at least once"),
                Arguments.of("dimmer", "max", "full"),
                Arguments.of("dimmer", "max", new BigDecimal("1e999999999")),
                Arguments.of("color", "colorMode", "CMYK"));
    }

    @ParameterizedTest
    @MethodSource("valuesOfAnotherKind")
    void aValueOfAnotherKindIsReportedAndNotReplacedByADefault(String type, String parameter, Object value) {
        assertThat(catchThrowableOfType(
                                ChannelException.class,
                                () -> read(channel(type, Map.of("subscribeTopic", "user/get", parameter, value))))
                        .toStatusText())
                .isEqualTo("@text/offline.channel-value [\"lamp\"]");
    }

    @Test
    void emptyValuesCountAsNoneAndOthersAreTidied() {
        ChannelConfiguration config = ChannelConfiguration.of(new Configuration(
                Map.of("qos", "", "max", " 255 ", "colorMode", "hsb", "unit", " ", "onValue", new BigDecimal("1E+3"))));

        assertThat(config.qos).isEqualTo(1);
        assertThat(config.max).isEqualByComparingTo("255");
        assertThat(config.colorMode).hasToString("HSB");
        assertThat(config.unit).isEmpty();
        assertThat(config.onValue).isEqualTo("1000");
    }

    @Test
    void aRangeWithNothingInItIsNamed() {
        assertThat(catchThrowableOfType(
                                ChannelException.class,
                                () -> read(channel("dimmer", Map.of("subscribeTopic", "user/get", "max", "0"))))
                        .toStatusText())
                .isEqualTo("@text/offline.channel-range [\"lamp\", \"0\", \"0\"]");
    }

    @Test
    void aChannelWithoutATypeIsTakenByTheTypeOfItsItems() throws Exception {
        Channel channel = ChannelBuilder.create(UID, "Number:Temperature")
                .withConfiguration(new Configuration(Map.of("subscribeTopic", "user/get")))
                .build();

        assertThat(TopicChannelType.of(channel)).isEqualTo(TopicChannelType.NUMBER);
        assertThat(read(channel).subscribed()).isNotNull();
    }

    @Test
    void channelsOfOtherBindingsAreNotTaken() {
        assertThat(TopicChannelType.of(ChannelBuilder.create(UID, "Switch")
                        .withType(new ChannelTypeUID("system", "switch"))
                        .build()))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({"retained, true", "retain, true"})
    void aMessageForLaterComersIsRefusedAsThePlatformKeepsNone(String parameter, boolean value) {
        assertThat(catchThrowableOfType(
                                ChannelException.class,
                                () -> read(channel("switch", Map.of("publishTopic", "user/update", parameter, value))))
                        .toStatusText())
                .isEqualTo("@text/offline.channel-retain [\"lamp\"]");
    }

    @Test
    void aChannelStaysTheSameUntilWhatItDoesChanges() throws Exception {
        Channel lamp = channel("switch", Map.of("subscribeTopic", "user/get"));
        TopicChannel read = read(lamp);

        assertThat(read(ChannelBuilder.create(lamp).withLabel("Other Label").build()))
                .isSameAs(read);
        catchThrowableOfType(ChannelException.class, () -> read(channel("switch", Map.of("subscribeTopic", "a+"))));
        assertThat(read(lamp)).isSameAs(read);
        assertThat(read(channel("switch", Map.of("subscribeTopic", "user/get", "onValue", "1"))))
                .isNotSameAs(read);
        assertThat(read(channel("contact", Map.of("subscribeTopic", "user/get"))))
                .isNotSameAs(read);
    }

    private RrpcChannel readCall(Map<String, Object> values) throws ChannelException {
        return (RrpcChannel) RecordedEvents.read(channels, channel("rrpc", values));
    }

    @ParameterizedTest
    @CsvSource({
        "'',             /sys/a1B2c3D4e5F/greenhouse/rrpc/request/+, false",
        "system,         /sys/a1B2c3D4e5F/greenhouse/rrpc/request/+, false",
        "user/get,       /ext/rrpc/+/a1B2c3D4e5F/greenhouse/user/get, true",
        "/ext/rrpc/+/#,  /ext/rrpc/+/#, true",
        "/sys/${productKey}/${deviceName}/thing/service/start, /ext/rrpc/+/sys/a1B2c3D4e5F/greenhouse/thing/service/start, true"
    })
    void callsComeOnTheSystemsTopicOrOneOfTheDevicesOwn(String topic, String filter, boolean announced)
            throws Exception {
        RrpcChannel call = readCall(Map.of("topic", topic));

        assertThat(call.answers().filter()).hasToString(filter);
        assertThat(call.within()).isEqualTo(java.time.Duration.ofSeconds(5));
        assertThat(ChannelTopics.answersOwnTopics(List.of(channel("rrpc", Map.of("topic", topic)))))
                .isEqualTo(announced);
        assertThat(ChannelTopics.answersOwnTopics(List.of(channel("switch", Map.of("rrpcTopic", topic)))))
                .isEqualTo(announced);
    }

    @ParameterizedTest
    @CsvSource({
        "timeout, 0.09,                offline.channel-timeout",
        "timeout, 7.6,                 offline.channel-timeout",
        "timeout, soon,                offline.channel-value",
        "topic,   /a1/other/user/get,  offline.channel-topic-foreign",
        "topic,   user/a+,             offline.channel-topic-malformed"
    })
    void aCallThatCannotBeAnsweredIsNamed(String parameter, String value, String key) {
        assertThat(catchThrowableOfType(ChannelException.class, () -> readCall(Map.of(parameter, value)))
                        .toStatusText())
                .startsWith("@text/" + key + " [\"lamp\"");
    }

    @Test
    void twoChannelsCannotAnswerTheSameCalls() {
        Channel first = channel("rrpc", Map.of());
        Channel second = ChannelBuilder.create(new ChannelUID(UID.getThingUID(), "second"), "Switch")
                .withType(new ChannelTypeUID("aliyuniot", "switch"))
                .withConfiguration(new Configuration(Map.of("publishTopic", "user/update", "rrpcTopic", "system")))
                .build();

        assertThat(catchThrowableOfType(ChannelException.class, () -> channels.set(List.of(first, second)))
                        .toStatusText())
                .startsWith("@text/offline.channel-rrpc-twice [\"second\"");
    }
}
