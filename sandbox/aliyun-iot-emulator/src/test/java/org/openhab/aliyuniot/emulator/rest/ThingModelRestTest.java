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
package org.openhab.aliyuniot.emulator.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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

@NonNullByDefault({})
class ThingModelRestTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String PRODUCT = TestDevice.PRODUCT_KEY;
    private static final String DEVICE = "lamp01";
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    @Emulated(devices = DEVICE, configuration = "withThingModel")
    private static AliyunIotEmulator emulator;

    private static EmulatorConfiguration withThingModel(EmulatorConfiguration usual) throws Exception {
        ThingModel model = ThingModel.read(Files.readAllBytes(Path.of("src/test/resources/lamp.tsl.json")));
        return usual.withProduct(ProductDefinition.of(PRODUCT).withThingModel(model));
    }

    @Test
    void propertiesAndEventsOfADeviceAreShown() throws Exception {
        try (TestDevice device = TestDevice.connected(emulator, DEVICE)) {
            post(device, "thing/event/property/post", "{\"Level\":{\"value\":7,\"time\":1510799670074}}");
            post(device, "thing/event/Alarm/post", "{\"value\":{\"code\":9},\"time\":1510799670074}");
            Waiting.until(() -> !emulator.thing(PRODUCT, DEVICE).events(0).isEmpty());
            assertThat(get("/properties"))
                    .hasToString("{\"properties\":{\"Level\":{\"time\":\"2017-11-16T02:34:30.074Z\",\"value\":7}}}");
            assertThat(get("/events"))
                    .hasToString("{\"events\":[{\"seq\":1,\"identifier\":\"Alarm\",\"type\":\"alert\","
                            + "\"time\":\"2017-11-16T02:34:30.074Z\",\"value\":{\"code\":9}}]}");
            assertThat(get("/events?after=1").path("events")).isEmpty();
        }
    }

    @Test
    void propertiesAreSetAndServicesCalled() throws Exception {
        try (TestDevice device = TestDevice.connected(emulator, DEVICE)) {
            for (String call : new String[] {"property/set", "Blink"}) {
                CompletableFuture<HttpResponse<String>> response = send(
                        call.equals("Blink") ? "/services/Blink" : "/properties",
                        "{\"params\":{},\"timeout\":8000}"
                                .replace("{}", call.equals("Blink") ? "{\"times\":1}" : "{\"Level\":7}"));
                String topic = device.system("thing/service/" + call);
                Waiting.until(() -> device.arrivedOn(topic).size() == 1);
                JsonNode id = MAPPER.readTree(device.arrivedOn(topic).get(0)).path("id");
                device.publish(topic + "_reply", "{\"id\":" + id + ",\"code\":200,\"data\":{\"a\":1}}", 0);
                assertThat(response.get(20, TimeUnit.SECONDS).body()).isEqualTo("{\"code\":200,\"data\":{\"a\":1}}");
            }
        }
    }

    @Test
    void whatPropertiesAreToBecomeIsKeptWhileTheDeviceIsOffline() throws Exception {
        assertThat(send("/desired", "{\"params\":{\"Level\":7}}")
                        .get(20, TimeUnit.SECONDS)
                        .body())
                .isEqualTo("{\"desired\":{\"Level\":{\"version\":1,\"value\":7}}}");
        assertThat(get("/desired").path("desired").path("Level").path("value").asInt())
                .isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    /properties;     {};                                  400; params
                    /properties;     {"params":{"Level":7},"timeout":0};  400; timeout must be
                    /properties;     {"params":{"Level":101}};            400; Level must be a whole number
                    /properties;     {"params":{"Level":7}};              409; offline
                    /desired;        [];                                  400; params
                    /desired;        {"params":{"Temp":1}};               400; Temp cannot be set
                    /services/Nope;  {"params":{}};                       400; no service Nope
                    /services/a%23;  {"params":{}};                       400; letters
                    /services/Measure; {"params":{}};                     409; offline
                    """)
    void aMistakeIsAnsweredWithASentence(String path, String body, int status, String sentence) throws Exception {
        HttpResponse<String> response = send(path, body).get(20, TimeUnit.SECONDS);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).contains(sentence);
    }

    private static void post(TestDevice device, String path, String params) throws Exception {
        device.publish(device.system(path), "{\"id\":\"1\",\"params\":" + params + "}", 1);
    }

    private static JsonNode get(String path) throws Exception {
        return MAPPER.readTree(HTTP.send(request(path).build(), HttpResponse.BodyHandlers.ofString())
                .body());
    }

    private static CompletableFuture<HttpResponse<String>> send(String path, String body) {
        return HTTP.sendAsync(
                request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                        + emulator.ports().rest() + "/api/devices/" + PRODUCT + "/" + DEVICE + path))
                .timeout(Duration.ofSeconds(20));
    }
}
