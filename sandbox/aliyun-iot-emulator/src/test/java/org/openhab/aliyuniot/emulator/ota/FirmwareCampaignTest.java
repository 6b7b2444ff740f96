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
package org.openhab.aliyuniot.emulator.ota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.Emulated;
import org.openhab.aliyuniot.emulator.TestDevice;
import org.openhab.aliyuniot.emulator.Waiting;
import org.openhab.aliyuniot.emulator.configuration.DeviceDefinition;
import org.openhab.aliyuniot.emulator.fault.Fault;
import org.openhab.aliyuniot.emulator.ota.FirmwareJobState.Status;
import org.openhab.aliyuniot.emulator.ota.image.DigestMethod;

@NonNullByDefault({})
class FirmwareCampaignTest {
    private static final String PRODUCT = TestDevice.PRODUCT_KEY;
    private static final String DEVICE = "lamp01";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    @Emulated(devices = {DEVICE, "lamp02"})
    private static AliyunIotEmulator emulator;

    private static String image;

    @BeforeAll
    static void prepare() throws Exception {
        image = FirmwareDevice.upload(emulator, FirmwareDevice.image(1000));
    }

    @Test
    void aDeviceIsUpdatedWhenItReportsTheVersionAndNoSooner() throws Exception {
        try (FirmwareDevice device = new FirmwareDevice(emulator, DEVICE).reports("1.0.0")) {
            long campaign = emulator.firmware().start(FirmwareCampaign.of(PRODUCT, image, "2.0.0", DEVICE));
            JsonNode push = device.awaitPush();
            assertThat(push.path("version").asText()).isEqualTo("2.0.0");
            assertThat(push.path("size").asInt()).isEqualTo(1000);
            assertThat(push.path("signMethod").asText()).isEqualTo("SHA256");
            assertThat(push.path("sign").asText()).matches("[0-9a-f]{64}");
            assertThat(push.has("module") || push.has("md5") || push.has("extData"))
                    .isFalse();
            assertThat(push.path("url").asText())
                    .startsWith("https://localhost:" + emulator.ports().files() + "/");
            assertThat(status(campaign)).isEqualTo(Status.PUSHED);
            device.progresses("0");
            assertThat(status(campaign)).isEqualTo(Status.IN_UPGRADE);
            device.progresses("100");
            assertThat(status(campaign)).isEqualTo(Status.IN_UPGRADE);
            device.reports("2.0.0");
            Waiting.until(() -> status(campaign) == Status.UPDATED);
            assertThat(job(campaign).history())
                    .extracting(FirmwareJobState.Event::status)
                    .containsExactly(
                            Status.TO_BE_PUSHED, Status.PUSHED, Status.IN_UPGRADE, Status.IN_UPGRADE, Status.UPDATED);
            assertThat(job(campaign).history())
                    .extracting(FirmwareJobState.Event::step)
                    .containsExactly("", "", "0", "100", "");
        }
    }

    @Test
    void aDeviceThatIsOfflineGetsItWhenItComesAndAgainUntilItBegins() throws Exception {
        long campaign = emulator.firmware().start(FirmwareCampaign.of(PRODUCT, image, "2.0.0", DEVICE));
        assertThat(status(campaign)).isEqualTo(Status.TO_BE_PUSHED);
        try (FirmwareDevice device = new FirmwareDevice(emulator, DEVICE)) {
            device.awaitPush();
            assertThat(status(campaign)).isEqualTo(Status.PUSHED);
            device.mqtt.client.disconnect();
            device.mqtt.connectCode();
            Waiting.until(() -> device.pushes().size() == 2);
            device.progresses("10");
            device.mqtt.client.disconnect();
            device.mqtt.connectCode();
            device.progresses("20");
            assertThat(device.pushes()).hasSize(2);
            assertThat(status(campaign)).isEqualTo(Status.IN_UPGRADE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "-2", "-3", "-4"})
    void anErrorCodeIsAFailure(String step) throws Exception {
        try (FirmwareDevice device = new FirmwareDevice(emulator, DEVICE)) {
            long campaign = emulator.firmware().start(FirmwareCampaign.of(PRODUCT, image, "2.0.0", DEVICE));
            device.awaitPush();
            device.progresses("5").progresses(step);
            Waiting.until(() -> status(campaign) == Status.FAILED);
            FirmwareJobState.Event last = job(campaign).history().get(3);
            assertThat(last.step()).isEqualTo(step);
            assertThat(last.reason()).isEqualTo("step " + step);
            device.progresses("50").reports("2.0.0");
            assertThat(status(campaign)).isEqualTo(Status.FAILED);
        }
    }

    @ParameterizedTest
    @CsvSource({
        // progress before, reported version, where the job is then
        "'',  1.0.0, PUSHED",
        "'',  1.5.0, FAILED",
        "'',  2.0.0, UPDATED",
        "10,  1.0.0, FAILED",
        "100, 1.5.0, FAILED",
        "100, 2.0.0, UPDATED",
        "abc, 1.0.0, PUSHED",
        "101, 1.0.0, PUSHED",
        "-5,  1.0.0, PUSHED",
    })
    void theReportedVersionDecides(String step, String version, Status status) throws Exception {
        try (FirmwareDevice device = new FirmwareDevice(emulator, DEVICE).reports("1.0.0")) {
            long campaign =
                    emulator.firmware().start(campaign().sourceVersions("1.0.0").build());
            device.awaitPush();
            if (!step.isEmpty()) {
                device.progresses(step);
            }
            device.reports(version);
            Waiting.until(() -> status(campaign) == status);
        }
    }

    @Test
    void aFailedJobIsTriedAgainAsOftenAsAsked() throws Exception {
        try (FirmwareDevice device = new FirmwareDevice(emulator, DEVICE)) {
            long campaign = emulator.firmware().start(campaign().retries(1, 0).build());
            device.awaitPush();
            device.progresses("-2");
            Waiting.until(() -> device.pushes().size() == 2);
            assertThat(status(campaign)).isEqualTo(Status.PUSHED);
            device.progresses("-2");
            Waiting.until(() -> status(campaign) == Status.FAILED);
        }
    }

    @Test
    void aDeviceThatTakesTooLongHasFailed() throws Exception {
        try (FirmwareDevice device = new FirmwareDevice(emulator, DEVICE)) {
            long campaign =
                    emulator.firmware().start(campaign().timeoutSeconds(1).build());
            device.awaitPush();
            device.progresses("1");
            Waiting.until(() -> status(campaign) == Status.FAILED);
            assertThat(job(campaign).history().get(3).reason()).contains("too long");
        }
    }

    @Test
    void aJobWaitsForConfirmation() throws Exception {
        try (FirmwareDevice device = new FirmwareDevice(emulator, DEVICE)) {
            long campaign = emulator.firmware().start(campaign().confirm(true).build());
            assertThat(status(campaign)).isEqualTo(Status.TO_BE_CONFIRMED);
            device.reports("1.0.0").progresses("3");
            assertThat(status(campaign)).isEqualTo(Status.TO_BE_CONFIRMED);
            assertThat(emulator.firmware().confirm(campaign, DEVICE)).isTrue();
            assertThat(emulator.firmware().confirm(campaign, DEVICE)).isFalse();
            device.awaitPush();
        }
    }

    @Test
    void aDeviceThatHasTheVersionIsUpdatedAtOnce() throws Exception {
        try (FirmwareDevice device = new FirmwareDevice(emulator, DEVICE).reports("2.0.0")) {
            long campaign = emulator.firmware().start(FirmwareCampaign.of(PRODUCT, image, "2.0.0", DEVICE));
            assertThat(status(campaign)).isEqualTo(Status.UPDATED);
            assertThat(device.pushes()).isEmpty();
        }
    }

    @Test
    void aDynamicCampaignTakesDevicesInAsTheyReportAMatchingVersion() throws Exception {
        try (FirmwareDevice first = new FirmwareDevice(emulator, DEVICE).reports("1.0.0");
                FirmwareDevice second = new FirmwareDevice(emulator, "lamp02").reports("0.9.0")) {
            long campaign = emulator.firmware()
                    .start(FirmwareCampaign.builder(PRODUCT, image, "2.0.0")
                            .sourceVersions("1.0.0")
                            .dynamic(true)
                            .build());
            first.awaitPush();
            assertThat(emulator.firmware().jobs(campaign)).hasSize(1);
            second.reports("1.0.0");
            second.awaitPush();
            assertThat(emulator.firmware().cancel(campaign)).isTrue();
            assertThat(emulator.firmware().jobs(campaign))
                    .extracting(FirmwareJobState::status)
                    .containsExactly(Status.CANCELED, Status.CANCELED);
            emulator.devices().add(new DeviceDefinition(PRODUCT, "late", TestDevice.SECRET));
            try (FirmwareDevice late = new FirmwareDevice(emulator, "late").reports("1.0.0")) {
                assertThat(late.pushes()).isEmpty();
            }
            assertThat(emulator.firmware().jobs(campaign)).hasSize(2);
        }
    }

    @Test
    void aModuleHasOneJobAtATime() {
        long first = emulator.firmware().start(FirmwareCampaign.of(PRODUCT, image, "2.0.0", DEVICE));
        assertThatIllegalStateException()
                .isThrownBy(() -> emulator.firmware().start(FirmwareCampaign.of(PRODUCT, image, "3.0.0", DEVICE)))
                .withMessageContaining("overwrite");
        emulator.firmware().start(campaign().module("MCU").build());
        long second = emulator.firmware().start(campaign().overwrite(true).build());
        assertThat(status(first)).isEqualTo(Status.CANCELED);
        assertThat(status(second)).isEqualTo(Status.TO_BE_PUSHED);
        emulator.devices().remove(PRODUCT, DEVICE);
        assertThat(status(second)).isEqualTo(Status.CANCELED);
    }

    @Test
    void aDeviceAsksForItsUpdate() throws Exception {
        try (FirmwareDevice device = new FirmwareDevice(emulator, DEVICE)) {
            String get = device.mqtt.system("thing/ota/firmware/get");
            String request = "/ota/device/request/" + PRODUCT + "/" + DEVICE;
            device.mqtt.publish(get, "{\"id\":7,\"params\":{\"module\":\"MCU\"}}", 1);
            Waiting.until(() -> device.mqtt.arrivedOn(get + "_reply").size() == 1);
            assertThat(FirmwareDevice.json(device.mqtt.arrivedOn(get + "_reply").get(0))
                            .path("data"))
                    .isEmpty();
            long campaign = emulator.firmware()
                    .start(campaign()
                            .module("MCU")
                            .signMethod(DigestMethod.MD5)
                            .tags(Map.of("color", "red"))
                            .build());
            device.mqtt.publish(get, "{\"id\":7,\"params\":{\"module\":\"MCU\"}}", 1);
            device.mqtt.publish(request, "{\"id\":\"8\",\"params\":{\"module\":\"MCU\",\"version\":\"1.0\"}}", 1);
            Waiting.until(() -> device.mqtt.arrivedOn(get + "_reply").size() == 2
                    && device.mqtt.arrivedOn(request).size() == 1);
            JsonNode reply =
                    FirmwareDevice.json(device.mqtt.arrivedOn(get + "_reply").get(1));
            assertThat(reply.path("id").isInt()).isTrue();
            assertThat(reply.path("code").asInt()).isEqualTo(200);
            JsonNode data = reply.path("data");
            assertThat(data.path("module").asText()).isEqualTo("MCU");
            assertThat(data.path("md5").asText())
                    .isEqualTo(data.path("sign").asText())
                    .matches("[0-9a-f]{32}");
            assertThat(data.path("extData").path("color").asText()).isEqualTo("red");
            JsonNode old = FirmwareDevice.json(device.mqtt.arrivedOn(request).get(0));
            assertThat(old.path("code").asText()).isEqualTo("1000");
            assertThat(old.path("data").path("version").asText()).isEqualTo("2.0.0");
            assertThat(status(campaign)).isEqualTo(Status.PUSHED);
        }
    }

    @Test
    void theQuestionForAJobIsRefusedOrLostOnDemandAndThatOfOlderProductsAnswered() throws Exception {
        try (FirmwareDevice device = new FirmwareDevice(emulator, DEVICE)) {
            String get = device.mqtt.system("thing/ota/firmware/get");
            String request = "/ota/device/request/" + PRODUCT + "/" + DEVICE;
            emulator.faults().add(PRODUCT, DEVICE, Fault.of(Fault.Kind.PULL_LOST, 1));
            device.mqtt.publish(get, "{\"id\":1,\"params\":{}}", 1);
            device.mqtt.publish(request, "{\"id\":\"2\",\"params\":{\"version\":\"1.0\"}}", 1);
            Waiting.until(() -> device.mqtt.arrivedOn(request).size() == 1);
            assertThat(device.mqtt.arrivedOn(get + "_reply")).isEmpty();
            emulator.faults().add(PRODUCT, DEVICE, Fault.of(Fault.Kind.PULL_REFUSED, 1));
            device.mqtt.publish(get, "{\"id\":3,\"params\":{}}", 1);
            Waiting.until(() -> device.mqtt.arrivedOn(get + "_reply").size() == 1);
            assertThat(FirmwareDevice.json(device.mqtt.arrivedOn(get + "_reply").get(0))
                            .path("code")
                            .asInt())
                    .isEqualTo(460);
            assertThat(emulator.faults().all()).isEmpty();
        }
    }

    @Test
    void aCampaignIsRunOverRest() throws Exception {
        HttpResponse<String> uploaded = call("POST", "/api/images", "firmware");
        assertThat(uploaded.statusCode()).isEqualTo(201);
        JsonNode file = FirmwareDevice.json(uploaded.body());
        assertThat(file.path("size").asInt()).isEqualTo(8);
        assertThat(file.path("md5").asText()).isEqualTo("74b5b5e9570efc5c0553bb327cd41940");
        assertThat(call("GET", "/api/images", "").body()).contains(file.toString());
        HttpResponse<String> started = call(
                "POST",
                "/api/campaigns",
                "{\"productKey\":\"a1Abc123Def\",\"version\":\"2.0.0\",\"devices\":[\"lamp01\"],\"confirm\":true,\"image\":\""
                        + file.path("image").asText() + "\"}");
        assertThat(started.statusCode()).as(started.body()).isEqualTo(201);
        String path = "/api/campaigns/"
                + FirmwareDevice.json(started.body()).path("id").asText();
        assertThat(call("POST", path + "/devices/lamp02/confirm", "").statusCode())
                .isEqualTo(409);
        assertThat(call("POST", path + "/devices/lamp01/confirm", "").statusCode())
                .isEqualTo(200);
        JsonNode job =
                FirmwareDevice.json(call("GET", path, "").body()).path("jobs").get(0);
        assertThat(job.path("deviceName").asText()).isEqualTo(DEVICE);
        assertThat(job.path("status").asText()).isEqualTo("TO_BE_PUSHED");
        assertThat(job.path("history")).hasSize(2);
        assertThat(call("POST", path + "/cancel", "").body()).contains("CANCELED");
        assertThat(call("GET", "/api/campaigns", "").body()).contains("\"canceled\":true");
        assertThat(call("GET", "/api/campaigns/999999", "").statusCode()).isEqualTo(404);
        assertThat(call("POST", "/api/images", "").statusCode()).isEqualTo(413);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    no JSON;                                                                   body
                    {};                                                                        productKey
                    {"productKey":"pk","version":"1","image":"none"};                          no image none
                    {"productKey":"pk","version":"1 0","image":"1"};                           version must have
                    {"productKey":"pk","version":"1","image":"1","devices":["nobody"]};        no device pk/nobody
                    {"productKey":"pk","version":"1","image":"1","devices":"all"};             devices must be a list
                    {"productKey":"pk","version":"1","image":"1","protocol":"ftp"};            https or mqtt
                    {"productKey":"pk","version":"1","image":"1","signMethod":"CRC"};          Md5 or SHA256
                    {"productKey":"pk","version":"1","image":"1","retries":6};                 retries must be 0 to 5
                    {"productKey":"pk","version":"1","image":"1","urlSeconds":0};              urlSeconds must be 1
                    {"productKey":"pk","version":"1","image":"1","confirm":1};                 confirm must be true
                    {"productKey":"pk","version":"1","image":"1","sourceVersions":["1"]};      sourceVersions must not
                    {"productKey":"pk","version":"1","image":"1","dynamic":true,"devices":["a"]};  devices do not go
                    {"productKey":"pk","version":"1","image":"1","isDiff":true};               needs the sourceVersions
                    {"productKey":"pk","version":"1","image":"1","pushesPerMinute":9};         pushesPerMinute must be 10
                    {"productKey":"pk","version":"1","image":"1","files":[]};                  files must be a list
                    {"productKey":"pk","version":"1","files":[{"image":"1"}]};                 files must have names
                    {"productKey":"pk","version":"1","files":[{"name":"a","image":"none"}]};   no image none
                    {"productKey":"pk","version":"1","image":"1","color":"red"};               only confirm, devices
                    """)
    void aCampaignThatCannotBeIsExplained(String body, String words) throws Exception {
        HttpResponse<String> response = call("POST", "/api/campaigns", body);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(FirmwareDevice.json(response.body()).path("error").asText())
                .contains(words)
                .endsWith(".");
    }

    @Test
    void whatIsNotThereIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> emulator.firmware().start(FirmwareCampaign.of(PRODUCT, "none", "2.0.0", DEVICE)))
                .withMessageContaining("image");
        assertThat(emulator.firmware().jobs(999_999)).isEmpty();
        assertThat(emulator.firmware().cancel(999_999)).isFalse();
    }

    private static FirmwareCampaign.Builder campaign() {
        return FirmwareCampaign.builder(PRODUCT, image, "2.0.0").devices(DEVICE);
    }

    private static Status status(long campaign) {
        return job(campaign).status();
    }

    private static FirmwareJobState job(long campaign) {
        List<FirmwareJobState> jobs = emulator.firmware().jobs(campaign);
        return jobs.get(0);
    }

    private static HttpResponse<String> call(String method, String path, String body) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(
                                "http://127.0.0.1:" + emulator.ports().rest() + path))
                        .timeout(Duration.ofSeconds(20))
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
