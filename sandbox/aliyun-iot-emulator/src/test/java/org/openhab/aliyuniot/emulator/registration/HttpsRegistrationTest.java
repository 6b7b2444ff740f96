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
package org.openhab.aliyuniot.emulator.registration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.Emulated;
import org.openhab.aliyuniot.emulator.TestDevice;
import org.openhab.aliyuniot.emulator.configuration.DeviceDefinition;
import org.openhab.aliyuniot.emulator.configuration.DynamicRegistration;
import org.openhab.aliyuniot.emulator.fault.Fault;
import org.openhab.aliyuniot.emulator.gateway.GatewayClient;

/** Devices that know the secret of their product only, and learn their own over HTTPS. */
@NonNullByDefault({})
class HttpsRegistrationTest {
    private static final String DEVICE = "dev001";
    private static final String FORM = "productKey=a1Abc123Def&deviceName=dev001&random=123456";
    /** The first one is that of the official SDK for Node.js. */
    private static final String SHA1 = FORM + "&sign=d5a439684a6270b8ae177034d57fd33120dfd8ce&signMethod=hmacsha1";

    private static final String MD5 = FORM + "&sign=BBB111B7DE318CC3F82FB24CB9C2BEE2&signMethod=HmacMD5";

    @Emulated(devices = DEVICE)
    private static AliyunIotEmulator emulator;

    private static HttpClient client;

    @BeforeAll
    static void trust() throws Exception {
        client = HttpClient.newBuilder()
                .sslContext(TestDevice.sslContext(emulator.caCertificate(), "TLS"))
                .build();
    }

    @BeforeEach
    void freshDevice() {
        emulator.product(TestDevice.PRODUCT_KEY).setRegistration(new DynamicRegistration(true, "prodSecret000001"));
    }

    @ParameterizedTest
    @ValueSource(strings = {SHA1, MD5})
    void aDeviceLearnsItsSecret(String form) throws Exception {
        for (String type : new String[] {"application/x-www-form-urlencoded", "text/xml,application/json"}) {
            assertThat(post(form, type).toString())
                    .isEqualTo("{\"code\":200,\"data\":{\"productKey\":\"a1Abc123Def\",\"deviceName\":\"dev001\","
                            + "\"deviceSecret\":\"" + TestDevice.SECRET + "\"},\"message\":\"success\"}");
        }
    }

    /** The C SDK 3 has the same random text each time. */
    @Test
    void sha256IsTaken() throws Exception {
        String random = "8Ygb7ULYh53B6OA";
        String sign = GatewayClient.hmac(
                "hmacsha256", "prodSecret000001", "deviceNamedev001productKeya1Abc123Defrandom" + random);
        String form = "productKey=a1Abc123Def&deviceName=dev001&random=" + random + "&sign=" + sign
                + "&signMethod=hmacsha256&instanceId=iot-06z00";
        assertThat(post(form).path("code").asInt()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    sign=d5a4;       sign=00a4;         6600
                    random=123456;   random=123457;     6600
                    hmacsha1;        rot13;             6292
                    a1Abc123Def;     a1Nothing;         6250
                    random=123456;   random=;           460
                    sign=d5a4;       sing=d5a4;         460
                    productKey=;     product=;          460
                    deviceName=;     device=;           460
                    random=;         random=%zz;        460
                    """)
    void formsThatAreWrongAreRefused(String part, String instead, int code) throws Exception {
        JsonNode answer = post(SHA1.replace(part, instead));
        assertThat(answer.path("code").asInt()).isEqualTo(code);
        assertThat(answer.path("message").asText()).isNotEmpty();
        assertThat(answer.has("data")).isFalse();
    }

    @Test
    void aProductThatDoesNotWantItRefuses() throws Exception {
        emulator.product(TestDevice.PRODUCT_KEY).setRegistration(new DynamicRegistration(false, "prodSecret000001"));
        assertThat(post(SHA1).path("code").asInt()).isEqualTo(6288);
    }

    @Test
    void aDeviceThatIsNotThereIsRefused() throws Exception {
        emulator.devices().remove(TestDevice.PRODUCT_KEY, DEVICE);
        assertThat(post(SHA1).path("code").asInt()).isEqualTo(6100);
    }

    @Test
    void aDisabledDeviceIsRefused() throws Exception {
        emulator.device(TestDevice.PRODUCT_KEY, DEVICE).setEnabled(false);
        assertThat(post(SHA1).path("code").asInt()).isEqualTo(6204);
    }

    @Test
    void aDeviceThatHasConnectedWithItsSecretIsRefused() throws Exception {
        assertThat(post(SHA1).path("code").asInt()).isEqualTo(200);
        TestDevice.connected(emulator, DEVICE).close();
        assertThat(post(SHA1).path("code").asInt()).isEqualTo(6289);
        emulator.devices().add(new DeviceDefinition(TestDevice.PRODUCT_KEY, DEVICE, TestDevice.SECRET));
        assertThat(post(SHA1).path("code").asInt()).isEqualTo(200);
    }

    @Test
    void aFormThatIsTooLongIsRefused() throws Exception {
        assertThat(post(SHA1 + "&x=" + "x".repeat(5000)).path("code").asInt()).isEqualTo(460);
        assertThat(post("").path("code").asInt()).isEqualTo(460);
    }

    @Test
    void faultsOfTheDeviceConcernItsRegistration() throws Exception {
        emulator.faults().add(TestDevice.PRODUCT_KEY, DEVICE, Fault.refuseRequest(1, 10000));
        assertThat(post(SHA1).path("code").asInt()).isEqualTo(10000);
        assertThat(post(SHA1).path("code").asInt()).isEqualTo(200);
    }

    private static JsonNode post(String form) throws Exception {
        return post(form, "application/x-www-form-urlencoded");
    }

    private static JsonNode post(String form, String type) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("https://localhost:" + emulator.ports().https() + "/auth/register/device"))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        return new ObjectMapper().readTree(response.body());
    }
}
