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
package org.openhab.binding.aliyuniot.link.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openhab.aliyuniot.emulator.cloud.CloudJobs;
import org.openhab.aliyuniot.emulator.fault.Fault;
import org.openhab.binding.aliyuniot.link.EmulatedDevice;
import org.openhab.binding.aliyuniot.link.Fuzz;
import org.openhab.binding.aliyuniot.link.ScriptedPlatform;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;
import org.openhab.binding.aliyuniot.link.session.statistics.SessionStatistics;

@NonNullByDefault({})
class NetworkReportsTest {
    private static final Duration BOUND = EmulatedDevice.BOUND;

    @TempDir
    Path folder;

    private static JsonObject object(String json) {
        return JsonParser.parseString(json).getAsJsonObject();
    }

    private static JsonObject mqtt(String report) {
        return object(report).getAsJsonObject("p").getAsJsonObject("mqtt");
    }

    @Test
    void theFormIsThePlatformsAndNoRadioIsInvented() {
        NetworkReport report = new NetworkReport(5, new SessionStatistics(1, 2, 3, 4, 6, null), 7L, 8);
        assertThat(report.toParams())
                .hasToString("{\"p\":{\"mqtt\":{\"rtt\":7,\"unanswered\":8,\"reconnects\":6,\"sent\":1,\"received\":2,"
                        + "\"queued\":3,\"dropped\":4},\"_time\":5},"
                        + "\"model\":\"format=simple|quantity=single|time=now\"}");
        assertThat(new NetworkReport(5, new SessionStatistics(0, 0, 0, 0, 0, null), null, 0)
                        .toParams()
                        .toString())
                .doesNotContain("rtt")
                .doesNotContain("wifi");
    }

    @Test
    void eachConnectionAndEachPeriodHasAReport() throws Exception {
        try (EmulatedDevice device = new EmulatedDevice(folder, Duration.ofMillis(50));
                AlinkRequests requests = new AlinkRequests(device.runtime, EmulatedDevice.IDENTITY, device.session);
                NetworkReports reports = new NetworkReports(
                        device.runtime, device.session::statistics, requests, Duration.ofMillis(200))) {
            CloudJobs cloud = device.emulator.jobs("a1Abc123Def", "dev001");
            device.whenOnline = reports::online;
            device.whenOffline = requests::offline;
            device.goOnline();
            await().atMost(BOUND).until(() -> cloud.networkReports().size() > 2);
            List<String> first = cloud.networkReports();
            assertThat(mqtt(first.get(0)).has("rtt")).isFalse();
            assertThat(mqtt(first.get(1)).get("rtt").getAsLong()).isBetween(0L, BOUND.toMillis());
            assertThat(mqtt(first.get(0)).get("reconnects").getAsLong()).isZero();
            device.emulator.faults().add("a1Abc123Def", "dev001", Fault.refuseAlink(1, "_thing/diag/post", 460));
            device.emulator.device("a1Abc123Def", "dev001").disconnect();
            await().atMost(BOUND)
                    .until(() -> cloud.networkReports().stream()
                            .anyMatch(report -> mqtt(report).get("reconnects").getAsLong() == 1));
        }
    }

    @Test
    void noReplyDoesHarm() throws Exception {
        try (ScriptedPlatform platform = new ScriptedPlatform()) {
            Random random = new Random(11);
            AlinkRequests requests = new AlinkRequests(platform.runtime, ScriptedPlatform.IDENTITY, platform.session);
            NetworkReports reports =
                    new NetworkReports(platform.runtime, platform.session::statistics, requests, Duration.ofHours(1));
            platform.answering = message -> {
                String id = object(new String(message.payload(), StandardCharsets.UTF_8))
                        .get("id")
                        .toString();
                platform.send(
                        "/sys/pk/dev1/_thing/diag/post_reply",
                        "{\"id\":" + id + ",\"code\":" + Fuzz.oneOf(random, new String[] {"200", "500", "{}", "\"x\""})
                                + ",\"data\":" + Fuzz.oneOf(random, new String[] {"null", "[]", "7"}) + "}");
            };
            platform.goOnline();
            for (int i = 0; i < 1000; i++) {
                int before = platform.sent.size();
                // The reply, whatever it is, ends the report, so that there can be another one.
                await().atMost(BOUND)
                        .pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(1))
                        .until(() -> {
                            reports.online();
                            return platform.sent.size() > before;
                        });
            }
            assertThat(platform.sent).hasSizeGreaterThanOrEqualTo(1000);
            reports.close();
        }
    }
}
