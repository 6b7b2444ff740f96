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
package org.openhab.binding.aliyuniot.link.rrpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.aliyuniot.link.Fuzz;
import org.openhab.binding.aliyuniot.link.ScriptedPlatform;
import org.openhab.binding.aliyuniot.link.topic.Topic;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.topic.TopicTemplate;

/** Calls of a platform that keeps to no rules. */
class HostileCallsTest {
    private static final String[] STARTS = {
        "/ext/rrpc/",
        "/ext/rrpc/1",
        "/ext/rrpc/1/pk/dev1/",
        "/ext/rrpc/2/pk/dev2/",
        "/sys/pk/dev1/rrpc/request/",
        "/ext/rrpc/3/sys/pk/dev1/thing/"
    };

    private final ScriptedPlatform platform = new ScriptedPlatform();
    private final List<RrpcCall> heard = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        platform.close();
    }

    private void listen() throws Exception {
        RrpcCalls calls = new RrpcCalls(platform.runtime, ScriptedPlatform.IDENTITY, platform.session);
        RrpcListener listener = call -> {
            heard.add(call);
            call.answer(DefaultAnswer.to(call));
        };
        calls.listen(RrpcTopic.system(ScriptedPlatform.IDENTITY), RrpcCalls.MAX_WITHIN, DefaultAnswer::to, listener);
        calls.listen(
                RrpcTopic.custom(ScriptedPlatform.IDENTITY, new TopicTemplate("/ext/rrpc/+/#")),
                RrpcCalls.MAX_WITHIN,
                DefaultAnswer::to,
                listener);
        platform.goOnline();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ext/rrpc/1",
                "/ext/rrpc/1/",
                "/ext/rrpc//",
                "/ext/rrpc//pk/dev1/user/get",
                "/ext/rrpc/1/pk/dev2/user/get",
                "/ext/rrpc/1/sys/pk/dev2/thing/service/open",
                "/sys/pk/dev1/rrpc/request/"
            })
    void callsWithoutIdOrForOthersAreLeftOut(String topic) throws Exception {
        listen();
        platform.send(topic, "?");
        platform.send("/sys/pk/dev1/rrpc/request/1", "?");
        platform.settle();
        assertThat(heard).extracting(RrpcCall::id).containsExactly("1");
    }

    @Test
    void whateverComesIsAnsweredOnceWhereItMayBeOrLeftOut() throws Exception {
        listen();
        Fuzz.cases(random -> {
            String topic = Fuzz.oneOf(random, STARTS) + Fuzz.text(random, 12);
            if (isTopic(topic)) {
                platform.send(topic, Fuzz.broken(random, payload(random)));
            }
        });
        platform.send("/sys/pk/dev1/rrpc/request/last", "{\"id\":5}");
        platform.settle();
        assertThat(heard.get(heard.size() - 1).id()).isEqualTo("last");
        assertThat(platform.sent).hasSameSizeAs(heard);
        TopicFilter custom = new TopicFilter("/ext/rrpc/+/#");
        assertThat(platform.sent)
                .allSatisfy(answer -> assertThat(answer.topic().value().startsWith("/sys/pk/dev1/rrpc/response/")
                                || custom.matches(answer.topic())
                                        && !answer.topic().value().contains("dev2"))
                        .isTrue());
        platform.sentPayloads()
                .forEach(answer -> assertThat(JsonParser.parseString(answer)
                                .getAsJsonObject()
                                .get("code")
                                .getAsInt())
                        .isEqualTo(400));
    }

    private static String payload(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> "{\"id\":\"" + Fuzz.text(random, 90) + "\",\"params\":" + "[".repeat(random.nextInt(200));
            case 1 -> "{\"id\":" + random.nextInt() + "}";
            default -> Fuzz.text(random, 50);
        };
    }

    private static boolean isTopic(String text) {
        try {
            new Topic(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
