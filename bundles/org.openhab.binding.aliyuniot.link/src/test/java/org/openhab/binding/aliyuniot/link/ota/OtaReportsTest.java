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
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;
import static org.openhab.binding.aliyuniot.link.ota.ScriptedOta.INFORM;
import static org.openhab.binding.aliyuniot.link.ota.ScriptedOta.PROGRESS;
import static org.openhab.binding.aliyuniot.link.ota.ScriptedOta.failure;
import static org.openhab.binding.aliyuniot.link.ota.ScriptedOta.get;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.aliyuniot.link.ScriptedPlatform;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.ota.job.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.ota.job.MqttSource;
import org.openhab.binding.aliyuniot.link.ota.job.OtaFailure;
import org.openhab.binding.aliyuniot.link.ota.job.OtaModule;
import org.openhab.binding.aliyuniot.link.session.SessionState;
import org.openhab.binding.aliyuniot.link.topic.SystemTopic;
import org.openhab.binding.aliyuniot.link.transport.Qos;

class OtaReportsTest {
    private static final OtaModule MCU = new OtaModule("MCU");
    private static final FirmwareVersion OLD = new FirmwareVersion("1.0.0");
    private static final FirmwareVersion NEW = new FirmwareVersion("2.0.0");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private @NonNullByDefault({}) ScriptedOta device;
    private @NonNullByDefault({}) DeviceOta ota;

    @BeforeEach
    void open() throws Exception {
        device = new ScriptedOta();
        ota = device.ota;
    }

    @AfterEach
    void close() {
        device.close();
    }

    private void reconnect() {
        long connects = device.platform.session.statistics().reconnects();
        device.platform.cut();
        await().atMost(ScriptedPlatform.BOUND)
                .until(() -> device.platform.session.statistics().reconnects() > connects
                        && device.platform.session.state() == SessionState.ONLINE);
    }

    private static String version(String version) {
        return "{\"version\":\"" + version + "\"}";
    }

    @Test
    void versionsAreAsTheChapterSays() throws Exception {
        device.platform.goOnline();
        assertThat(get(ota.reportVersion(OtaModule.DEFAULT, OLD))).isEqualTo(OLD);
        get(ota.reportVersion(MCU, NEW));
        assertThat(device.params(INFORM))
                .containsExactly(version("1.0.0"), "{\"version\":\"2.0.0\",\"module\":\"MCU\"}");
        assertThat(device.sent(INFORM))
                .allSatisfy(body -> assertThat(body.get("id").getAsString()).matches("[0-9]{1,10}"));
        assertThat(device.platform.sent)
                .allSatisfy(message -> assertThat(message.qos()).isEqualTo(Qos.AT_LEAST_ONCE));
    }

    @Test
    void versionsAreReportedWithEveryConnection() throws Exception {
        CompletionStage<FirmwareVersion> first = ota.reportVersion(OtaModule.DEFAULT, OLD);
        CompletionStage<FirmwareVersion> second = ota.reportVersion(MCU, OLD);
        device.settle();
        assertThat(device.params(INFORM)).isEmpty();
        device.platform.goOnline();
        get(first);
        get(second);
        assertThat(device.params(INFORM)).hasSize(2);
        reconnect();
        device.awaitSent(INFORM, 4);
        ota.forget(MCU);
        reconnect();
        device.awaitSent(INFORM, 5);
        device.settle();
        assertThat(device.params(INFORM)).hasSize(5).endsWith(version("1.0.0"));
    }

    @Test
    void onlyTheNewestVersionIsReported() throws Exception {
        CompletionStage<FirmwareVersion> old = ota.reportVersion(OtaModule.DEFAULT, OLD);
        CompletionStage<FirmwareVersion> newer = ota.reportVersion(OtaModule.DEFAULT, NEW);
        device.platform.goOnline();
        assertThat(get(old)).isEqualTo(NEW);
        assertThat(get(newer)).isEqualTo(NEW);
        assertThat(device.params(INFORM)).containsExactly(version("2.0.0"));
    }

    @Test
    void aVersionThatIsLostWithTheConnectionIsReportedAgain() throws Exception {
        device.platform.goOnline();
        device.platform.silent = true;
        CompletionStage<FirmwareVersion> report = ota.reportVersion(OtaModule.DEFAULT, OLD);
        device.awaitSent(INFORM, 1);
        device.platform.silent = false;
        device.platform.cut();
        assertThat(get(report)).isEqualTo(OLD);
        assertThat(device.params(INFORM)).hasSize(2);
    }

    @Test
    void progressIsAsTheChapterSays() throws Exception {
        device.platform.goOnline();
        OtaUpdate update = ota.begin(MCU);
        update.percent(1, "Loading");
        device.awaitSent(PROGRESS, 1);
        ota.begin(OtaModule.DEFAULT).failed(OtaFailure.DOWNLOAD, "403");
        device.passUntilSent(PROGRESS, 2);
        assertThat(device.params(PROGRESS))
                .containsExactly(
                        "{\"step\":\"1\",\"desc\":\"Loading\",\"module\":\"MCU\"}",
                        "{\"step\":\"-2\",\"desc\":\"403\"}");
    }

    @Test
    void progressIsNeverFasterThanOnceASecond() throws Exception {
        device.platform.goOnline();
        OtaUpdate update = ota.begin(OtaModule.DEFAULT);
        for (int percent = 1; percent < 50; percent++) {
            update.percent(percent, "");
        }
        device.awaitSent(PROGRESS, 1);
        device.pass(Duration.ofMillis(999));
        device.settle();
        assertThat(steps()).containsExactly(1);
        device.passUntilSent(PROGRESS, 2);
        assertThat(steps()).containsExactly(1, 49);
        update.percent(50, "");
        CompletionStage<OtaModule> end = update.failed(OtaFailure.BURN, "no room");
        device.pass(Duration.ofMillis(999));
        device.settle();
        assertThat(end.toCompletableFuture()).isNotDone();
        device.passUntilSent(PROGRESS, 3);
        get(end);
        assertThat(steps()).containsExactly(1, 49, -4);
    }

    private List<Integer> steps() {
        return device.sent(PROGRESS).stream()
                .map(body -> body.getAsJsonObject("params").get("step").getAsInt())
                .toList();
    }

    @Test
    void percentagesOnlyGrow() throws Exception {
        device.platform.goOnline();
        OtaUpdate update = ota.begin(OtaModule.DEFAULT);
        update.percent(30, "");
        device.awaitSent(PROGRESS, 1);
        update.percent(30, "");
        update.percent(29, "");
        update.percent(31, "");
        update.percent(5, "");
        device.passUntilSent(PROGRESS, 2);
        device.pass(SECOND);
        device.settle();
        assertThat(steps()).containsExactly(30, 31);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 100, 101})
    void otherPercentagesAreRefused(int percent) {
        OtaUpdate update = ota.begin(OtaModule.DEFAULT);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> update.percent(percent, ""))
                .withMessageContaining(Integer.toString(percent));
    }

    @ParameterizedTest
    @CsvSource({"UPGRADE, -1", "DOWNLOAD, -2", "VERIFICATION, -3", "BURN, -4"})
    void failuresHaveThePlatformsSteps(OtaFailure failure, int step) throws Exception {
        device.platform.goOnline();
        get(ota.begin(OtaModule.DEFAULT).failed(failure, "why"));
        assertThat(steps()).containsExactly(step);
    }

    @Test
    void descriptionsAreOneShortLine() throws Exception {
        device.platform.goOnline();
        get(ota.begin(OtaModule.DEFAULT).failed(OtaFailure.UPGRADE, "a\nb" + "x".repeat(500)));
        assertThat(device.sent(PROGRESS)
                        .get(0)
                        .getAsJsonObject("params")
                        .get("desc")
                        .getAsString())
                .startsWith("a?bx")
                .endsWith("…")
                .hasSize(200);
    }

    @Test
    void successIsAHundredPercentAndThenTheVersion() throws Exception {
        device.platform.goOnline();
        OtaUpdate update = ota.begin(MCU);
        update.percent(99, "");
        device.awaitSent(PROGRESS, 1);
        CompletionStage<OtaModule> end = update.succeeded(NEW);
        device.settle();
        assertThat(device.params(INFORM)).isEmpty();
        device.passUntilSent(PROGRESS, 2);
        assertThat(get(end)).isEqualTo(MCU);
        assertThat(steps()).containsExactly(99, 100);
        assertThat(device.params(INFORM)).containsExactly("{\"version\":\"2.0.0\",\"module\":\"MCU\"}");
        assertThat(device.platform.sent.get(2).topic()).hasToString(INFORM);
    }

    @Test
    void theOldVersionIsNotReportedWhileAnUpdateRuns() throws Exception {
        get(online(ota.reportVersion(OtaModule.DEFAULT, OLD)));
        get(ota.reportVersion(MCU, OLD));
        OtaUpdate update = ota.begin(OtaModule.DEFAULT);
        reconnect();
        device.awaitSent(INFORM, 3);
        CompletionStage<FirmwareVersion> asked = ota.reportVersion(OtaModule.DEFAULT, OLD);
        device.settle();
        assertThat(device.params(INFORM)).hasSize(3).endsWith("{\"version\":\"1.0.0\",\"module\":\"MCU\"}");
        get(update.succeeded(NEW));
        assertThat(get(asked)).isEqualTo(NEW);
        device.settle();
        assertThat(device.params(INFORM)).hasSize(4).endsWith(version("2.0.0"));
    }

    private <T> CompletionStage<T> online(CompletionStage<T> stage) {
        device.platform.goOnline();
        return stage;
    }

    @Test
    void afterAFailureTheOldVersionIsReportedIfThePlatformWaitsForIt() throws Exception {
        get(online(ota.reportVersion(OtaModule.DEFAULT, OLD)));
        OtaUpdate update = ota.begin(OtaModule.DEFAULT);
        reconnect();
        device.settle();
        assertThat(device.params(INFORM)).hasSize(1);
        get(update.failed(OtaFailure.VERIFICATION, "digest"));
        device.awaitSent(INFORM, 2);
        List<String> topics = device.platform.sent.stream()
                .map(message -> message.topic().value())
                .toList();
        assertThat(topics).containsExactly(INFORM, PROGRESS, INFORM);
    }

    @Test
    void theLastWordWaitsForAConnection() throws Exception {
        OtaUpdate update = ota.begin(OtaModule.DEFAULT);
        update.percent(7, "");
        CompletionStage<OtaModule> end = update.failed(OtaFailure.DOWNLOAD, "gone");
        device.settle();
        assertThat(device.platform.sent).isEmpty();
        device.platform.goOnline();
        device.passUntilSent(PROGRESS, 1);
        get(end);
        assertThat(steps()).containsExactly(-2);
    }

    @Test
    void theLastWordIsRepeatedWhenItMayBeLost() throws Exception {
        device.platform.goOnline();
        device.platform.silent = true;
        CompletionStage<OtaModule> end = ota.begin(OtaModule.DEFAULT).failed(OtaFailure.DOWNLOAD, "gone");
        device.awaitSent(PROGRESS, 1);
        device.platform.silent = false;
        device.platform.cut();
        device.passUntilSent(PROGRESS, 2);
        get(end);
        assertThat(steps()).containsExactly(-2, -2);
    }

    @Test
    void theFirstEndCounts() throws Exception {
        device.platform.goOnline();
        OtaUpdate update = ota.begin(OtaModule.DEFAULT);
        CompletionStage<OtaModule> end = update.failed(OtaFailure.UPGRADE, "cancelled");
        assertThat(update.succeeded(NEW)).isSameAs(end);
        assertThat(update.failed(OtaFailure.BURN, "")).isSameAs(end);
        update.dropped();
        update.percent(50, "");
        get(end);
        device.pass(SECOND);
        device.settle();
        assertThat(steps()).containsExactly(-1);
        assertThat(device.params(INFORM)).isEmpty();
    }

    @Test
    void whatIsDroppedSaysNothingMore() throws Exception {
        device.platform.goOnline();
        OtaUpdate update = ota.begin(OtaModule.DEFAULT);
        update.percent(1, "");
        device.awaitSent(PROGRESS, 1);
        update.percent(2, "");
        update.dropped();
        device.pass(SECOND);
        device.settle();
        assertThat(steps()).containsExactly(1);
        get(ota.reportVersion(OtaModule.DEFAULT, OLD));
    }

    @Test
    void whatIsSupersededTellsItsVersionAndNothingElse() throws Exception {
        device.platform.goOnline();
        OtaUpdate update = ota.begin(OtaModule.DEFAULT);
        update.percent(1, "");
        device.awaitSent(PROGRESS, 1);
        update.percent(2, "");
        update.superseded();
        update.percent(3, "");
        get(update.succeeded(NEW));
        device.pass(SECOND);
        device.settle();
        assertThat(steps()).containsExactly(1);
        assertThat(device.params(INFORM)).hasSize(1);
    }

    @Test
    void whatIsSupersededFailsWithoutAWord() throws Exception {
        device.platform.goOnline();
        OtaUpdate update = ota.begin(OtaModule.DEFAULT);
        update.superseded();
        get(update.failed(OtaFailure.BURN, "the flash is full"));
        device.pass(SECOND);
        device.settle();
        assertThat(steps()).isEmpty();
    }

    @Test
    void whatIsDroppedIsNotRepeated() throws Exception {
        device.platform.goOnline();
        device.platform.silent = true;
        OtaUpdate update = ota.begin(OtaModule.DEFAULT);
        update.percent(1, "");
        device.awaitSent(PROGRESS, 1);
        update.dropped();
        device.platform.silent = false;
        reconnect();
        ota.begin(MCU).percent(3, "");
        device.passUntilSent(PROGRESS, 2);
        assertThat(steps()).containsExactly(1, 3);
    }

    @Test
    void afterAFailureTheNextTryBeginsAnew() throws Exception {
        device.platform.goOnline();
        OtaUpdate first = ota.begin(OtaModule.DEFAULT);
        first.percent(80, "");
        device.awaitSent(PROGRESS, 1);
        CompletionStage<OtaModule> end = first.failed(OtaFailure.DOWNLOAD, "");
        OtaUpdate second = ota.begin(OtaModule.DEFAULT);
        second.percent(1, "");
        device.passUntilSent(PROGRESS, 3);
        get(end);
        assertThat(steps()).containsExactly(80, -2, 1);
        ota.reportVersion(OtaModule.DEFAULT, OLD);
        device.settle();
        assertThat(device.params(INFORM)).isEmpty();
    }

    @Test
    void lastWordsGoBeforePercentages() throws Exception {
        device.platform.goOnline();
        OtaUpdate first = ota.begin(OtaModule.DEFAULT);
        OtaUpdate second = ota.begin(MCU);
        first.percent(1, "");
        device.awaitSent(PROGRESS, 1);
        first.percent(2, "");
        second.failed(OtaFailure.UPGRADE, "");
        device.passUntilSent(PROGRESS, 3);
        assertThat(steps()).containsExactly(1, -1, 2);
    }

    @Test
    void closingEndsWhatIsOpen() {
        CompletionStage<OtaModule> end = ota.begin(MCU).failed(OtaFailure.DOWNLOAD, "");
        CompletionStage<FirmwareVersion> version = ota.reportVersion(OtaModule.DEFAULT, OLD);
        ota.close();
        for (CompletionStage<?> stage : List.of(
                end,
                version,
                ota.reportVersion(MCU, NEW),
                ota.begin(MCU).succeeded(NEW),
                ota.pullOld(OLD),
                ota.download(new MqttSource(1, 1), 10, 0, (offset, data) -> {}).end())) {
            assertThat(((LinkFailure) failure(stage)).reason()).isEqualTo(LinkFailure.Reason.CLOSED);
        }
    }

    @Test
    void idsAreTheDevicesOwn() throws Exception {
        device.platform.goOnline();
        for (int i = 0; i < 5; i++) {
            get(ota.reportVersion(OtaModule.DEFAULT, OLD));
        }
        device.requests.request(SystemTopic.DEVICEINFO_UPDATE, new JsonObject());
        await().atMost(ScriptedPlatform.BOUND).until(() -> device.platform.sent.size() == 6);
        assertThat(device.platform.sentPayloads().stream()
                        .map(text -> JsonParser.parseString(text)
                                .getAsJsonObject()
                                .get("id")
                                .getAsString()))
                .doesNotHaveDuplicates();
    }
}
