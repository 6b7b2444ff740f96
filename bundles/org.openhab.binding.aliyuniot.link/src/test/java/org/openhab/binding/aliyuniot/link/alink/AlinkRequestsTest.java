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
package org.openhab.binding.aliyuniot.link.alink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.aliyuniot.emulator.fault.Fault;
import org.openhab.binding.aliyuniot.link.EmulatedDevice;
import org.openhab.binding.aliyuniot.link.Fuzz;
import org.openhab.binding.aliyuniot.link.ScriptedPlatform;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;
import org.openhab.binding.aliyuniot.link.topic.SystemTopic;

class AlinkRequestsTest {
    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofMillis(200);
    private static final SystemTopic UPDATE = SystemTopic.DEVICEINFO_UPDATE;
    private static final String REPLIES = "/sys/pk/dev1/thing/deviceinfo/update_reply";

    private static AlinkReply reply(CompletionStage<AlinkReply> stage) throws Exception {
        return stage.toCompletableFuture().get(BOUND.toSeconds(), TimeUnit.SECONDS);
    }

    private static LinkFailure failure(CompletionStage<AlinkReply> stage) {
        return assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> reply(stage))
                .havingCause()
                .isInstanceOf(LinkFailure.class)
                .asInstanceOf(InstanceOfAssertFactories.type(LinkFailure.class))
                .actual();
    }

    @Nested
    class WithTheEmulator {
        @TempDir
        @NonNullByDefault({})
        Path folder;

        private @NonNullByDefault({}) EmulatedDevice device;

        private AlinkRequests requests(Duration timeout) throws Exception {
            device = new EmulatedDevice(folder, Duration.ofMinutes(1));
            return new AlinkRequests(device.runtime, EmulatedDevice.IDENTITY, device.session, timeout);
        }

        @AfterEach
        void close() {
            device.close();
        }

        @Test
        void repliesAreFound() throws Exception {
            AlinkRequests requests = requests(AlinkRequests.TIMEOUT);
            device.goOnline();
            List<CompletionStage<AlinkReply>> replies = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                replies.add(requests.request(
                        UPDATE, JsonParser.parseString("[{\"attrKey\":\"k" + i + "\",\"attrValue\":\"v\"}]")));
            }
            for (CompletionStage<AlinkReply> reply : replies) {
                assertThat(reply(reply)).isEqualTo(new AlinkReply(200, new JsonObject(), "success"));
            }
        }

        @Test
        void aNoOfThePlatformIsAReply() throws Exception {
            AlinkRequests requests = requests(AlinkRequests.TIMEOUT);
            device.goOnline();
            AlinkReply reply = reply(requests.request(UPDATE, new JsonArray()));
            assertThat(reply.isSuccess()).isFalse();
            assertThat(reply.code()).isEqualTo(460);
            assertThat(reply.message()).isNotEmpty();
        }

        @Test
        void silenceEndsInATimeOut() throws Exception {
            AlinkRequests requests = requests(SOON);
            device.goOnline();
            device.emulator.faults().addForAll(Fault.blackHole());
            LinkFailure failure = failure(requests.request(UPDATE, new JsonArray()));
            assertThat(failure.reason()).isEqualTo(LinkFailure.Reason.TIMEOUT);
            assertThat(failure).hasMessageContaining("thing.deviceinfo.update");
        }

        @Test
        void aLostConnectionEndsWhatIsOpen() throws Exception {
            AlinkRequests requests = requests(Duration.ofMinutes(10));
            device.whenOffline = requests::offline;
            device.goOnline();
            device.emulator.faults().addForAll(Fault.blackHole());
            CompletionStage<AlinkReply> open = requests.request(UPDATE, new JsonArray());
            device.cut();
            assertThat(failure(open)).isInstanceOf(NetworkFailure.class);
        }

        @Test
        void withoutAConnectionNothingIsAsked() throws Exception {
            AlinkRequests requests = requests(AlinkRequests.TIMEOUT);
            assertThat(failure(requests.request(UPDATE, new JsonArray())).reason())
                    .isEqualTo(LinkFailure.Reason.NOT_CONNECTED);
        }
    }

    @Nested
    class WithAScriptedPlatform {
        private final ScriptedPlatform platform = new ScriptedPlatform();
        private final AlinkRequests requests = new AlinkRequests(
                platform.runtime, ScriptedPlatform.IDENTITY, platform.session, Duration.ofMinutes(10));

        @AfterEach
        void close() {
            requests.close();
            platform.close();
        }

        private JsonObject sent(int index) {
            await().atMost(BOUND).until(() -> platform.sent.size() > index);
            return JsonParser.parseString(platform.sentPayloads().get(index)).getAsJsonObject();
        }

        private String id() {
            return sent(0).get("id").getAsString();
        }

        private CompletionStage<AlinkReply> open() {
            platform.goOnline();
            return requests.request(UPDATE, new JsonArray());
        }

        @Test
        void requestsAreAsTheChapterSays() {
            open();
            JsonObject request = sent(0);
            assertThat(request.remove("id").getAsString()).matches("[0-9]{1,10}");
            assertThat(request)
                    .isEqualTo(
                            JsonParser.parseString(
                                    "{\"version\":\"1.0\",\"sys\":{\"ack\":1},\"params\":[],\"method\":\"thing.deviceinfo.update\"}"));
            assertThat(platform.sent.get(0).topic()).hasToString("/sys/pk/dev1/thing/deviceinfo/update");
        }

        @Test
        void idsAreUnique() {
            platform.goOnline();
            for (int i = 0; i < AlinkRequests.MAX_OPEN; i++) {
                requests.request(UPDATE, new JsonArray());
            }
            await().atMost(BOUND).until(() -> platform.sent.size() == AlinkRequests.MAX_OPEN);
            assertThat(platform.sentPayloads().stream()
                            .map(text -> JsonParser.parseString(text)
                                    .getAsJsonObject()
                                    .get("id")
                                    .getAsLong()))
                    .doesNotHaveDuplicates()
                    .allSatisfy(id -> assertThat(id).isBetween(0L, 4294967295L));
        }

        @Test
        void numbersAndTextsAreTheSame() throws Exception {
            CompletionStage<AlinkReply> open = open();
            platform.send(REPLIES, "{\"id\":" + id() + ",\"code\":\"6100\",\"message\":\"device\\nunknown\"}");
            assertThat(reply(open)).isEqualTo(new AlinkReply(6100, new JsonObject(), "device?unknown"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "[]",
                    "{}",
                    "not json",
                    "{\"id\":null,\"code\":200}",
                    "{\"id\":{},\"code\":200}",
                    "{\"id\":\"4294967296\",\"code\":200}",
                    "{\"code\":200}",
                    "{\"id\":\"ID\",\"code\":200} x",
                    "{\"id\":\"ID \",\"code\":200}",
                    "{\"id\":\"0ID\",\"code\":200}"
                })
        void whatIsNoReplyIsLeftOut(String nonsense) throws Exception {
            CompletionStage<AlinkReply> open = open();
            platform.send(REPLIES, nonsense.replace("ID", id()));
            platform.settle();
            assertThat(open.toCompletableFuture()).isNotDone();
            platform.send(REPLIES, "{\"id\":\"" + id() + "\",\"code\":200,\"data\":{\"a\":1}}");
            assertThat(reply(open).data()).isEqualTo(JsonParser.parseString("{\"a\":1}"));
        }

        @Test
        void deepAndLargeNonsenseIsLeftOut() throws Exception {
            CompletionStage<AlinkReply> open = open();
            String start = "{\"id\":\"" + id() + "\",\"code\":200,\"data\":";
            platform.send(REPLIES, start + "[".repeat(100_000) + "]".repeat(100_000) + "}");
            platform.send(REPLIES, start + "\"" + "x".repeat(256 * 1024) + "\"}");
            platform.send(REPLIES, new byte[] {(byte) 0xff, (byte) 0xfe});
            platform.settle();
            assertThat(open.toCompletableFuture()).isNotDone();
        }

        @Test
        void repliesOnAnotherTopicAreLeftOut() throws Exception {
            requests.expectReplies(SystemTopic.DEVICEINFO_DELETE);
            CompletionStage<AlinkReply> open = open();
            platform.send("/sys/pk/dev1/thing/deviceinfo/delete_reply", "{\"id\":\"" + id() + "\",\"code\":200}");
            platform.settle();
            assertThat(open.toCompletableFuture()).isNotDone();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", ",\"code\":null", ",\"code\":\"ok\"", ",\"code\":1.5", ",\"code\":99999999999"})
        void repliesWithoutACodeAreFailures(String code) {
            CompletionStage<AlinkReply> open = open();
            platform.send(REPLIES, "{\"id\":\"" + id() + "\"" + code + "}");
            assertThat(failure(open).reason()).isEqualTo(LinkFailure.Reason.MALFORMED_PACKET);
        }

        @Test
        void theFirstReplyCounts() throws Exception {
            CompletionStage<AlinkReply> open = open();
            platform.send(REPLIES, "{\"id\":\"" + id() + "\",\"code\":200}");
            platform.send(REPLIES, "{\"id\":\"" + id() + "\",\"code\":500}");
            platform.settle();
            assertThat(reply(open).code()).isEqualTo(200);
        }

        @Test
        void longMessagesAreCut() throws Exception {
            CompletionStage<AlinkReply> open = open();
            platform.send(REPLIES, "{\"id\":\"" + id() + "\",\"code\":500,\"message\":\"" + "x".repeat(9999) + "\"}");
            assertThat(reply(open).message()).hasSize(200).endsWith("…");
        }

        @Test
        void tooManyAtATimeAreRefused() {
            CompletionStage<AlinkReply> first = open();
            for (int i = 1; i < AlinkRequests.MAX_OPEN; i++) {
                requests.request(UPDATE, new JsonArray());
            }
            assertThat(failure(requests.request(UPDATE, new JsonArray())).reason())
                    .isEqualTo(LinkFailure.Reason.OPEN_REQUESTS);
            platform.send(REPLIES, "{\"id\":\"" + id() + "\",\"code\":200}");
            await().atMost(BOUND).until(first.toCompletableFuture()::isDone);
            assertThat(requests.request(UPDATE, new JsonArray()).toCompletableFuture())
                    .isNotCompletedExceptionally();
        }

        @Test
        void closingEndsWhatIsOpen() {
            CompletionStage<AlinkReply> open = open();
            requests.close();
            assertThat(failure(open).reason()).isEqualTo(LinkFailure.Reason.CLOSED);
            assertThat(failure(requests.request(UPDATE, new JsonArray())).reason())
                    .isEqualTo(LinkFailure.Reason.CLOSED);
        }

        @Test
        void nothingThatComesEndsAnotherRequest() throws Exception {
            CompletionStage<AlinkReply> open = open();
            String id = id();
            Fuzz.cases(random -> platform.send(
                    REPLIES,
                    Fuzz.broken(
                            random,
                            "{\"id\":\"x" + id + Fuzz.text(random, 9) + "\",\"code\":" + random.nextInt() + "}")));
            platform.settle();
            assertThat(open.toCompletableFuture()).isNotDone();
            platform.send(REPLIES, "{\"id\":\"" + id + "\",\"code\":200}");
            assertThat(reply(open).isSuccess()).isTrue();
        }
    }
}
