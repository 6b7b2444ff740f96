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
package org.openhab.binding.aliyuniot.link.property;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.aliyuniot.link.ScriptedPlatform;
import org.openhab.binding.aliyuniot.link.topic.Topic;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;

@NonNullByDefault({})
class PropertySetsTest {
    private static final String SET = "/sys/pk/dev1/thing/service/property/set";

    private final ScriptedPlatform platform = new ScriptedPlatform();
    private final List<String> happened = new CopyOnWriteArrayList<>();
    private volatile Function<Map<String, JsonElement>, SetAnswer> accept = values -> SetAnswer.ACCEPTED;
    private volatile Runnable whenSet = () -> {};
    private PropertySets sets;

    @BeforeEach
    void open() throws Exception {
        sets = new PropertySets(ScriptedPlatform.IDENTITY, platform.session, new PropertySetListener() {
            @Override
            public SetAnswer accept(Map<String, JsonElement> values) {
                return accept.apply(values);
            }

            @Override
            public void set(Map<String, JsonElement> values) {
                happened.add("set " + values);
                whenSet.run();
            }
        });
        platform.answering =
                message -> happened.add(message.topic() + " " + new String(message.payload(), StandardCharsets.UTF_8));
        platform.goOnline();
    }

    @AfterEach
    void close() {
        sets.close();
        platform.close();
    }

    @Test
    void aSetIsAnsweredAndCarriedOut() throws Exception {
        platform.send(SET, "{\"id\":\"7\",\"params\":{\"a\":1,\"block:b\":\"x\"}}");
        platform.settle();
        assertThat(happened)
                .containsExactlyInAnyOrder(
                        SET + "_reply {\"id\":\"7\",\"code\":200,\"data\":{}}", "set {a=1, block:b=\"x\"}");
    }

    @Test
    void theAnswerGoesBeforeWhatTheSetSends() throws Exception {
        whenSet = () -> platform.session.publishNow(
                new Message(new Topic("/pk/dev1/user/behind"), new byte[0], Qos.AT_LEAST_ONCE));
        platform.send(SET, "{\"id\":7,\"params\":{\"a\":1}}");
        platform.settle();
        assertThat(platform.sent)
                .extracting(message -> message.topic().value())
                .containsExactly(SET + "_reply", "/pk/dev1/user/behind");
    }

    @Test
    void aRefusedSetIsNotCarriedOut() throws Exception {
        accept = values -> new SetAnswer(460, "a is too large");
        platform.send(SET, "{\"id\":7,\"params\":{\"a\":1}}");
        platform.settle();
        assertThat(happened)
                .containsExactly(SET + "_reply {\"id\":7,\"code\":460,\"data\":{},\"message\":\"a is too large\"}");
    }

    @Test
    void aListenerThatThrowsIsAnsweredForAndHoldsUpNothing() throws Exception {
        accept = values -> {
            throw new NoClassDefFoundError("for the test");
        };
        whenSet = () -> {
            throw new IllegalStateException("for the test");
        };
        platform.send(SET, "{\"id\":1,\"params\":{\"a\":1}}");
        platform.settle();
        accept = values -> SetAnswer.ACCEPTED;
        platform.send(SET, "{\"id\":2,\"params\":{\"a\":1}}");
        platform.settle();
        assertThat(platform.sentPayloads())
                .containsExactly(
                        "{\"id\":1,\"code\":400,\"data\":{},\"message\":\"The device failed\"}",
                        "{\"id\":2,\"code\":200,\"data\":{}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"id\":1}", "{\"id\":1,\"params\":{}}", "{\"id\":1,\"params\":[1]}", "{\"id\":1,\"params\":1}"
            })
    void whatHasNoPropertiesIsRefused(String payload) throws Exception {
        platform.send(SET, payload);
        platform.settle();
        assertThat(platform.sentPayloads()).singleElement().asString().contains("\"id\":1,\"code\":460");
    }

    @Test
    void aSetHas200PropertiesAtMost() throws Exception {
        String params =
                IntStream.range(0, 201).mapToObj(i -> "\"p" + i + "\":1").collect(Collectors.joining(",", "{", "}"));
        platform.send(SET, "{\"id\":1,\"params\":" + params + "}");
        platform.settle();
        assertThat(platform.sentPayloads()).singleElement().asString().contains("\"code\":460");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{\"id\":1,\"code\":200,\"data\":{}}"})
    void whatIsNoRequestIsLeftOut(String payload) throws Exception {
        platform.send(SET, payload);
        platform.settle();
        assertThat(happened).isEmpty();
    }

    @Test
    void afterTheEndNothingIsAnswered() throws Exception {
        sets.close();
        platform.send(SET, "{\"id\":1,\"params\":{\"a\":1}}");
        platform.settle();
        assertThat(happened).isEmpty();
    }
}
