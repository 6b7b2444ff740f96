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
package org.openhab.binding.aliyuniot.link.ota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.openhab.binding.aliyuniot.link.ota.ScriptedOta.GET;
import static org.openhab.binding.aliyuniot.link.ota.ScriptedOta.PROGRESS;
import static org.openhab.binding.aliyuniot.link.ota.ScriptedOta.REQUEST;
import static org.openhab.binding.aliyuniot.link.ota.ScriptedOta.UPGRADE;
import static org.openhab.binding.aliyuniot.link.ota.ScriptedOta.failure;
import static org.openhab.binding.aliyuniot.link.ota.ScriptedOta.get;

import com.google.gson.JsonParser;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.aliyuniot.link.Fuzz;
import org.openhab.binding.aliyuniot.link.ScriptedPlatform;
import org.openhab.binding.aliyuniot.link.alink.AlinkRefusal;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;
import org.openhab.binding.aliyuniot.link.ota.job.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJob;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJobRefused;
import org.openhab.binding.aliyuniot.link.ota.job.OtaModule;
import org.openhab.binding.aliyuniot.link.ota.stream.FileDownloadBounds;

class OtaJobsTest {
    private static final String DATA = "{\"size\":11,\"version\":\"2.0.0\",\"module\":\"MCU\","
            + "\"url\":\"https://ota.example.com/a.bin?Signature=x\",\"signMethod\":\"Md5\","
            + "\"sign\":\"5eb63bbbe01eeed093cb22bb8f5acdc3\",\"md5\":\"5eb63bbbe01eeed093cb22bb8f5acdc3\"}";
    private static final String PUSH =
            "{\"id\":\"123\",\"code\":\"1000\",\"message\":\"success\",\"data\":" + DATA + "}";
    private static final OtaModule MCU = new OtaModule("MCU");
    private static final FirmwareVersion OLD = new FirmwareVersion("1.0");

    private @NonNullByDefault({}) ScriptedOta device;
    private @NonNullByDefault({}) OtaJob job;

    @BeforeEach
    void goOnline() throws Exception {
        device = new ScriptedOta();
        device.platform.goOnline();
        job = OtaJob.of(JsonParser.parseString(DATA).getAsJsonObject());
    }

    @AfterEach
    void close() {
        device.close();
    }

    private void reply(String code, String data) {
        String id = device.awaitSent(GET, 1).get(0).get("id").getAsString();
        device.platform.send(
                GET + "_reply",
                "{\"id\":\"" + id + "\",\"code\":" + code + ",\"message\":\"m\",\"data\":" + data + "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                PUSH,
                "{\"id\":123,\"code\":1000,\"data\":" + DATA + "}",
                "{\"code\":200,\"data\":" + DATA + "}",
                "{\"data\":" + DATA + "}"
            })
    void aPushIsAJob(String push) throws Exception {
        device.platform.send(UPGRADE, push);
        device.settle();
        assertThat(device.pushed).containsExactly(job);
        assertThat(device.refused).isEmpty();
        assertThat(device.platform.sent).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "{\"id\":1,\"code\":1000}",
                "{\"id\":1,\"code\":1000,\"data\":{}}",
                "{\"id\":1,\"code\":1000,\"data\":null}",
                "{\"id\":1,\"code\":500,\"data\":" + DATA + "}",
                "{\"id\":1,\"code\":\"no\",\"data\":" + DATA + "}"
            })
    void whatIsNoPushIsLeftOut(String nonsense) throws Exception {
        device.platform.send(UPGRADE, nonsense);
        device.platform.send(REQUEST, nonsense);
        device.settle();
        assertThat(device.pushed).isEmpty();
        assertThat(device.refused).isEmpty();
    }

    @Test
    void aPushThatCannotBeTakenIsReported() throws Exception {
        device.platform.send(UPGRADE, PUSH.replace("\"version\":\"2.0.0\",", ""));
        device.awaitSent(PROGRESS, 1);
        assertThat(device.params(PROGRESS))
                .containsExactly("{\"step\":\"-1\",\"desc\":\"version is missing\",\"module\":\"MCU\"}");
        await().atMost(ScriptedPlatform.BOUND).until(() -> !device.refused.isEmpty());
        assertThat(device.refused).extracting(OtaJobRefused::field).containsExactly("version");
        assertThat(device.pushed).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"code\":1000,\"data\":[]}", "{\"code\":1000,\"data\":{\"module\":\"a b\"}}"})
    void whoseModuleIsUnknownIsNotReported(String push) throws Exception {
        device.platform.send(UPGRADE, push);
        device.settle();
        assertThat(device.refused)
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.module()).isNull());
        assertThat(device.platform.sent).isEmpty();
    }

    @Test
    void aPullIsAsTheChapterSays() throws Exception {
        device.ota.pull(MCU);
        device.ota.pull(OtaModule.DEFAULT);
        assertThat(device.awaitSent(GET, 2).get(0).get("method").getAsString()).isEqualTo("thing.ota.firmware.get");
        assertThat(device.params(GET)).containsExactly("{\"module\":\"MCU\"}", "{}");
    }

    @Test
    void aPullFindsTheJobThatWaits() throws Exception {
        CompletionStage<Optional<OtaJob>> pull = device.ota.pull(MCU);
        reply("200", DATA);
        assertThat(get(pull)).contains(job);
        assertThat(device.pushed).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null"})
    void aPullFindsThatNothingWaits(String data) throws Exception {
        CompletionStage<Optional<OtaJob>> pull = device.ota.pull(MCU);
        reply("200", data);
        assertThat(get(pull)).isEmpty();
    }

    @Test
    void aPullThatIsRefusedTellsTheCode() {
        CompletionStage<Optional<OtaJob>> pull = device.ota.pull(MCU);
        reply("\"9112\"", "{}");
        assertThat(failure(pull))
                .isInstanceOfSatisfying(
                        AlinkRefusal.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(9112))
                .hasMessageContaining("thing.ota.firmware.get")
                .hasMessageContaining("9112");
    }

    @Test
    void aPulledJobThatCannotBeTakenIsReported() throws Exception {
        CompletionStage<Optional<OtaJob>> pull = device.ota.pull(MCU);
        reply("200", DATA.replace("https", "http"));
        assertThat(failure(pull))
                .isInstanceOfSatisfying(
                        OtaJobRefused.class,
                        refusal -> assertThat(refusal.field()).isEqualTo("url"))
                .hasMessageNotContaining("Signature");
        device.awaitSent(PROGRESS, 1);
        assertThat(device.params(PROGRESS))
                .singleElement()
                .asString()
                .contains("\"step\":\"-1\"", "\"url is")
                .doesNotContain("Signature");
    }

    @Test
    void anOldRequestIsAnsweredOnItsTopic() throws Exception {
        CompletionStage<Optional<OtaJob>> pull = device.ota.pullOld(OLD);
        assertThat(device.ota.pullOld(OLD)).isSameAs(pull);
        String id = device.awaitSent(REQUEST, 1).get(0).get("id").getAsString();
        assertThat(device.params(REQUEST)).containsExactly("{\"version\":\"1.0\"}");
        device.platform.send(REQUEST, PUSH.replace("\"123\"", id));
        assertThat(get(pull)).contains(job);
        assertThat(device.pushed).isEmpty();
        assertThat(device.ota.pullOld(OLD)).isNotSameAs(pull);
    }

    @Test
    void anAnswerWithAnotherIdIsAPush() throws Exception {
        CompletionStage<Optional<OtaJob>> pull = device.ota.pullOld(OLD);
        device.awaitSent(REQUEST, 1);
        device.platform.send(REQUEST, PUSH.replace("\"123\"", "\"x\""));
        device.settle();
        assertThat(device.pushed).containsExactly(job);
        assertThat(pull.toCompletableFuture()).isNotDone();
    }

    @Test
    void anOldRequestThatIsRefusedTellsTheCode() {
        CompletionStage<Optional<OtaJob>> pull = device.ota.pullOld(OLD);
        String id = device.awaitSent(REQUEST, 1).get(0).get("id").getAsString();
        device.platform.send(REQUEST, "{\"id\":\"" + id + "\",\"code\":9112,\"message\":\"device unknown\"}");
        assertThat(failure(pull)).isInstanceOf(AlinkRefusal.class).hasMessageContaining("device unknown");
    }

    @Test
    void anOldRequestWithoutAnAnswerEnds() throws Exception {
        try (ScriptedOta impatient = new ScriptedOta(FileDownloadBounds.DEFAULT, Duration.ofMillis(100))) {
            impatient.platform.goOnline();
            assertThat(failure(impatient.ota.pullOld(OLD)))
                    .isInstanceOfSatisfying(
                            NetworkFailure.class,
                            timeout -> assertThat(timeout.reason()).isEqualTo(LinkFailure.Reason.TIMEOUT));
        }
    }

    @Test
    void withoutAConnectionNothingIsPulled() throws Exception {
        try (ScriptedOta offline = new ScriptedOta()) {
            for (CompletionStage<?> pull : List.of(offline.ota.pull(MCU), offline.ota.pullOld(OLD))) {
                assertThat(failure(pull))
                        .isInstanceOfSatisfying(
                                NetworkFailure.class,
                                failure -> assertThat(failure.reason()).isEqualTo(LinkFailure.Reason.NOT_CONNECTED));
            }
        }
    }

    @Test
    void manyRefusalsDoNotPileUp() throws Exception {
        Fuzz.cases(random -> device.platform.send(UPGRADE, "{\"data\":{\"module\":\"m" + random.nextInt(999) + "\"}}"));
        device.settle();
        device.ota.begin(MCU).percent(1, "");
        device.settle();
        assertThat(device.sent(PROGRESS)).hasSize(1);
        assertThat(device.refused).isNotEmpty();
    }

    @Test
    void whateverIsPushedDoesNoHarm() throws Exception {
        Fuzz.cases(random -> {
            device.platform.send(UPGRADE, Fuzz.broken(random, PUSH + Fuzz.text(random, 2)));
            device.platform.send(REQUEST, Fuzz.broken(random, Fuzz.text(random, 20)));
        });
        device.settle();
        int before = device.pushed.size();
        device.platform.send(UPGRADE, PUSH);
        device.settle();
        assertThat(device.pushed).hasSize(before + 1).endsWith(job);
    }
}
