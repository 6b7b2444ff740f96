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
package org.openhab.binding.aliyuniot.link.property.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openhab.binding.aliyuniot.link.ScriptedPlatform;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;
import org.openhab.binding.aliyuniot.link.transport.Message;

@NonNullByDefault({})
class PropertyReporterTest {
    private static final Duration BOUND = ScriptedPlatform.BOUND;
    private static final String POST = "/sys/pk/dev1/thing/event/property/post";

    private final ScriptedPlatform platform = new ScriptedPlatform();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private volatile int code = 200;
    private volatile boolean replying = true;
    private AlinkRequests requests;
    private PropertyReporter reporter;

    @BeforeEach
    void open() throws Exception {
        requests = new AlinkRequests(platform.runtime, ScriptedPlatform.IDENTITY, platform.session);
        reporter = new PropertyReporter(
                platform.runtime,
                ScriptedPlatform.IDENTITY,
                platform.session,
                requests,
                Duration.ZERO,
                (identifiers, code, message) -> refused.add(Set.copyOf(identifiers) + " " + code + " " + message));
        platform.answering = message -> {
            if (replying) {
                reply(message);
            }
        };
        platform.whenOnline = reporter::online;
    }

    @AfterEach
    void close() {
        reporter.close();
        requests.close();
        platform.close();
    }

    private void reply(Message message) {
        platform.send(
                message.topic() + "_reply",
                "{\"id\":" + request(message).get("id") + ",\"code\":" + code + ",\"message\":\"why\"}");
    }

    private static JsonObject request(Message message) {
        return JsonParser.parseString(new String(message.payload(), StandardCharsets.UTF_8))
                .getAsJsonObject();
    }

    private List<String> posts() {
        List<String> posts = new ArrayList<>();
        platform.sent.forEach(
                message -> posts.add(request(message).get("params").toString()));
        return posts;
    }

    private void awaitPosts(String... posts) {
        await().atMost(BOUND).untilAsserted(() -> assertThat(posts()).containsExactly(posts));
    }

    private void report(String identifier, int value) {
        reporter.report(identifier, new JsonPrimitive(value));
    }

    @Test
    void aValueIsPostedAsAlink() {
        platform.goOnline();
        report("block:Temp", 21);
        awaitPosts("{\"block:Temp\":21}");
        Message post = platform.sent.get(0);
        assertThat(post.topic()).hasToString(POST);
        assertThat(request(post).get("method")).hasToString("\"thing.event.property.post\"");
        assertThat(request(post).get("sys")).hasToString("{\"ack\":1}");
    }

    @Test
    void whatIsReportedWithoutAConnectionIsPostedOnceWithTheNewestValues() {
        for (int i = 0; i <= 1000; i++) {
            report("a", i);
            report("b", -i);
        }
        platform.goOnline();
        awaitPosts("{\"a\":1000,\"b\":-1000}");
    }

    @Test
    void unchangedValuesAreNotPostedAgain() {
        platform.goOnline();
        report("a", 1);
        awaitPosts("{\"a\":1}");
        report("a", 1);
        report("b", 2);
        awaitPosts("{\"a\":1}", "{\"b\":2}");
    }

    @Test
    void aSetIsConfirmedEvenIfNothingHasChanged() {
        platform.goOnline();
        report("a", 1);
        awaitPosts("{\"a\":1}");
        reporter.confirm("a", new JsonPrimitive(1));
        awaitPosts("{\"a\":1}", "{\"a\":1}");
    }

    @Test
    void aForgottenPropertyIsNotPosted() {
        report("a", 1);
        report("b", 2);
        reporter.forget("a");
        platform.goOnline();
        awaitPosts("{\"b\":2}");
    }

    @Test
    void everythingIsPostedAgainWithTheNextConnection() {
        report("a", 1);
        report("b", 2);
        platform.goOnline();
        awaitPosts("{\"a\":1,\"b\":2}");
        reporter.offline();
        requests.offline();
        platform.cut();
        awaitPosts("{\"a\":1,\"b\":2}", "{\"a\":1,\"b\":2}");
    }

    @Test
    void aPostTakes200Properties() {
        for (int i = 0; i < 450; i++) {
            report("p" + i, i);
        }
        platform.goOnline();
        await().atMost(BOUND).until(() -> posts().size() == 3);
        assertThat(platform.sent)
                .extracting(
                        message -> request(message).getAsJsonObject("params").size())
                .containsExactly(200, 200, 50);
    }

    @Test
    void aFloodOfValuesKeepsTheRateAndTheLastValueArrives() {
        long begin = System.nanoTime();
        platform.goOnline();
        for (int i = 0; i < 200_000; i++) {
            report("a", i);
        }
        report("a", -1);
        await().atMost(BOUND).until(() -> posts().contains("{\"a\":-1}"));
        long elapsed = System.nanoTime() - begin;
        assertThat((platform.sent.size() - 1) * PropertyReporter.MIN_PAUSE.toNanos())
                .isLessThanOrEqualTo(elapsed);
        assertThat(posts()).last().isEqualTo("{\"a\":-1}");
    }

    @Test
    void propertiesThatChangeAllTheTimeDoNotHoldUpOthers() {
        for (int i = 0; i < 201; i++) {
            report("p" + i, i);
        }
        platform.answering = message -> {
            for (int i = 0; i < 200; i++) {
                report("p" + i, -1000 - platform.sent.size());
            }
            reply(message);
        };
        platform.goOnline();
        await().atMost(BOUND).until(() -> platform.sent.size() >= 2);
        assertThat(request(platform.sent.get(1)).getAsJsonObject("params").has("p200"))
                .isTrue();
    }

    @Test
    void aPostTakesAsManyBytesAsTheWayToThePlatform() {
        String large = "x".repeat(100_000);
        for (int i = 0; i < 5; i++) {
            reporter.report("p" + i, new JsonPrimitive(large));
        }
        platform.goOnline();
        await().atMost(BOUND).until(() -> platform.sent.size() == 3);
        assertThat(platform.sent)
                .allSatisfy(
                        message -> assertThat(message.payload()).hasSizeLessThanOrEqualTo(Message.MAX_PAYLOAD_BYTES));
    }

    @Test
    void aValueThatFitsIntoNoPostIsRefusedAndHoldsUpNothing() {
        reporter.report("large", new JsonPrimitive("x".repeat(300_000)));
        report("a", 1);
        platform.goOnline();
        awaitPosts("{\"a\":1}");
        await().atMost(BOUND)
                .untilAsserted(() ->
                        assertThat(refused).containsExactly("[large] 460 The value is larger than the platform takes"));
    }

    @Test
    void aRefusalIsToldAndTheValueNotRepeated() {
        code = 6106;
        platform.goOnline();
        report("a", 1);
        await().atMost(BOUND).untilAsserted(() -> assertThat(refused).containsExactly("[a] 6106 why"));
        report("a", 1);
        report("b", 2);
        awaitPosts("{\"a\":1}", "{\"b\":2}");
    }

    @Test
    void aPostThatFailsIsPostedAgain() {
        platform.goOnline();
        replying = false;
        report("a", 1);
        awaitPosts("{\"a\":1}");
        replying = true;
        // What is open fails as after a time without a reply.
        requests.offline();
        awaitPosts("{\"a\":1}", "{\"a\":1}");
    }

    @Test
    void repliesThatAreLateDoNotHoldUpNewValuesUntilThereAreTooMany() {
        platform.goOnline();
        replying = false;
        for (int i = 0; i < 4; i++) {
            report("a", i);
            int posts = i + 1;
            await().atMost(BOUND).until(() -> platform.sent.size() == posts);
        }
        report("a", 4);
        report("a", 5);
        reply(platform.sent.get(0));
        await().atMost(BOUND).until(() -> posts().contains("{\"a\":5}"));
        assertThat(posts()).hasSizeLessThanOrEqualTo(6);
    }

    @Test
    void aFailedPostDoesNotUndoANewerOne() throws Exception {
        platform.goOnline();
        replying = false;
        report("a", 1);
        awaitPosts("{\"a\":1}");
        report("a", 2);
        awaitPosts("{\"a\":1}", "{\"a\":2}");
        reply(platform.sent.get(1));
        platform.settle();
        replying = true;
        requests.offline();
        report("b", 3);
        await().atMost(BOUND).until(() -> posts().contains("{\"b\":3}"));
        assertThat(posts()).doesNotContain("{\"a\":2,\"b\":3}", "{\"b\":3,\"a\":2}");
    }

    @Test
    void aListenerThatThrowsHoldsUpNothing() throws Exception {
        PropertyReporter other = new PropertyReporter(
                platform.runtime,
                ScriptedPlatform.IDENTITY,
                platform.session,
                requests,
                Duration.ZERO,
                (identifiers, code, message) -> {
                    refused.add("thrown");
                    throw new IllegalStateException("for the test");
                });
        code = 500;
        platform.whenOnline = other::online;
        other.report("a", new JsonPrimitive(1));
        platform.goOnline();
        await().atMost(BOUND).until(() -> refused.contains("thrown"));
        other.report("a", new JsonPrimitive(2));
        awaitPosts("{\"a\":1}", "{\"a\":2}");
        other.close();
    }
}
