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
package org.openhab.aliyuniot.emulator.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.Emulated;
import org.openhab.aliyuniot.emulator.TestDevice;
import org.openhab.aliyuniot.emulator.Waiting;

/** What the documentation says of shadows, asked without any client of ours. */
@NonNullByDefault({})
class ShadowTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String DEVICE = "lamp01";

    @Emulated(devices = {DEVICE, "lamp02", "lamp03"})
    private static AliyunIotEmulator emulator;

    private final Shadow shadow = new Shadow();

    private JsonNode ask(String request) throws Exception {
        return MAPPER.readTree(
                shadow.answer(request.getBytes(StandardCharsets.UTF_8)).toString());
    }

    private static JsonNode json(String text) throws Exception {
        return MAPPER.readTree(text);
    }

    private static String update(String reported, long version) {
        return "{\"method\":\"update\",\"state\":{\"reported\":" + reported + "},\"version\":" + version + "}";
    }

    private static String code(JsonNode reply) {
        return reply.at("/payload/content/errorcode").asText();
    }

    private static String attributes(int count) {
        return IntStream.range(0, count).mapToObj(i -> "\"k" + i + "\":1").collect(Collectors.joining(",", "{", "}"));
    }

    @Test
    void attributesWithinOthersAreMerged() throws Exception {
        ask(update("{\"a\":{\"b\":1,\"c\":2},\"d\":3}", 1));
        ask(update("{\"a\":{\"b\":9},\"e\":{\"f\":{}}}", 2));
        JsonNode document = json(shadow.document().toString());
        assertThat(document.at("/state/reported"))
                .isEqualTo(json("{\"a\":{\"b\":9,\"c\":2},\"d\":3,\"e\":{\"f\":{}}}"));
        assertThat(document.at("/metadata/reported/a/c/timestamp").asLong()).isPositive();
        assertThat(document.path("version").asInt()).isEqualTo(2);
    }

    @Test
    void attributesAreDeletedByKeyAndAltogether() throws Exception {
        ask(update("{\"a\":{\"b\":1,\"c\":2},\"d\":3,\"e\":4}", 1));
        ask(
                "{\"method\":\"delete\",\"state\":{\"reported\":{\"a\":{\"b\":\"null\"},\"d\":null,\"x\":\"null\"}},\"version\":2}");
        assertThat(shadow.document().at("/state/reported")).hasToString("{\"a\":{\"c\":2},\"e\":4}");
        ask("{\"method\":\"delete\",\"state\":{\"reported\":{\"a\":{\"c\":\"null\"}}},\"version\":3}");
        assertThat(shadow.document().at("/state/reported")).hasToString("{\"e\":4}");
        ask("{\"method\":\"delete\",\"state\":{\"reported\":\"null\"},\"version\":4}");
        assertThat(shadow.document().at("/state/reported")).isEmpty();
        assertThat(shadow.document().at("/metadata/reported")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    ''; 407
                    {}; 407
                    [1]; 400
                    {"method":"delete","version":9}; 404
                    {"method":"delete","state":{"reported":{}},"version":9}; 405
                    {"method":"update","state":{"reported":{"a":{"b":{"c":{"d":{"e":{"f":1}}}}}}},"version":9}; 400
                    {"method":"update","state":{"reported":{"a":[[[[[1]]]]]}},"version":9}; 400
                    {"method":"update","state":{"reported":{"a":1}},"version":99999999999999999999}; 403
                    {"method":"update","state":{"reported":{"a":1}},"version":-2}; 409
                    {"method":"update","state":{"reported":{"a":1}}}; 403
                    """)
    void whatIsWrongGetsItsCodeAndChangesNothing(String request, String code) throws Exception {
        assertThat(code(ask(request))).isEqualTo(code);
        assertThat(shadow.document().path("version").asInt()).isZero();
        assertThat(shadow.document().at("/state/reported")).isEmpty();
    }

    @Test
    void theLimitsCountForTheWholeShadow() throws Exception {
        assertThat(code(ask(update(attributes(129), 1)))).isEqualTo("408");
        assertThat(code(ask(update("{\"in\":" + attributes(128) + "}", 1)))).isEmpty();
        assertThat(code(ask(update("{\"one\":1}", 2)))).isEqualTo("408");
        assertThat(code(ask(update("{\"in\":{\"k5\":7}}", 2)))).isEmpty();
        Shadow other = new Shadow();
        assertThat(other.answer(update("{\"a\":\"" + "x".repeat(9000) + "\"}", 1)
                                .getBytes(StandardCharsets.UTF_8))
                        .at("/payload/status")
                        .asText())
                .isEqualTo("success");
        assertThat(other.answer(update("{\"b\":\"" + "x".repeat(9000) + "\"}", 2)
                                .getBytes(StandardCharsets.UTF_8))
                        .at("/payload/content/errormessage")
                        .asText())
                .contains("16384 bytes");
    }

    @Test
    void aVersionMustBeNewerAndMinusOneStartsAgain() throws Exception {
        assertThat(code(ask(update("{\"a\":1}", 10)))).isEmpty();
        assertThat(code(ask(update("{\"a\":2}", 10)))).isEqualTo("409");
        assertThat(ask(update("{\"a\":3}", -1)).at("/payload/version").asInt(7)).isZero();
        assertThat(code(ask(update("{\"a\":4}", 1)))).isEmpty();
    }

    @Test
    void aWishIsPushedKeptAndCleared() throws Exception {
        try (TestDevice device = TestDevice.connected(emulator, DEVICE)) {
            String pair = "/" + TestDevice.PRODUCT_KEY + "/" + DEVICE;
            device.client.subscribe("/shadow/get" + pair, 1);
            emulator.thing(TestDevice.PRODUCT_KEY, DEVICE).wishShadow("{\"light\":{\"power\":1}}");
            Waiting.until(() -> !device.arrivedOn("/shadow/get" + pair).isEmpty());
            JsonNode control = json(device.arrivedOn("/shadow/get" + pair).get(0));
            assertThat(control.path("method").asText()).isEqualTo("control");
            assertThat(control.path("version").asInt()).isEqualTo(1);
            assertThat(control.at("/payload/state"))
                    .isEqualTo(json("{\"reported\":{},\"desired\":{\"light\":{\"power\":1}}}"));
            assertThat(control.at("/payload/metadata/desired/light/power/timestamp")
                            .asLong())
                    .isPositive();
            device.publish(
                    "/shadow/update" + pair,
                    "{\"method\":\"update\",\"state\":{\"reported\":{\"light\":{\"power\":1}},\"desired\":\"null\"},\"version\":2}",
                    1);
            Waiting.until(() -> device.arrivedOn("/shadow/get" + pair).size() == 2);
            assertThat(json(emulator.thing(TestDevice.PRODUCT_KEY, DEVICE).shadow())
                            .path("state"))
                    .isEqualTo(json("{\"reported\":{\"light\":{\"power\":1}}}"));
        }
    }

    @Test
    void aWishForADeviceThatIsOfflineWaitsForItsQuestion() throws Exception {
        emulator.thing(TestDevice.PRODUCT_KEY, "lamp02").wishShadow("{\"power\":0}");
        try (TestDevice device = TestDevice.connected(emulator, "lamp02")) {
            String pair = "/" + TestDevice.PRODUCT_KEY + "/lamp02";
            device.publish("/shadow/update" + pair, "{\"method\":\"get\",\"clientToken\":\"t\"}", 1);
            Waiting.until(() -> !device.arrivedOn("/shadow/get" + pair).isEmpty());
            JsonNode reply = json(device.arrivedOn("/shadow/get" + pair).get(0));
            assertThat(reply.path("method").asText()).isEqualTo("reply");
            assertThat(reply.path("clientToken").asText()).isEqualTo("t");
            assertThat(reply.at("/payload/state/desired/power").asInt(7)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":{\"f\":1}}}}}}", "[]"})
    void whatNoShadowCanHaveIsNoWish(String wish) {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> emulator.thing(TestDevice.PRODUCT_KEY, "lamp02").wishShadow(wish));
    }

    @Test
    void theRestInterfaceShowsAndWishes() throws Exception {
        assertThat(rest("{\"desired\":{\"a\":{\"b\":1}}}").body())
                .contains("\"desired\":{\"a\":{\"b\":1}}", "\"version\":1");
        assertThat(rest(null).body()).contains("\"desired\":{\"a\":{\"b\":1}}");
        assertThat(rest("{\"desired\":1}").statusCode()).isEqualTo(400);
        assertThat(rest("{\"desired\":{\"x\":" + attributes(129) + "}}").body())
                .contains("The shadow cannot have that: more than 128 attributes.");
    }

    private static HttpResponse<String> rest(String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                        + emulator.ports().rest() + "/api/devices/" + TestDevice.PRODUCT_KEY + "/lamp03/shadow"))
                .timeout(Duration.ofSeconds(20));
        return HTTP.send(
                (body == null ? request.GET() : request.POST(HttpRequest.BodyPublishers.ofString(body))).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
