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
package org.openhab.aliyuniot.emulator.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.Emulated;
import org.openhab.aliyuniot.emulator.TestDevice;
import org.openhab.aliyuniot.emulator.Waiting;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;
import org.openhab.aliyuniot.emulator.configuration.ProductDefinition;
import org.openhab.aliyuniot.emulator.thingmodel.ThingModel;

/** What the console asks for, without the console. */
@NonNullByDefault({})
class TrafficRoutesTest {
    private static final String DEVICE = "lamp01";
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    @Emulated(
            devices = {DEVICE, "lamp02"},
            configuration = "withModels")
    private AliyunIotEmulator emulator;

    private static EmulatorConfiguration withModels(EmulatorConfiguration usual) throws Exception {
        byte[] tsl = Files.readAllBytes(Path.of("src/test/resources/lamp.tsl.json"));
        return usual.withProduct(ProductDefinition.of("a1Models000").withThingModel(ThingModel.read(tsl)))
                .withDevice("a1Models000", DEVICE, TestDevice.SECRET);
    }

    private record Event(String name, String id, String data) {}

    @Test
    void messagesOfBothDirectionsAreListed() throws Exception {
        try (TestDevice device = TestDevice.connected(emulator, DEVICE)) {
            device.publish(device.system("thing/event/property/post"), "{\"id\":\"1\",\"params\":{}}", 1);
            Waiting.until(() -> messages("/api/traffic").size() == 2);
            JsonNode first = messages("/api/traffic").get(0);
            assertThat(first.path("direction").asText()).isEqualTo("up");
            assertThat(first.path("productKey").asText()).isEqualTo(TestDevice.PRODUCT_KEY);
            assertThat(first.path("deviceName").asText()).isEqualTo(DEVICE);
            assertThat(first.path("protocol").asText()).isEqualTo("mqtt");
            assertThat(first.path("size").asInt()).isEqualTo(22);
            JsonNode second = messages("/api/traffic?after=1").get(0);
            assertThat(second.path("direction").asText()).isEqualTo("down");
            assertThat(second.path("topic").asText()).isEqualTo(device.system("thing/event/property/post_reply"));
        }
    }

    @Test
    void aMessageIsHadInWholeAndAsAFile() throws Exception {
        try (TestDevice device = TestDevice.connected(emulator, DEVICE)) {
            device.publish(device.topic("user/update"), "<html>" + "x".repeat(2000), 1);
            Waiting.until(() -> messages("/api/traffic").size() == 1);
            assertThat(messages("/api/traffic").get(0).path("cut").asBoolean()).isTrue();
            assertThat(json("/api/traffic/1").path("payload").asText()).hasSize(2006);
            HttpResponse<String> file = get("/api/traffic/1/payload");
            assertThat(file.body()).startsWith("<html>");
            assertThat(file.headers().firstValue("Content-Type")).contains("application/octet-stream");
            assertThat(file.headers().firstValue("Content-Disposition"))
                    .contains("attachment; filename=\"message-1.bin\"");
            assertThat(file.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            /api/traffic/1;                404; There is no message 1
            /api/traffic/x;                404; There is no message x
            /api/traffic/1/payload;        404; There is no message 1
            /api/traffic?after=x;          400; after must be
            /api/devices?limit=x;          400; limit must be
            /api/devices?limit=-1;         400; limit must be
            """)
    void aMistakeIsAnsweredWithASentence(String path, int status, String sentence) throws Exception {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).contains(sentence);
    }

    @Test
    void theStreamTellsWhatPassesAndWhatChanges() throws Exception {
        try (BufferedReader stream = stream("")) {
            Event hello = next(stream);
            assertThat(hello.name()).isEqualTo("hello");
            try (TestDevice device = TestDevice.connected(emulator, DEVICE)) {
                assertThat(next(stream).name()).isEqualTo("changed");
                device.publish(device.topic("user/update"), "hi", 1);
                Event traffic = next(stream);
                assertThat(traffic.name()).isEqualTo("traffic");
                assertThat(traffic.id()).isEqualTo(hello.data() + "/1");
                assertThat(MAPPER.readTree(traffic.data()).path("payload").asText())
                        .isEqualTo("hi");
                post("/api/faults", "{\"type\":\"delay\",\"delayMillis\":1}");
                assertThat(next(stream).name()).isEqualTo("changed");
            }
        }
    }

    @Test
    void theStreamGoesOnWhereItWasCut() throws Exception {
        try (TestDevice device = TestDevice.connected(emulator, DEVICE)) {
            for (int i = 1; i <= 3; i++) {
                device.publish(device.topic("user/update"), "message " + i, 1);
            }
            Waiting.until(() -> messages("/api/traffic").size() == 3);
        }
        String epoch;
        try (BufferedReader stream = stream("")) {
            epoch = next(stream).data();
            assertThat(next(stream).id()).endsWith("/1");
        }
        try (BufferedReader stream = stream("?after=" + epoch + "/2")) {
            next(stream);
            assertThat(next(stream).id()).endsWith("/3");
        }
        for (String other : List.of("another/2", epoch, epoch + "/x", epoch + "/99999999999999999999")) {
            try (BufferedReader stream = stream("?after=" + other)) {
                next(stream);
                assertThat(next(stream).id()).as(other).endsWith("/1");
            }
        }
    }

    @Test
    void tooManyStreamsAreRefused() throws Exception {
        List<BufferedReader> open = new ArrayList<>();
        try {
            for (int i = 0; i < 16; i++) {
                open.add(stream(""));
            }
            assertThat(get("/api/traffic/stream").statusCode()).isEqualTo(429);
        } finally {
            for (BufferedReader stream : open) {
                stream.close();
            }
        }
        Waiting.until(() -> {
            HttpResponse<InputStream> response =
                    HTTP.send(request("/api/traffic/stream").build(), HttpResponse.BodyHandlers.ofInputStream());
            response.body().close();
            return response.statusCode() == 200;
        });
    }

    @Test
    void devicesAreFoundByName() throws Exception {
        JsonNode found = json("/api/devices?filter=p02");
        assertThat(found.path("total").asInt()).isEqualTo(1);
        assertThat(found.path("devices").get(0).path("deviceName").asText()).isEqualTo("lamp02");
        JsonNode some = json("/api/devices?limit=1");
        assertThat(some.path("total").asInt()).isEqualTo(3);
        assertThat(some.path("devices")).hasSize(1);
    }

    @Test
    void aDeviceShowsItsTagsAndWhenItWasSeenLast() throws Exception {
        String path = "/api/devices/" + TestDevice.PRODUCT_KEY + "/" + DEVICE;
        assertThat(json(path).path("lastSeen").isNull()).isTrue();
        try (TestDevice device = TestDevice.connected(emulator, DEVICE)) {
            device.publish(
                    device.system("thing/deviceinfo/update"),
                    "{\"id\":\"1\",\"params\":[{\"attrKey\":\"room\",\"attrValue\":\"kitchen\"}]}",
                    1);
            Waiting.until(() ->
                    json(path + "/tags").path("tags").path("room").asText().equals("kitchen"));
            assertThat(json(path).path("lastSeen").asText()).startsWith("20");
        }
    }

    @Test
    void aDeviceShowsItsThingModel() throws Exception {
        assertThat(get("/api/devices/" + TestDevice.PRODUCT_KEY + "/" + DEVICE + "/thing-model")
                        .body())
                .isEqualTo("{\"thingModel\":null}");
        JsonNode model =
                json("/api/devices/a1Models000/" + DEVICE + "/thing-model").path("thingModel");
        assertThat(model.path("properties")).hasSize(8);
        assertThat(model.path("profile").path("deviceName").asText()).isEqualTo(DEVICE);
    }

    private BufferedReader stream(String query) throws Exception {
        HttpResponse<InputStream> response =
                HTTP.send(request("/api/traffic/stream" + query).build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream");
        return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    private static Event next(BufferedReader stream) throws Exception {
        String name = "";
        String id = "";
        String data = "";
        for (String line = stream.readLine(); line != null && !line.isEmpty(); line = stream.readLine()) {
            String value = line.substring(line.indexOf(':') + 2);
            if (line.startsWith("event:")) {
                name = value;
            } else if (line.startsWith("id:")) {
                id = value;
            } else {
                data = value;
            }
        }
        return new Event(name, id, data);
    }

    private JsonNode messages(String path) throws Exception {
        return json(path).path("messages");
    }

    private JsonNode json(String path) throws Exception {
        return MAPPER.readTree(get(path).body());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return HTTP.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private void post(String path, String body) throws Exception {
        HTTP.send(
                request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.discarding());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + emulator.ports().rest() + path))
                .timeout(Duration.ofSeconds(20));
    }
}
