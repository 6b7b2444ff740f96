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
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.aliyuniot.emulator.message.SendResult;
import org.openhab.binding.aliyuniot.link.EmulatedDevice;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;
import org.openhab.binding.aliyuniot.link.session.SessionState;
import org.openhab.binding.aliyuniot.link.topic.TopicTemplate;

/** Calls of the emulator, over real sockets. */
class RrpcCallsTest {
    private static final Duration BOUND = EmulatedDevice.BOUND;
    private static final Duration PATIENT = Duration.ofSeconds(8);
    private static final RrpcTopic SYSTEM = RrpcTopic.system(EmulatedDevice.IDENTITY);
    private static final String RESPONSE = "/sys/a1Abc123Def/dev001/rrpc/response/";

    @TempDir
    @NonNullByDefault({})
    Path folder;

    private final List<RrpcCall> heard = new CopyOnWriteArrayList<>();
    private @NonNullByDefault({}) EmulatedDevice device;
    private @NonNullByDefault({}) RrpcCalls calls;

    @BeforeEach
    void start() throws Exception {
        device = new EmulatedDevice(folder, Duration.ofMillis(50));
        calls = new RrpcCalls(device.runtime, EmulatedDevice.IDENTITY, device.session);
    }

    @AfterEach
    void stop() {
        device.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static RrpcTopic custom(String topic) {
        return RrpcTopic.custom(EmulatedDevice.IDENTITY, new TopicTemplate(topic));
    }

    private Runnable listen(RrpcTopic topic, Duration within) throws Exception {
        return calls.listen(topic, within, call -> bytes("automatic " + call.id()), heard::add);
    }

    private void online(Duration within) throws Exception {
        listen(SYSTEM, within);
        device.goOnline();
    }

    private RrpcCall heard(int index) {
        await().atMost(BOUND).until(() -> heard.size() > index);
        return heard.get(index);
    }

    private static String answer(CompletableFuture<String> call) throws Exception {
        return call.get(BOUND.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void aCallIsAnswered() throws Exception {
        online(RrpcCalls.MAX_WITHIN);
        CompletableFuture<String> asked = device.call(null, "how are you?", PATIENT);
        RrpcCall call = heard(0);
        assertThat(call.payload()).isEqualTo(bytes("how are you?"));
        assertThat(call.id()).matches("[0-9]+");
        assertThat(call.topic()).hasToString("/sys/a1Abc123Def/dev001/rrpc/request/" + call.id());
        assertThat(call.answer(bytes("fine"))).isTrue();
        assertThat(answer(asked)).isEqualTo("fine");
        assertThat(call.sent()
                        .toCompletableFuture()
                        .get(BOUND.toSeconds(), TimeUnit.SECONDS)
                        .topic())
                .hasToString(RESPONSE + call.id());
    }

    @Test
    void aListenerMayAnswerAtOnce() throws Exception {
        calls.listen(SYSTEM, RrpcCalls.MAX_WITHIN, DefaultAnswer::to, call -> call.answer(call.payload()));
        device.goOnline();
        assertThat(answer(device.call(null, "echo", PATIENT))).isEqualTo("echo");
    }

    @Test
    void twoCallsAtATimeAreAnsweredInReverseOrder() throws Exception {
        online(RrpcCalls.MAX_WITHIN);
        CompletableFuture<String> first = device.call(null, "1", PATIENT);
        heard(0);
        CompletableFuture<String> second = device.call(null, "2", PATIENT);
        heard(1).answer(bytes("to 2"));
        assertThat(answer(second)).isEqualTo("to 2");
        assertThat(first).isNotDone();
        heard(0).answer(bytes("to 1"));
        assertThat(answer(first)).isEqualTo("to 1");
    }

    @Test
    void whenNobodyAnswersTheAutomaticAnswerGoesInTime() throws Exception {
        online(RrpcCalls.MIN_WITHIN);
        CompletableFuture<String> asked = device.call(null, "anybody?", PATIENT);
        assertThat(answer(asked)).isEqualTo("automatic " + heard(0).id());
        assertThat(heard(0).answer(bytes("late"))).isFalse();
        assertThat(device.arrived(RESPONSE + heard(0).id())).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"id\":\"77\",\"params\":{}} | {\"id\":\"77\",\"code\":400,\"data\":{},\"message\":\"nobody answered\"}",
                "{\"id\":77} | {\"id\":77,\"code\":400,\"data\":{},\"message\":\"nobody answered\"}",
                "{\"id\":{}} | {\"code\":400,\"data\":{},\"message\":\"nobody answered\"}",
                "[1] | {\"code\":400,\"data\":{},\"message\":\"nobody answered\"}",
                "hello | {\"code\":400,\"data\":{},\"message\":\"nobody answered\"}"
            })
    void theDefaultAnswerCarriesTheRequestsId(String request, String response) throws Exception {
        calls.listen(SYSTEM, RrpcCalls.MIN_WITHIN, DefaultAnswer::to, call -> {});
        device.goOnline();
        assertThat(answer(device.call(null, request, PATIENT))).isEqualTo(response);
    }

    @Test
    void theFirstAnswerWins() throws Exception {
        online(RrpcCalls.MAX_WITHIN);
        CompletableFuture<String> asked = device.call(null, "?", PATIENT);
        assertThat(heard(0).answer(bytes("first"))).isTrue();
        assertThat(heard(0).answer(bytes("second"))).isFalse();
        assertThat(answer(asked)).isEqualTo("first");
        assertThat(device.arrived(RESPONSE + heard(0).id())).containsExactly("first");
    }

    @ParameterizedTest
    @ValueSource(strings = {"user/ask", "/ext/rrpc/+/${productKey}/${deviceName}/user/ask", "user/+"})
    void customCallsAreAnsweredOnTheirTopic(String subscribed) throws Exception {
        listen(custom(subscribed), RrpcCalls.MAX_WITHIN);
        device.goOnline();
        CompletableFuture<String> asked = device.call("user/ask", "?", PATIENT);
        RrpcCall call = heard(0);
        assertThat(call.topic()).hasToString("/ext/rrpc/" + call.id() + "/a1Abc123Def/dev001/user/ask");
        call.answer(bytes("!"));
        assertThat(answer(asked)).isEqualTo("!");
    }

    @Test
    void synchronousServicesAreCustomCalls() throws Exception {
        listen(custom("/sys/${productKey}/${deviceName}/thing/service/open"), RrpcCalls.MAX_WITHIN);
        device.goOnline();
        CompletableFuture<String> asked = device.call("thing/service/open", "{\"id\":\"1\"}", PATIENT);
        heard(0).answer(bytes("{\"id\":\"1\",\"code\":200,\"data\":{}}"));
        assertThat(answer(asked)).contains("200");
    }

    @Test
    void aCallThatTwoListenersCoverIsAnsweredOnce() throws Exception {
        listen(custom("user/ask"), RrpcCalls.MIN_WITHIN);
        listen(custom("user/+"), RrpcCalls.MIN_WITHIN);
        device.goOnline();
        answer(device.call("user/ask", "?", PATIENT));
        answer(device.call("user/more", "?", PATIENT));
        assertThat(heard).hasSize(2);
        assertThat(device.arrived(heard(0).topic().value())).hasSize(1);
    }

    @Test
    void aRepeatedRequestIsLeftOut() throws Exception {
        online(RrpcCalls.MAX_WITHIN);
        device.send("rrpc/request/123", "?");
        device.send("rrpc/request/123", "?");
        heard(0).answer(bytes("!"));
        device.send("rrpc/request/123", "?");
        device.send("rrpc/request/124", "?");
        assertThat(heard(1).id()).isEqualTo("124");
        assertThat(device.arrived(RESPONSE + "123")).containsExactly("!");
    }

    @Test
    void anAnswerAfterTheConnectionIsLostDoesNotLeave() throws Exception {
        online(RrpcCalls.MAX_WITHIN);
        device.send("rrpc/request/123", "?");
        RrpcCall call = heard(0);
        device.keepOffline();
        assertThat(call.answer(bytes("!"))).isTrue();
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> call.sent().toCompletableFuture().get(BOUND.toSeconds(), TimeUnit.SECONDS))
                .withCauseInstanceOf(NetworkFailure.class);
        assertThat(call.answer(bytes("again"))).isFalse();
    }

    @Test
    void anAnswerAfterTheConnectionCameBackArrives() throws Exception {
        online(RrpcCalls.MAX_WITHIN);
        CompletableFuture<String> asked = device.call(null, "?", PATIENT);
        RrpcCall call = heard(0);
        device.emulator.device("a1Abc123Def", "dev001").disconnect();
        await().atMost(BOUND)
                .until(() ->
                        device.session.statistics().reconnects() == 1 && device.session.state() == SessionState.ONLINE);
        call.answer(bytes("still here"));
        assertThat(answer(asked)).isEqualTo("still here");
    }

    @Test
    void oversizedAnswersAreRefusedAndTheCallStaysOpen() throws Exception {
        online(RrpcCalls.MAX_WITHIN);
        CompletableFuture<String> asked = device.call(null, "?", PATIENT);
        RrpcCall call = heard(0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> call.answer(new byte[256 * 1024 + 1]))
                .withMessageContaining("262144");
        assertThat(call.answer(new byte[256 * 1024])).isTrue();
        assertThat(answer(asked)).hasSize(256 * 1024);
    }

    @Test
    void largeRequestsAreHeard() throws Exception {
        online(RrpcCalls.MIN_WITHIN);
        answer(device.call(null, "[".repeat(200_000), PATIENT));
        assertThat(heard(0).payload()).hasSize(200_000);
        assertThat(JsonParser.parseString(new String(DefaultAnswer.to(heard(0)), StandardCharsets.UTF_8)))
                .isInstanceOf(JsonObject.class);
    }

    @Test
    void callsBeyondTheBoundAreAnsweredAutomaticallyAtOnce() throws Exception {
        online(RrpcCalls.MAX_WITHIN);
        for (int i = 0; i < RrpcCalls.MAX_OPEN; i++) {
            assertThat(device.send("rrpc/request/" + i, "?")).isEqualTo(SendResult.SENT);
        }
        heard(RrpcCalls.MAX_OPEN - 1);
        device.send("rrpc/request/one-more", "?");
        await().atMost(BOUND)
                .untilAsserted(
                        () -> assertThat(device.arrived(RESPONSE + "one-more")).containsExactly("automatic one-more"));
        heard(0).answer(bytes("!"));
        await().atMost(BOUND).until(() -> !device.arrived(RESPONSE + "0").isEmpty());
        device.send("rrpc/request/another", "?");
        assertThat(heard(RrpcCalls.MAX_OPEN).id()).isEqualTo("another");
    }

    @Test
    void aListenerThatIsTakenOutLeavesNoCallWithoutAnAnswer() throws Exception {
        Runnable takeOut = listen(SYSTEM, RrpcCalls.MAX_WITHIN);
        device.goOnline();
        CompletableFuture<String> asked = device.call(null, "?", PATIENT);
        RrpcCall call = heard(0);
        takeOut.run();
        assertThat(answer(asked)).isEqualTo("automatic " + call.id());
        assertThat(call.answer(bytes("late"))).isFalse();
        await().atMost(BOUND)
                .untilAsserted(
                        () -> assertThat(device.send("rrpc/request/999", "?")).isEqualTo(SendResult.NOT_SUBSCRIBED));
    }

    @Test
    void aListenerThatFailsDoesNotKeepTheCallerWaiting() throws Exception {
        Function<RrpcCall, byte[]> failing = call -> {
            throw new IllegalStateException("no answer");
        };
        calls.listen(SYSTEM, RrpcCalls.MIN_WITHIN, failing, call -> {
            throw new IllegalStateException("no listener");
        });
        device.goOnline();
        assertThat(answer(device.call(null, "?", PATIENT))).contains("nobody answered");
        assertThat(answer(device.call(null, "?", PATIENT))).contains("nobody answered");
    }

    @Test
    void callsThatCannotBeAnsweredAreLeftOut() throws Exception {
        listen(custom("/ext/rrpc/+/#"), RrpcCalls.MAX_WITHIN);
        online(RrpcCalls.MAX_WITHIN);
        device.send("rrpc/request/" + "9".repeat(120), "?");
        device.send("/ext/rrpc/1/a1Abc123Def/dev002/user/ask", "?");
        device.send("/ext/rrpc/1/other", "?");
        device.send("/ext/rrpc//a1Abc123Def/dev001/user/ask", "?");
        device.send("/ext/rrpc/2/a1Abc123Def/dev001/user/ask", "?");
        assertThat(heard(0).id()).isEqualTo("2");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 99, 7501, 8000})
    void timesThatThePlatformDoesNotWaitAreRefused(long millis) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> listen(SYSTEM, Duration.ofMillis(millis)))
                .withMessageContaining("100 to 7500 ms");
    }

    @Test
    void foreignTopicsAreRefused() {
        assertThatExceptionOfType(ConfigurationFailure.class)
                .isThrownBy(() -> listen(custom("/a1Abc123Def/dev002/user/ask"), RrpcCalls.MAX_WITHIN));
    }

    @Test
    void answersFromManyThreadsAreOne() throws Exception {
        online(RrpcCalls.MAX_WITHIN);
        device.send("rrpc/request/5", "?");
        RrpcCall call = heard(0);
        List<CompletableFuture<Boolean>> answers = new CopyOnWriteArrayList<>();
        for (int i = 0; i < 8; i++) {
            answers.add(CompletableFuture.supplyAsync(() -> call.answer(bytes("!"))));
        }
        int won = 0;
        for (CompletableFuture<Boolean> answer : answers) {
            won += answer.get(BOUND.toSeconds(), TimeUnit.SECONDS) ? 1 : 0;
        }
        assertThat(won).isEqualTo(1);
    }
}
