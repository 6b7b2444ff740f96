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
package org.openhab.binding.aliyuniot.link.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.binding.aliyuniot.link.Fuzz;
import org.openhab.binding.aliyuniot.link.ScriptedPlatform;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;

/** What a platform says that a test has say it: refusals, silence, orders of events that no cloud makes at will. */
@NonNullByDefault({})
class DeviceShadowTest {
    private static final Duration BOUND = ScriptedPlatform.BOUND;
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SOON = Duration.ofMillis(100);
    private static final String GET = "/shadow/get/pk/dev1";
    private static final ShadowKey POWER = ShadowKey.of("power");

    private final ScriptedPlatform platform = new ScriptedPlatform();
    private final List<ShadowDocument> desired = new CopyOnWriteArrayList<>();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private volatile Consumer<ShadowDocument> carrying = document -> {};
    private final CountDownLatch told = new CountDownLatch(1);
    private DeviceShadow shadow;

    /** Answers by the method and the version of a request; null is silence. */
    private void open(Function<JsonObject, String> answers, Duration timeout, Duration retry) {
        shadow = new DeviceShadow(
                platform.runtime,
                ScriptedPlatform.IDENTITY,
                platform.session,
                new ShadowListener() {
                    @Override
                    public void desired(ShadowDocument document) {
                        desired.add(document);
                        carrying.accept(document);
                    }

                    @Override
                    public void refused(Set<ShadowKey> keys, LinkFailure failure) {
                        refused.add(keys + " " + failure.getMessage());
                    }
                },
                timeout,
                retry);
        platform.answering = message -> {
            JsonObject request = JsonParser.parseString(new String(message.payload(), StandardCharsets.UTF_8))
                    .getAsJsonObject();
            String answer = answers.apply(request);
            if (answer != null) {
                platform.send(
                        GET, answer.replace("TOKEN", request.get("clientToken").getAsString()));
            }
        };
        platform.whenOnline = () -> {
            shadow.online();
            told.countDown();
        };
    }

    /** The shadow hears of it a little later than the session's state says so. */
    private void goOnline() {
        platform.goOnline();
        await().atMost(BOUND).until(() -> told.getCount() == 0);
    }

    private void open(Function<JsonObject, String> answers) {
        open(answers, LONG, LONG);
    }

    @AfterEach
    void close() {
        shadow.close();
        platform.close();
    }

    private static String success(long version) {
        return "{\"method\":\"reply\",\"payload\":{\"status\":\"success\",\"version\":" + version
                + "},\"timestamp\":1,\"clientToken\":\"TOKEN\"}";
    }

    private static String error(String code, String words) {
        return "{\"method\":\"reply\",\"payload\":{\"status\":\"error\",\"content\":{\"errorcode\":\"" + code
                + "\",\"errormessage\":\"" + words + "\"}},\"timestamp\":1,\"clientToken\":\"TOKEN\"}";
    }

    private static String told(long version, String state) {
        return "{\"method\":\"reply\",\"payload\":{\"status\":\"success\",\"state\":" + state
                + ",\"metadata\":{}},\"version\":" + version + ",\"timestamp\":1,\"clientToken\":\"TOKEN\"}";
    }

    private static String control(long version, String desired) {
        return "{\"method\":\"control\",\"payload\":{\"status\":\"success\",\"state\":{\"reported\":{},\"desired\":"
                + desired + "},\"metadata\":{}},\"version\":" + version + ",\"timestamp\":1}";
    }

    private static String method(JsonObject request) {
        return request.get("method").getAsString();
    }

    /** A platform that has a shadow of this version and refuses nothing. */
    private static Function<JsonObject, String> willing(long version) {
        return request -> method(request).equals("get")
                ? told(version, "{\"reported\":{}}")
                : success(request.get("version").getAsLong());
    }

    private static <T> T result(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(BOUND.toSeconds(), TimeUnit.SECONDS);
    }

    private static LinkFailure failure(CompletionStage<?> stage) {
        return assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> result(stage))
                .havingCause()
                .isInstanceOf(LinkFailure.class)
                .asInstanceOf(InstanceOfAssertFactories.type(LinkFailure.class))
                .actual();
    }

    /** What was sent, without what differs each time. */
    private List<String> requests() {
        List<String> requests = new ArrayList<>();
        for (String payload : platform.sentPayloads()) {
            JsonObject request = JsonParser.parseString(payload).getAsJsonObject();
            request.remove("clientToken");
            requests.add(request.toString());
        }
        return requests;
    }

    private void awaitRequests(int count) {
        await().atMost(BOUND).until(() -> platform.sent.size() >= count);
    }

    private static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }

    private static JsonElement number(int value) {
        return new JsonPrimitive(value);
    }

    @Test
    void theFirstChangeAsksForTheVersion() throws Exception {
        open(willing(41));
        goOnline();
        result(shadow.update(json("{\"a\":{\"b\":1}}")));
        result(shadow.delete(List.of(ShadowKey.of("a.b"), ShadowKey.of("c"))));
        result(shadow.delete(List.of()));
        assertThat(requests())
                .containsExactly(
                        "{\"method\":\"get\"}",
                        "{\"method\":\"update\",\"state\":{\"reported\":{\"a\":{\"b\":1}}},\"version\":42}",
                        "{\"method\":\"delete\",\"state\":{\"reported\":{\"a\":{\"b\":\"null\"},\"c\":\"null\"}},"
                                + "\"version\":43}",
                        "{\"method\":\"delete\",\"state\":{\"reported\":\"null\"},\"version\":44}");
        assertThat(platform.sent).extracting(message -> message.topic().value()).containsOnly("/shadow/update/pk/dev1");
        assertThat(platform.sentPayloads())
                .extracting(payload -> json(payload).get("clientToken").getAsString())
                .doesNotHaveDuplicates()
                .allMatch(token -> token.startsWith("pk.dev1-"));
    }

    @Test
    void getTellsTheWholeShadow() throws Exception {
        open(request -> told(7, "{\"reported\":{\"a\":1},\"desired\":{\"a\":2}}"));
        goOnline();
        ShadowDocument document = result(shadow.get());
        assertThat(document.version()).isEqualTo(7);
        assertThat(document.reported()).isEqualTo(json("{\"a\":1}"));
        assertThat(document.desired()).isEqualTo(json("{\"a\":2}"));
        document.reported().addProperty("a", 9);
        assertThat(document.toJson())
                .isEqualTo(json("{\"state\":{\"reported\":{\"a\":1},\"desired\":{\"a\":2}},\"metadata\":{},"
                        + "\"version\":7}"));
    }

    @Test
    void aConflictIsRepairedByAskingAnew() throws Exception {
        List<Long> stored = new CopyOnWriteArrayList<>(List.of(5L));
        open(request -> {
            long now = stored.get(stored.size() - 1);
            if (method(request).equals("get")) {
                // Somebody else changes the shadow behind our back, twice.
                if (stored.size() < 3) {
                    stored.add(now + 10);
                }
                return told(now, "{\"reported\":{}}");
            }
            long version = request.get("version").getAsLong();
            return version > now ? success(version) : error("409", "version conflict");
        });
        goOnline();
        result(shadow.update(json("{\"a\":1}")));
        assertThat(requests())
                .containsExactly(
                        "{\"method\":\"get\"}",
                        "{\"method\":\"update\",\"state\":{\"reported\":{\"a\":1}},\"version\":6}",
                        "{\"method\":\"get\"}",
                        "{\"method\":\"update\",\"state\":{\"reported\":{\"a\":1}},\"version\":16}",
                        "{\"method\":\"get\"}",
                        "{\"method\":\"update\",\"state\":{\"reported\":{\"a\":1}},\"version\":26}");
    }

    @Test
    void conflictsWithoutEndEnd() throws Exception {
        open(request -> method(request).equals("get") ? told(1, "{}") : error("409", "again"));
        goOnline();
        assertThat(failure(shadow.update(json("{\"a\":1}"))))
                .hasMessageContainingAll("the update of the shadow", "somebody else", "code 409");
        assertThat(platform.sent).hasSize(2 * ShadowSequence.MAX_CONFLICTS);
        // And so do those of what is reported by itself, which waits for the next chance.
        shadow.report(POWER, number(1));
        awaitRequests(4 * ShadowSequence.MAX_CONFLICTS);
        assertThat(failure(shadow.delete(List.of()))).hasMessageContaining("409");
        assertThat(refused).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "400, JSON, REQUEST_REFUSED",
        "401, no method, REQUEST_REFUSED",
        "402, no state, REQUEST_REFUSED",
        "403, no number, REQUEST_REFUSED",
        "404, nothing is reported, REQUEST_REFUSED",
        "405, no attribute, REQUEST_REFUSED",
        "406, the method, REQUEST_REFUSED",
        "407, nothing in the request, REQUEST_REFUSED",
        "408, more than 128 attributes; delete, REQUEST_REFUSED",
        "500, try again later, SERVER_UNAVAILABLE",
        "499, not documented, REQUEST_REFUSED",
        "what, no code, REQUEST_REFUSED"
    })
    void eachRefusalIsASentence(String code, String sentence, LinkFailure.Reason reason) {
        open(request -> method(request).equals("get") ? told(1, "{}") : error(code, "own\\u0007 words"));
        goOnline();
        LinkFailure failure = failure(shadow.update(json("{\"a\":1}")));
        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure).hasMessageContainingAll("the update of the shadow", sentence, "own? words");
    }

    @Test
    void aRefusalWithoutATokenIsToTheOpenRequest() {
        open(request -> error("400", "").replace(",\"clientToken\":\"TOKEN\"", ""));
        goOnline();
        assertThat(failure(shadow.get())).hasMessageContaining("code 400");
    }

    @Test
    void silenceEndsInATimeOutAndTheNextOneIsAsked() throws Exception {
        List<String> asked = new CopyOnWriteArrayList<>();
        open(
                request -> {
                    asked.add(method(request));
                    return asked.size() == 1 ? null : told(1, "{}");
                },
                SOON,
                LONG);
        goOnline();
        LinkFailure failure = failure(shadow.get());
        assertThat(failure.reason()).isEqualTo(LinkFailure.Reason.TIMEOUT);
        assertThat(failure).hasMessageContaining("the get of the shadow within 100 ms");
        assertThat(result(shadow.get()).version()).isEqualTo(1);
    }

    @Test
    void aReplyOfAnotherRequestIsNone() throws Exception {
        open(request -> null);
        goOnline();
        CompletionStage<ShadowDocument> open = shadow.get();
        awaitRequests(1);
        String token = json(platform.sentPayloads().get(0)).get("clientToken").getAsString();
        platform.send(GET, told(1, "{}").replace("TOKEN", token + "0"));
        platform.send(GET, told(2, "{}").replace("TOKEN", token));
        assertThat(result(open).version()).isEqualTo(2);
    }

    @Test
    void offlineNothingIsAskedAndValuesWait() throws Exception {
        open(willing(0));
        assertThat(failure(shadow.get()).reason()).isEqualTo(LinkFailure.Reason.NOT_CONNECTED);
        shadow.report(POWER, number(1));
        shadow.report(ShadowKey.of("light.level"), number(10));
        shadow.report(POWER, number(2));
        goOnline();
        awaitRequests(2);
        assertThat(requests())
                .containsExactly(
                        "{\"method\":\"get\"}",
                        "{\"method\":\"update\",\"state\":{\"reported\":{\"light\":{\"level\":10},\"power\":2}},"
                                + "\"version\":1}");
    }

    @Test
    void aLostConnectionEndsWhatIsOpenAndValuesAreToldAgain() throws Exception {
        List<String> asked = new CopyOnWriteArrayList<>();
        open(request -> {
            asked.add(method(request));
            return asked.size() == 2 ? null : willing(3).apply(request);
        });
        goOnline();
        shadow.report(POWER, number(1));
        awaitRequests(2);
        CompletionStage<?> behind = shadow.update(json("{\"a\":1}"));
        shadow.offline();
        assertThat(failure(behind).reason()).isEqualTo(LinkFailure.Reason.CONNECTION_LOST);
        shadow.online();
        awaitRequests(4);
        assertThat(requests().subList(2, 4))
                .containsExactly(
                        "{\"method\":\"get\"}",
                        "{\"method\":\"update\",\"state\":{\"reported\":{\"power\":1}},\"version\":4}");
    }

    @Test
    void closedItTakesNothing() {
        open(request -> null);
        goOnline();
        CompletionStage<?> open = shadow.get();
        shadow.close();
        assertThat(failure(open).reason()).isEqualTo(LinkFailure.Reason.CLOSED);
        assertThat(failure(shadow.get()).reason()).isEqualTo(LinkFailure.Reason.CLOSED);
        shadow.close();
    }

    @Test
    void whatIsDesiredIsCarriedOutReportedAndCleared() throws Exception {
        open(willing(6));
        shadow.watch();
        carrying = document -> shadow.carriedOut(document, Map.of(POWER, number(0)));
        goOnline();
        awaitRequests(1);
        platform.settle();
        platform.send(GET, control(7, "{\"power\":0}"));
        awaitRequests(2);
        assertThat(requests().get(1))
                .isEqualTo("{\"method\":\"update\",\"state\":{\"reported\":{\"power\":0},\"desired\":\"null\"},"
                        + "\"version\":8}");
        assertThat(desired)
                .singleElement()
                .satisfies(document -> assertThat(document.version()).isEqualTo(7));
        // It is cleared once.
        result(shadow.update(json("{\"a\":1}")));
        assertThat(requests()).hasSize(3).last().asString().doesNotContain("desired");
    }

    @Test
    void nothingIsClearedThatNobodyHasHeardOf() throws Exception {
        List<String> answers = new CopyOnWriteArrayList<>(List.of(
                told(6, "{}"), error("409", ""), told(9, "{\"desired\":{\"power\":1}}"), success(10), success(11)));
        open(request -> answers.remove(0));
        shadow.watch();
        goOnline();
        awaitRequests(1);
        platform.settle();
        CountDownLatch later = new CountDownLatch(1);
        carrying = document -> {
            if (document.version() == 9) {
                await().atMost(BOUND).until(() -> later.getCount() == 0);
            }
            shadow.carriedOut(document, Map.of(POWER, document.desired().get("power")));
        };
        platform.send(GET, control(7, "{\"power\":0}"));
        awaitRequests(4);
        // The conflict has shown another wish, which is not carried out yet.
        assertThat(requests().get(1)).contains("\"desired\":\"null\"", "\"version\":8");
        assertThat(requests().get(3))
                .isEqualTo("{\"method\":\"update\",\"state\":{\"reported\":{\"power\":0}},\"version\":10}");
        later.countDown();
        awaitRequests(5);
        assertThat(requests().get(4))
                .isEqualTo("{\"method\":\"update\",\"state\":{\"reported\":{\"power\":1},\"desired\":\"null\"},"
                        + "\"version\":11}");
    }

    @Test
    void aControlThatComesBeforeTheReplyIsNotClearedWithIt() throws Exception {
        List<JsonObject> asked = new CopyOnWriteArrayList<>();
        open(request -> {
            asked.add(request);
            if (asked.size() == 2) {
                // The same wish again, after the platform has taken the update and before it says so.
                platform.send(GET, control(9, "{\"power\":0}"));
            }
            return willing(6).apply(request);
        });
        shadow.watch();
        carrying = document -> shadow.carriedOut(document, Map.of(POWER, number(0)));
        goOnline();
        awaitRequests(1);
        platform.settle();
        platform.send(GET, control(7, "{\"power\":0}"));
        awaitRequests(3);
        assertThat(requests().subList(1, 3))
                .allMatch(request -> request.contains("\"desired\":\"null\""))
                .last()
                .asString()
                .contains("\"version\":10");
        assertThat(desired).extracting(ShadowDocument::version).containsExactly(7L, 9L);
    }

    @Test
    void anOlderControlHasTheShadowAskedFor() throws Exception {
        open(willing(20));
        shadow.watch();
        goOnline();
        awaitRequests(1);
        platform.settle();
        platform.send(GET, control(7, "{\"power\":0}"));
        awaitRequests(2);
        assertThat(requests()).containsOnly("{\"method\":\"get\"}");
        assertThat(desired).isEmpty();
    }

    @Test
    void withoutAListenerNothingIsSubscribedOrAskedAfterTheLogin() throws Exception {
        open(willing(1));
        goOnline();
        platform.send(GET, control(7, "{\"power\":0}"));
        platform.settle();
        assertThat(platform.sent).isEmpty();
        assertThat(desired).isEmpty();
    }

    @Test
    void oneValueThatIsRefusedHoldsUpNoOther() throws Exception {
        open(request -> request.toString().contains("\"bad\"")
                ? error("408", "")
                : willing(1).apply(request));
        shadow.report(ShadowKey.of("a"), number(1));
        shadow.report(ShadowKey.of("bad"), number(2));
        shadow.report(ShadowKey.of("c"), number(3));
        goOnline();
        await().atMost(BOUND).until(() -> !refused.isEmpty());
        awaitRequests(5);
        assertThat(refused).singleElement().asString().contains("[bad]", "128 attributes");
        assertThat(requests().subList(2, 5))
                .containsExactly(
                        "{\"method\":\"update\",\"state\":{\"reported\":{\"a\":1}},\"version\":2}",
                        "{\"method\":\"update\",\"state\":{\"reported\":{\"bad\":2}},\"version\":3}",
                        "{\"method\":\"update\",\"state\":{\"reported\":{\"c\":3}},\"version\":3}");
    }

    @Test
    void aPlatformInTroubleIsAskedAgain() throws Exception {
        List<JsonObject> asked = new CopyOnWriteArrayList<>();
        open(
                request -> {
                    asked.add(request);
                    return asked.size() < 4 ? error("500", "") : willing(1).apply(request);
                },
                LONG,
                Duration.ofMillis(10));
        shadow.report(POWER, number(1));
        goOnline();
        awaitRequests(5);
        assertThat(requests().get(4)).contains("\"power\":1", "\"version\":2");
        assertThat(refused).isEmpty();
    }

    @Test
    void muchIsToldInSeveralUpdates() throws Exception {
        open(willing(0));
        for (int i = 0; i < 10; i++) {
            shadow.report(ShadowKey.of("k" + i), new JsonPrimitive("x".repeat(5000)));
        }
        goOnline();
        awaitRequests(5);
        assertThat(platform.sent).allMatch(message -> message.payload().length <= ShadowRules.MAX_BYTES);
        assertThat(requests().subList(1, 5)).allMatch(request -> request.contains("update"));
    }

    @Test
    void moreValuesThanAShadowHasAreRefused() {
        open(willing(0));
        for (int i = 0; i < 129; i++) {
            shadow.report(ShadowKey.of("k" + i), number(i));
        }
        await().atMost(BOUND).until(() -> !refused.isEmpty());
        assertThat(refused).singleElement().asString().contains("[k128]", "As many values wait already", "128");
    }

    @Test
    void aValueTakesThePlaceOfWhatItCovers() {
        open(willing(0));
        shadow.report(ShadowKey.of("a.b"), number(1));
        shadow.report(ShadowKey.of("a"), number(2));
        goOnline();
        awaitRequests(2);
        assertThat(requests().get(1)).contains("{\"a\":2}");
    }

    @Test
    void whatAShadowCannotHaveIsNotSent() {
        open(willing(0));
        assertThatIllegalArgumentException().isThrownBy(() -> shadow.update(new JsonObject()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shadow.report(POWER, new JsonPrimitive("x".repeat(20_000))));
        List<ShadowKey> many = new ArrayList<>();
        for (int i = 0; i < 129; i++) {
            many.add(ShadowKey.of("k" + i));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shadow.delete(many))
                .withMessageContainingAll("129", "128");
        assertThat(platform.sent).isEmpty();
    }

    @Test
    void fiftyRequestsWaitAtMost() throws Exception {
        open(request -> null);
        goOnline();
        List<CompletionStage<?>> asked = new ArrayList<>();
        for (int i = 0; i < DeviceShadow.MAX_WAITING + 2; i++) {
            asked.add(shadow.get());
        }
        assertThat(failure(asked.get(DeviceShadow.MAX_WAITING + 1)).reason())
                .isEqualTo(LinkFailure.Reason.OPEN_REQUESTS);
        awaitRequests(1);
        assertThat(platform.sent).hasSize(1);
        shadow.offline();
        for (CompletionStage<?> one : asked) {
            assertThat(one.toCompletableFuture()).failsWithin(BOUND);
        }
    }

    @Test
    void twentyRequestsASecondLeaveAtMost() throws Exception {
        List<Long> times = new CopyOnWriteArrayList<>();
        open(request -> {
            times.add(System.nanoTime());
            return told(1, "{}");
        });
        goOnline();
        List<CompletionStage<?>> asked = new ArrayList<>();
        for (int i = 0; i < 41; i++) {
            asked.add(shadow.get());
        }
        for (CompletionStage<?> one : asked) {
            result(one);
        }
        // A busy machine takes longer, never less.
        assertThat(Duration.ofNanos(times.get(40) - times.get(0))).isGreaterThan(Duration.ofMillis(1900));
    }

    @Test
    void whateverThePlatformSendsTheShadowGoesOn() throws Exception {
        open(request -> null);
        shadow.watch();
        carrying = document -> {
            throw new NoClassDefFoundError("for the test");
        };
        goOnline();
        awaitRequests(1);
        String token = json(platform.sentPayloads().get(0)).get("clientToken").getAsString();
        Random random = new Random(7);
        for (int i = 0; i < 1000; i++) {
            platform.send(GET, hostile(random, i));
        }
        platform.settle();
        platform.send(GET, told(3, "{\"desired\":{\"power\":1}}").replace("TOKEN", token));
        carrying = document -> {};
        CompletionStage<ShadowDocument> asked = shadow.get();
        platform.answering = message -> platform.send(
                GET,
                told(4, "{\"reported\":{\"a\":1}}")
                        .replace(
                                "TOKEN",
                                json(new String(message.payload(), StandardCharsets.UTF_8))
                                        .get("clientToken")
                                        .getAsString()));
        shadow.offline();
        shadow.online();
        assertThat(asked.toCompletableFuture()).failsWithin(BOUND);
        assertThat(result(shadow.get()).reported()).isEqualTo(json("{\"a\":1}"));
    }

    /** Broken, deep, large, of wrong types, with versions beyond all measure, and controls that are read. */
    private static byte[] hostile(Random random, int i) {
        String[] values = {
            "1",
            "-1",
            "1e400",
            "9007199254740993",
            "99999999999999999999",
            "\"x\"",
            "null",
            "true",
            "[]",
            "{}",
            "[".repeat(70) + "]".repeat(70),
            "\"" + "x".repeat(200) + "\"",
            "{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":{}}}}}}"
        };
        String text = switch (i % 8) {
            case 0 -> Fuzz.text(random, 50);
            case 1 -> "{\"a\":".repeat(500 + random.nextInt(20_000));
            case 2 ->
                "{\"method\":\"control\",\"payload\":{\"state\":{\"desired\":" + Fuzz.oneOf(random, values)
                        + "}},\"version\":" + Fuzz.oneOf(random, values) + "}";
            case 3 ->
                "{\"method\":\"reply\",\"payload\":" + Fuzz.oneOf(random, values) + ",\"clientToken\":"
                        + Fuzz.oneOf(random, values) + "}";
            case 4 -> "{\"method\":" + Fuzz.oneOf(random, values) + ",\"payload\":{}}";
            case 5 ->
                "{\"method\":\"reply\",\"payload\":{\"status\":\"error\",\"content\":" + Fuzz.oneOf(random, values)
                        + "},\"clientToken\":\"other\"}";
            case 6 -> control(random.nextInt(100), "{\"" + "k".repeat(random.nextInt(150_000)) + "\":1}");
            default -> control(random.nextInt(100), "{\"power\":" + Fuzz.oneOf(random, values) + "}");
        };
        return random.nextInt(4) == 0 ? Fuzz.broken(random, text) : text.getBytes(StandardCharsets.UTF_8);
    }
}
