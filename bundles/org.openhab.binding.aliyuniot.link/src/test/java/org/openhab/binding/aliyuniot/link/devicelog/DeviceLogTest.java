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
package org.openhab.binding.aliyuniot.link.devicelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.aliyuniot.emulator.cloud.CloudDeviceLog;
import org.openhab.aliyuniot.emulator.devicelog.KeptEntry;
import org.openhab.aliyuniot.emulator.fault.AlinkFault;
import org.openhab.binding.aliyuniot.link.EmulatedDevice;
import org.openhab.binding.aliyuniot.link.Fuzz;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;

/** The log of a device over sockets, as the emulator keeps it. */
@NonNullByDefault({})
class DeviceLogTest {
    private static final String PRODUCT = EmulatedDevice.IDENTITY.productKey().value();
    private static final String SYS = "/sys/" + PRODUCT + "/dev001/thing/";
    private static final Instant TIME = Instant.parse("2020-03-06T07:15:27Z");

    @TempDir
    Path folder;

    private EmulatedDevice device;
    private AlinkRequests requests;
    private DeviceLog log;
    private CloudDeviceLog cloud;

    @BeforeEach
    void open() throws Exception {
        device = new EmulatedDevice(folder, Duration.ofMillis(100));
        requests = new AlinkRequests(device.runtime, EmulatedDevice.IDENTITY, device.session);
        log = new DeviceLog(
                device.runtime,
                EmulatedDevice.IDENTITY,
                device.session,
                requests,
                Duration.ofMillis(20),
                Duration.ofMillis(200));
        device.whenOnline = log::online;
        device.whenOffline = () -> {
            requests.offline();
            log.offline();
        };
        cloud = device.emulator.deviceLog(PRODUCT, "dev001");
        log.begin();
    }

    @AfterEach
    void close() {
        log.close();
        requests.close();
        device.close();
    }

    private static LogEntry entry(String content) {
        return new LogEntry(TIME, LogLevel.WARN, "session", "c", content);
    }

    private List<String> kept() {
        return cloud.entries(0).stream().map(KeptEntry::content).toList();
    }

    private void waitFor(LogSwitch mode) {
        await().atMost(EmulatedDevice.BOUND).until(() -> log.mode() == mode);
    }

    private List<JsonArray> batches() {
        return device.arrived(SYS + "log/post").stream()
                .map(payload ->
                        JsonParser.parseString(payload).getAsJsonObject().getAsJsonArray("params"))
                .toList();
    }

    @Test
    void nothingIsSentWhileTheSwitchIsOff() {
        assertThat(log.log(entry("before the login"))).isTrue();
        device.goOnline();
        waitFor(LogSwitch.OFF);
        assertThat(log.log(entry("while it is off"))).isFalse();

        cloud.want(true);
        waitFor(LogSwitch.ON);
        assertThat(log.log(entry("while it is on"))).isTrue();
        await().atMost(EmulatedDevice.BOUND).until(() -> !kept().isEmpty());
        cloud.want(false);
        waitFor(LogSwitch.OFF);
        log.log(entry("while it is off again"));
        cloud.want(true);
        waitFor(LogSwitch.ON);
        log.log(entry("last"));
        await().atMost(EmulatedDevice.BOUND).until(() -> kept().contains("last"));
        assertThat(kept()).containsExactly("while it is on", "last");
        assertThat(device.arrived(SYS + "config/log/push_reply"))
                .hasSize(3)
                .allMatch(answer -> answer.contains("\"code\":200,\"data\":{}"));
    }

    @Test
    void anEntryHasTheFormOfTheChapter() {
        cloud.want(true);
        log.log(new LogEntry(TIME, LogLevel.FATAL, "m\u0007", "c\n", "one\ntwo\u202e"));
        device.goOnline();
        await().atMost(EmulatedDevice.BOUND).until(() -> !batches().isEmpty());
        assertThat(batches().get(0))
                .hasToString("[{\"utcTime\":\"2020-03-06T07:15:27.000+0000\",\"logLevel\":\"FATAL\","
                        + "\"module\":\"m?\",\"code\":\"c?\",\"logContent\":\"one\\ntwo?\"}]");
        assertThat(device.arrived(SYS + "config/log/get").get(0))
                .contains("\"params\":{\"configScope\":\"device\",\"getType\":\"content\"}");
    }

    @Test
    void batchesKeepTheirBoundsAndTheirOrder() {
        cloud.want(true);
        Random random = new Random(1);
        List<String> all = new ArrayList<>();
        for (int i = 0; i < LogQueue.MAX_ENTRIES; i++) {
            String content = i + " " + "字".repeat(random.nextInt(5) == 0 ? random.nextInt(1000) : 3);
            all.add(content);
            log.log(entry(content));
        }
        device.goOnline();
        await().atMost(EmulatedDevice.BOUND.multipliedBy(2)).until(() -> kept().size() == all.size());
        assertThat(kept()).isEqualTo(all);
        assertThat(batches()).allSatisfy(batch -> {
            assertThat(batch.size()).isBetween(1, 40);
            assertThat(batch.toString().getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(4096);
        });
        assertThat(batches()).as("one that is full").anyMatch(batch -> batch.size() == 40 || batch.size() > 20);
    }

    @Test
    void whatIsTooMuchDropsTheOldestAndIsCounted() {
        cloud.want(true);
        IntStream.range(0, 500).forEach(i -> log.log(entry("entry " + i)));
        device.goOnline();
        await().atMost(EmulatedDevice.BOUND).until(() -> kept().contains("entry 499"));
        assertThat(kept())
                .hasSize(401)
                .startsWith("100 older entries were dropped, as they came too fast", "entry 100");
    }

    @Test
    void whatIsNotRepliedToOrComesTooOftenIsSentOnceMore() {
        cloud.want(true);
        device.goOnline();
        waitFor(LogSwitch.ON);
        device.emulator.faults().add(PRODUCT, "dev001", new AlinkFault.RefuseAlink(2, "thing/log/post", 429));
        log.log(entry("a"));
        await().atMost(EmulatedDevice.BOUND).until(() -> kept().equals(List.of("a")));
        assertThat(batches()).hasSize(3);
        device.emulator.faults().add(PRODUCT, "dev001", new AlinkFault.LoseReply(1, "thing/log/post"));
        log.log(entry("b"));
        await().atMost(EmulatedDevice.BOUND).until(() -> kept().contains("b"));
        device.cut();
        await().atMost(EmulatedDevice.BOUND)
                .until(() -> kept().stream().filter("b"::equals).count() == 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 460, 500, 6203})
    void whatIsRefusedIsNotSentAgain(int code) {
        cloud.want(true);
        device.goOnline();
        waitFor(LogSwitch.ON);
        device.emulator.faults().add(PRODUCT, "dev001", new AlinkFault.RefuseAlink(1, "thing/log/post", code));
        log.log(entry("refused"));
        await().atMost(EmulatedDevice.BOUND).until(() -> !batches().isEmpty());
        log.log(entry("taken"));
        await().atMost(EmulatedDevice.BOUND).until(() -> kept().contains("taken"));
        assertThat(kept()).doesNotContain("refused");
    }

    @Test
    void aSwitchThatNobodyTellsKeepsEverythingBack() {
        device.emulator.faults().add(PRODUCT, "dev001", new AlinkFault.RefuseAlink(1, "thing/config/log/get", 500));
        device.goOnline();
        await().atMost(EmulatedDevice.BOUND)
                .until(() -> !device.arrived(SYS + "config/log/get").isEmpty());
        log.log(entry("kept back"));
        assertThat(log.mode()).isEqualTo(LogSwitch.UNKNOWN);
        cloud.want(true);
        await().atMost(EmulatedDevice.BOUND).until(() -> kept().contains("kept back"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            {"getType":"content","content":{"mode":1}};   ON
            {"content":{"mode":0}};                       OFF
            {"content":{"mode":"1"}};                     ON
            {"content":{"mode":2}};                       UNKNOWN
            {"content":{"mode":-1}};                      UNKNOWN
            {"content":{"mode":1.5}};                     UNKNOWN
            {"content":{"mode":true}};                    UNKNOWN
            {"content":{"mode":[1]}};                     UNKNOWN
            {"content":{}};                               UNKNOWN
            {"content":1};                                UNKNOWN
            {"mode":1};                                   UNKNOWN
            [1];                                          UNKNOWN
            """)
    void theSwitchIsRead(String told, LogSwitch mode) {
        assertThat(LogSwitch.read(JsonParser.parseString(told))).isEqualTo(mode);
    }

    @Test
    void aThousandPushesMoveTheSwitchToWhatItMayBe() {
        device.goOnline();
        waitFor(LogSwitch.OFF);
        String whole = "{\"id\":\"1\",\"params\":{\"getType\":\"content\",\"content\":{\"mode\":%s}}}";
        String[] odd = {"2", "-1", "\"x\"", "[]", "{}", "1e99", "null", "[".repeat(80) + "]".repeat(80)};
        Random random = new Random(3);
        for (int i = 0; i < 1000; i++) {
            String push = whole.formatted(Fuzz.oneOf(random, odd));
            device.send(
                    SYS + "config/log/push",
                    random.nextBoolean()
                            ? push.getBytes(StandardCharsets.UTF_8)
                            : push.substring(0, random.nextInt(push.length())).getBytes(StandardCharsets.UTF_8));
        }
        cloud.want(true);
        waitFor(LogSwitch.ON);
        assertThat(device.arrived(SYS + "config/log/push_reply"))
                .isNotEmpty()
                .filteredOn(answer -> !answer.contains("\"code\":460"))
                .hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void noEntryIsLargerThanABatch() {
        Fuzz.cases(random -> {
            LogEntry fuzzed = new LogEntry(
                    Instant.ofEpochMilli(random.nextLong() >> 20),
                    Fuzz.oneOf(random, LogLevel.values()),
                    Fuzz.text(random, 200),
                    Fuzz.text(random, 200),
                    Fuzz.text(random, 6000));
            assertThat(fuzzed.bytes()).isLessThanOrEqualTo(LogEntry.MAX_BYTES);
            JsonElement read = JsonParser.parseString(fuzzed.toJson().toString());
            assertThat(read).isInstanceOf(JsonObject.class);
        });
        assertThat(entry("字".repeat(5000)).content()).hasSizeGreaterThan(1200).endsWith("…");
    }

    @ParameterizedTest
    @CsvSource({"fatal,FATAL", "ERROR,ERROR", " Warn ,WARN", "info,INFO", "debug,DEBUG"})
    void levelsHaveTheirNames(String name, LogLevel level) {
        assertThat(LogLevel.of(name)).isEqualTo(level);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "warning", "0"})
    void otherLevelsAreNone(String name) {
        assertThat(LogLevel.of(name)).isNull();
    }
}
