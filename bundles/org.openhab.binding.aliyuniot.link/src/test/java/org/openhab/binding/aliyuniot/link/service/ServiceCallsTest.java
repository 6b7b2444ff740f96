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
package org.openhab.binding.aliyuniot.link.service;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.aliyuniot.link.EmulatedDevice;
import org.openhab.binding.aliyuniot.link.rrpc.DefaultAnswer;
import org.openhab.binding.aliyuniot.link.rrpc.RrpcCall;
import org.openhab.binding.aliyuniot.link.rrpc.RrpcCalls;
import org.openhab.binding.aliyuniot.link.rrpc.RrpcTopic;

/** Services that the emulator calls, over real sockets. */
@NonNullByDefault({})
class ServiceCallsTest {
    private static final Duration BOUND = EmulatedDevice.BOUND;
    private static final Duration PATIENT = Duration.ofSeconds(8);
    private static final String SERVICE = "/sys/a1Abc123Def/dev001/thing/service/";
    private static final String CALL = "{\"id\":\"5\",\"method\":\"thing.service.open\",\"params\":{\"a\":1}}";

    @TempDir
    Path folder;

    private final List<ServiceCall> heard = new CopyOnWriteArrayList<>();
    private final List<RrpcCall> others = new CopyOnWriteArrayList<>();
    private EmulatedDevice device;
    private RrpcCalls rrpc;
    private ServiceCalls services;

    @BeforeEach
    void start() throws Exception {
        device = new EmulatedDevice(folder, Duration.ofMillis(50));
        rrpc = new RrpcCalls(device.runtime, EmulatedDevice.IDENTITY, device.session);
    }

    @AfterEach
    void stop() {
        services.close();
        device.close();
    }

    private void online(Duration within) throws Exception {
        services = new ServiceCalls(device.runtime, EmulatedDevice.IDENTITY, device.session, rrpc, within, heard::add);
        device.goOnline();
    }

    private ServiceCall heard(int index) {
        await().atMost(BOUND).until(() -> heard.size() > index);
        return heard.get(index);
    }

    private void awaitAnswers(String identifier, String... answers) {
        await().atMost(BOUND)
                .untilAsserted(() -> assertThat(device.arrived(SERVICE + identifier + "_reply"))
                        .containsExactly(answers));
    }

    private static String answer(CompletableFuture<String> call) throws Exception {
        return call.get(BOUND.toSeconds(), TimeUnit.SECONDS);
    }

    private static JsonObject data(String json) {
        return JsonParser.parseString(json).getAsJsonObject();
    }

    @ParameterizedTest
    @ValueSource(strings = {"open", "block:open"})
    void aCallInTheBackgroundIsAnsweredOnce(String identifier) throws Exception {
        online(ServiceCalls.WITHIN);
        device.send("thing/service/" + identifier, CALL);
        ServiceCall call = heard(0);
        assertThat(call.id()).isEqualTo("5");
        assertThat(call.identifier()).isEqualTo(identifier);
        assertThat(call.input()).hasToString("{\"a\":1}");
        assertThat(call.synchronous()).isFalse();
        assertThat(call.answer(200, data("{\"b\":2}"))).isTrue();
        assertThat(call.answer(200, data("{}"))).isFalse();
        awaitAnswers(identifier, "{\"id\":\"5\",\"code\":200,\"data\":{\"b\":2}}");
        assertThat(call.sent()).succeedsWithin(BOUND);
    }

    @Test
    void aCallByTheSystemsTopicIsAnsweredThere() throws Exception {
        online(ServiceCalls.WITHIN);
        CompletableFuture<String> asked = device.call(null, CALL, PATIENT);
        ServiceCall call = heard(0);
        assertThat(call.identifier()).isEqualTo("open");
        assertThat(call.input()).hasToString("{\"a\":1}");
        assertThat(call.synchronous()).isTrue();
        assertThat(call.answer(200, data("{\"b\":2}"))).isTrue();
        assertThat(answer(asked)).isEqualTo("{\"id\":\"5\",\"code\":200,\"data\":{\"b\":2}}");
    }

    @Test
    void aCallByTheServicesOwnTopicIsAnsweredThere() throws Exception {
        online(ServiceCalls.WITHIN);
        CompletableFuture<String> asked = device.call("thing/service/block:open", "{\"id\":5,\"params\":{}}", PATIENT);
        ServiceCall call = heard(0);
        assertThat(call.identifier()).isEqualTo("block:open");
        assertThat(call.synchronous()).isTrue();
        call.answer(100_001, new JsonObject(), "not now");
        assertThat(answer(asked)).isEqualTo("{\"id\":5,\"code\":100001,\"data\":{},\"message\":\"not now\"}");
    }

    @Test
    void whatNobodyAnswersIsAnsweredInTime() throws Exception {
        online(RrpcCalls.MIN_WITHIN);
        device.send("thing/service/open", CALL);
        awaitAnswers("open", "{\"id\":\"5\",\"code\":400,\"data\":{},\"message\":\"nobody answered\"}");
        assertThat(answer(device.call(null, CALL, PATIENT))).contains("\"id\":\"5\",\"code\":400");
        assertThat(heard(0).answer(200, new JsonObject())).isFalse();
        assertThat(heard(1).answer(200, new JsonObject())).isFalse();
    }

    @Test
    void aRepeatedCallIsLeftOut() throws Exception {
        online(ServiceCalls.WITHIN);
        device.send("thing/service/open", CALL);
        device.send("thing/service/open", CALL);
        heard(0).answer(200, new JsonObject());
        device.send("thing/service/open", CALL);
        device.send("thing/service/close", CALL);
        assertThat(heard(1).identifier()).isEqualTo("close");
        awaitAnswers("open", "{\"id\":\"5\",\"code\":200,\"data\":{}}");
    }

    @Test
    void badInputIsRefused() throws Exception {
        online(ServiceCalls.WITHIN);
        device.send("thing/service/open", "{\"id\":\"5\",\"params\":[]}");
        awaitAnswers("open", "{\"id\":\"5\",\"code\":460,\"data\":{},\"message\":\"params is no object\"}");
        assertThat(answer(device.call(null, "{\"id\":\"6\",\"method\":\"thing.service.open\",\"params\":1}", PATIENT)))
                .contains("\"id\":\"6\",\"code\":460");
        assertThat(answer(device.call("thing/service/open", "?", PATIENT))).contains("\"code\":400");
        assertThat(heard).isEmpty();
    }

    @Test
    void whatCannotBeAnsweredIsLeftOut() throws Exception {
        online(ServiceCalls.WITHIN);
        device.send("thing/service/open", "?");
        device.send("thing/service/open", "{}");
        device.send("thing/service/open_reply", "{\"id\":\"5\",\"code\":200,\"data\":{}}");
        device.send("thing/service/property/set", CALL);
        device.send("thing/service/last", CALL);
        assertThat(heard(0).identifier()).isEqualTo("last");
    }

    @Test
    void aListenerOfAllCallsHearsOfNoServices() throws Exception {
        rrpc.listen(RrpcTopic.system(EmulatedDevice.IDENTITY), RrpcCalls.MAX_WITHIN, DefaultAnswer::to, call -> {
            others.add(call);
            call.answer("other".getBytes(StandardCharsets.UTF_8));
        });
        online(ServiceCalls.WITHIN);
        assertThat(answer(device.call(null, "hello", PATIENT))).isEqualTo("other");
        CompletableFuture<String> asked = device.call(null, CALL, PATIENT);
        heard(0).answer(200, new JsonObject());
        assertThat(answer(asked)).contains("200");
        assertThat(others).hasSize(1);
        services.close();
        assertThat(answer(device.call(null, CALL, PATIENT))).isEqualTo("other");
    }

    @Test
    void tooManyCallsAreAnsweredAtOnce() throws Exception {
        online(ServiceCalls.WITHIN);
        for (int i = 0; i <= AsynchronousCalls.MAX_OPEN; i++) {
            device.send("thing/service/open", "{\"id\":\"" + i + "\"}");
        }
        awaitAnswers("open", "{\"id\":\"100\",\"code\":429,\"data\":{},\"message\":\"100 calls are open\"}");
        assertThat(heard).hasSize(AsynchronousCalls.MAX_OPEN);
    }

    @Test
    void theEndAnswersWhatIsOpen() throws Exception {
        online(ServiceCalls.WITHIN);
        device.send("thing/service/open", CALL);
        CompletableFuture<String> asked = device.call(null, CALL, PATIENT);
        heard(1);
        services.close();
        awaitAnswers("open", "{\"id\":\"5\",\"code\":400,\"data\":{},\"message\":\"nobody answered\"}");
        assertThat(answer(asked)).contains("400");
    }

    @Test
    void anAnswerThatIsTooLargeLeavesTheCallOpen() throws Exception {
        online(ServiceCalls.WITHIN);
        device.send("thing/service/open", CALL);
        JsonObject large = new JsonObject();
        large.addProperty("a", "x".repeat(300_000));
        assertThatIllegalArgumentException().isThrownBy(() -> heard(0).answer(200, large));
        assertThat(heard(0).answer(200, new JsonObject())).isTrue();
    }
}
