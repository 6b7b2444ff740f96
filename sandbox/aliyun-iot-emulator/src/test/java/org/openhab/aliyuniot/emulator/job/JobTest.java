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
package org.openhab.aliyuniot.emulator.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.Emulated;
import org.openhab.aliyuniot.emulator.TestDevice;
import org.openhab.aliyuniot.emulator.Waiting;
import org.openhab.aliyuniot.emulator.cloud.CloudJobs;
import org.openhab.aliyuniot.emulator.configuration.DeviceDefinition;

/** Jobs and reports of the network, of a client that is Paho and nothing else, and on the REST interface. */
@NonNullByDefault({})
class JobTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String PATH = "/api/devices/a1Abc123Def/worker";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Emulated(devices = "worker")
    private static AliyunIotEmulator emulator;

    private CloudJobs jobs;

    @BeforeEach
    void freshDevice() {
        emulator.devices().add(new DeviceDefinition(TestDevice.PRODUCT_KEY, "worker", TestDevice.SECRET));
        jobs = emulator.jobs(TestDevice.PRODUCT_KEY, "worker");
    }

    private static JsonNode send(String method, String path, String body, int status) throws Exception {
        HttpResponse<String> response = HTTP.send(
                HttpRequest.newBuilder(URI.create(
                                "http://127.0.0.1:" + emulator.ports().rest() + path))
                        .timeout(Duration.ofSeconds(20))
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return MAPPER.readTree(response.body());
    }

    /** The reply to a request of the device. */
    private static JsonNode ask(TestDevice device, String path, String params) throws Exception {
        String topic = device.system(path);
        int before = device.arrivedOn(topic + "_reply").size();
        device.publish(topic, "{\"id\":\"5\",\"version\":\"1.0.0\",\"params\":" + params + "}", 0);
        Waiting.until(() -> device.arrivedOn(topic + "_reply").size() > before);
        return MAPPER.readTree(device.arrivedOn(topic + "_reply").get(before));
    }

    @Test
    void aJobIsToldAnsweredAndDone() throws Exception {
        try (TestDevice device = TestDevice.connected(emulator, "worker")) {
            String id = send("POST", PATH + "/jobs", "{\"document\":{\"a\":1}}", 201)
                    .path("id")
                    .asText();
            String topic = device.system("thing/job/notify");
            Waiting.until(() -> !device.arrivedOn(topic).isEmpty());
            JsonNode notice = MAPPER.readTree(device.arrivedOn(topic).get(0));
            assertThat(notice.at("/params/task").toString())
                    .isEqualTo("{\"taskId\":\"" + id + "\",\"status\":\"SENT\",\"jobDocument\":{\"a\":1}}");
            device.publish(topic + "_reply", "{\"id\":" + notice.path("id") + ",\"code\":200,\"data\":{}}", 0);
            Waiting.until(() -> jobs.get(id).answers().equals(List.of(200)));
            String update = "{\"taskId\":\"" + id + "\",\"status\":\"%s\",\"progress\":%d,\"statusDetails\":{\"b\":2}}";
            assertThat(ask(device, "thing/job/update", String.format(update, "IN_PROGRESS", 7))
                            .at("/data/taskId")
                            .asText())
                    .isEqualTo(id);
            JsonNode shown = send("GET", PATH + "/jobs", "", 200).at("/jobs/0");
            assertThat(shown.path("progress").asInt()).isEqualTo(7);
            assertThat(shown.path("details").toString()).isEqualTo("{\"b\":2}");
            assertThat(ask(device, "thing/job/update", String.format(update, "FAILED", 8))
                            .path("code")
                            .asInt())
                    .isEqualTo(200);
            send("POST", PATH + "/jobs/" + id + "/cancel", "", 409);
            assertThat(jobs.get(id).history())
                    .containsExactly(JobState.QUEUED, JobState.SENT, JobState.IN_PROGRESS, JobState.FAILED);
        }
    }

    @Test
    void whoeverWasAwayHasToAsk() throws Exception {
        String first = jobs.create(new JobRequest("{}", null, 0));
        String second = jobs.create(new JobRequest("{}", null, 0));
        try (TestDevice device = TestDevice.connected(emulator, "worker")) {
            assertThat(ask(device, "thing/job/get", "{\"taskId\":\"$next\"}")
                            .at("/data/task/taskId")
                            .asText())
                    .isEqualTo(first);
            assertThat(jobs.get(first).state()).isEqualTo(JobState.SENT);
            assertThat(jobs.get(second).state()).isEqualTo(JobState.QUEUED);
            assertThat(ask(device, "thing/job/get", "{\"taskId\":\"$list\"}").at("/data/tasks"))
                    .hasSize(2);
            assertThat(ask(device, "thing/job/get", "{\"taskId\":\"job77\"}")
                            .path("data")
                            .toString())
                    .isEqualTo("{\"taskId\":\"job77\"}");
            assertThat(device.arrivedOn(device.system("thing/job/notify"))).isEmpty();
            send("POST", PATH + "/jobs/" + second + "/remove", "", 200);
            send("POST", PATH + "/jobs/" + first + "/time-out", "", 200);
            Waiting.until(
                    () -> device.arrivedOn(device.system("thing/job/notify")).size() == 1);
            assertThat(device.arrivedOn(device.system("thing/job/notify")).get(0))
                    .contains("REMOVED");
            assertThat(ask(device, "thing/job/get", "{\"taskId\":\"$next\"}")
                            .at("/data")
                            .has("task"))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            thing/job/get;    {}
            thing/job/update; {"taskId":"none","status":"FAILED"}
            thing/job/update; {"taskId":"ID","status":"SENT"}
            thing/job/update; {"taskId":"ID","status":"DONE"}
            thing/job/update; {"taskId":"ID","status":"FAILED","progress":101}
            thing/job/update; {"taskId":"ID","status":"FAILED","progress":"x"}
            thing/job/update; {"taskId":"ID","status":"FAILED","statusDetails":[]}
            _thing/diag/post; {"p":[]}
            _thing/diag/post; {"p":{},"model":"format=simple|quantity=batch|time=history"}
            """)
    void whatThePlatformDoesNotTakeIsRefused(String path, String params) throws Exception {
        try (TestDevice device = TestDevice.connected(emulator, "worker")) {
            String id = jobs.create(new JobRequest("{}", null, 0));
            assertThat(ask(device, path, params.replace("ID", id)).path("code").asInt())
                    .isEqualTo(460);
            assertThat(jobs.get(id).state()).isEqualTo(JobState.SENT);
        }
    }

    @Test
    void timeRunsFromTheBeginning() throws Exception {
        try (TestDevice device = TestDevice.connected(emulator, "worker")) {
            String id = jobs.create(new JobRequest("{}", null, 1));
            ask(device, "thing/job/update", "{\"taskId\":\"" + id + "\",\"status\":\"IN_PROGRESS\"}");
            Waiting.until(() -> jobs.get(id).state() == JobState.TIMED_OUT);
            assertThat(ask(device, "thing/job/update", "{\"taskId\":\"" + id + "\",\"status\":\"SUCCEEDED\"}")
                            .path("message")
                            .asText())
                    .contains("TIMED_OUT");
        }
    }

    @Test
    void reportsOfTheNetworkAreKept() throws Exception {
        try (TestDevice device = TestDevice.connected(emulator, "worker")) {
            String point = "{\"wifi\":{\"rssi\":-68,\"snr\":0,\"per\":0,\"err_stats\":\"10,02,01\"},\"_time\":1}";
            ask(
                    device,
                    "_thing/diag/post",
                    "{\"p\":" + point + ",\"model\":\"format=simple|quantity=single|time=now\"}");
            ask(
                    device,
                    "_thing/diag/post",
                    "{\"p\":[" + point + "],\"model\":\"format=simple|quantity=batch|time=history\"}");
            JsonNode reports = send("GET", PATH + "/network-reports", "", 200).path("reports");
            assertThat(reports).hasSize(2);
            assertThat(reports.at("/0/p/wifi/rssi").asInt()).isEqualTo(-68);
        }
    }

    @Test
    void whatIsNoJobIsNotMade() throws Exception {
        send("POST", PATH + "/jobs", "[]", 400);
        send("POST", PATH + "/jobs", "{\"document\":[]}", 400);
        send("POST", PATH + "/jobs", "{\"document\":{},\"file\":7}", 400);
        send("POST", PATH + "/jobs", "{\"document\":{},\"timeout\":-1}", 400);
        send("POST", PATH + "/jobs", "{\"document\":{\"a\":\"" + "x".repeat(65_536) + "\"}}", 400);
        send("POST", PATH + "/jobs/job99/notify", "", 409);
        send("POST", "/api/devices/a1Abc123Def/nobody/jobs", "{\"document\":{}}", 404);
        assertThat(jobs.all()).isEmpty();
    }
}
