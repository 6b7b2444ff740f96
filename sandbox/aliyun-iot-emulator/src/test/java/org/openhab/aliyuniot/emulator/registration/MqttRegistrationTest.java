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
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.Emulated;
import org.openhab.aliyuniot.emulator.TestDevice;
import org.openhab.aliyuniot.emulator.Waiting;
import org.openhab.aliyuniot.emulator.configuration.DeviceDefinition;
import org.openhab.aliyuniot.emulator.configuration.DynamicRegistration;
import org.openhab.aliyuniot.emulator.fault.Fault;
import org.openhab.aliyuniot.emulator.gateway.GatewayClient;

/** Devices that register by a CONNECT of its own kind, and those that log in with a token ever after. */
@NonNullByDefault({})
class MqttRegistrationTest {
    private static final String DEVICE = "dev001";
    private static final String PRODUCT_SECRET = "prodSecret000001";
    /** As the C SDK 4 and the one for Python have it. */
    private static final String CLIENT_ID = "dev001.a1Abc123Def";

    private static final String TAIL = "random=12345,authType={},securemode=2,signmethod=hmacsha256";

    @Emulated(devices = DEVICE)
    private static AliyunIotEmulator emulator;

    @BeforeEach
    void freshDevice() {
        emulator.product(TestDevice.PRODUCT_KEY).setRegistration(new DynamicRegistration(true, PRODUCT_SECRET));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {TAIL, TAIL + ",instanceId=iot-06z00", "authType={},random=1,securemode=-2,signmethod=hmacmd5,"})
    void aDeviceLearnsItsSecretWithoutHavingSubscribed(String tail) throws Exception {
        try (TestDevice device = registering("register", tail)) {
            // Any keep-alive will do.
            device.options.setKeepAliveInterval(10);
            device.client.connect(device.options);
            assertThat(message(device, "/ext/register").toString())
                    .isEqualTo("{\"productKey\":\"a1Abc123Def\",\"deviceName\":\"dev001\",\"deviceSecret\":\""
                            + TestDevice.SECRET + "\"}");
            assertThat(emulator.device(TestDevice.PRODUCT_KEY, DEVICE).state().online())
                    .isFalse();
        }
        try (TestDevice device = TestDevice.connected(emulator, DEVICE);
                TestDevice again = registering("register", TAIL)) {
            assertThat(again.connectCode()).isEqualTo(5);
            assertThat(device.client.isConnected()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    random=12345;          x=1;                    2
                    securemode=2;          securemode=3;           2
                    signmethod=hmacsha256; signmethod=rot13;       2
                    random=12345;          random=12346;           4
                    """)
    void tailsThatAreWrongAreRefused(String part, String instead, int code) throws Exception {
        String password = password(DEVICE, "12345");
        try (TestDevice device = device(TAIL.replace("{}", "register").replace(part, instead), DEVICE, password)) {
            assertThat(device.connectCode()).isEqualTo(code);
        }
    }

    @Test
    void whoIsNotThereOrDisabledOrNotWantedIsRefused() throws Exception {
        try (TestDevice unknown = device(TAIL.replace("{}", "register"), "dev009", password("dev009", "12345"));
                TestDevice device = registering("register", TAIL)) {
            assertThat(unknown.connectCode()).isEqualTo(4);
            emulator.device(TestDevice.PRODUCT_KEY, DEVICE).setEnabled(false);
            assertThat(device.connectCode()).isEqualTo(5);
            emulator.device(TestDevice.PRODUCT_KEY, DEVICE).setEnabled(true);
            emulator.product(TestDevice.PRODUCT_KEY).setRegistration(DynamicRegistration.OFF);
            assertThat(device.connectCode()).isEqualTo(5);
            emulator.product(TestDevice.PRODUCT_KEY).setRegistration(new DynamicRegistration(true, "another"));
            assertThat(device.connectCode()).isEqualTo(4);
        }
        try (TestDevice nameless = new TestDevice(
                "ssl://localhost:" + emulator.ports().tls(),
                CLIENT_ID + "|" + TAIL.replace("{}", "register") + "|",
                "nobody",
                "00")) {
            nameless.options.setSocketFactory(TestDevice.trusting(emulator.caCertificate(), "TLSv1.2"));
            assertThat(nameless.connectCode()).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"register", "regnwl"})
    void withoutTlsItIsRefused(String type) throws Exception {
        try (TestDevice device = new TestDevice(
                "tcp://127.0.0.1:" + emulator.ports().tcp(),
                CLIENT_ID + "|" + TAIL.replace("{}", type) + "|",
                DEVICE + "&" + TestDevice.PRODUCT_KEY,
                password(DEVICE, "12345"))) {
            assertThat(device.connectCode()).isEqualTo(2);
        }
    }

    @Test
    void aFaultOfTheDeviceConcernsItsRegistration() throws Exception {
        emulator.faults().add(TestDevice.PRODUCT_KEY, DEVICE, Fault.refuseConnect(1, 3));
        try (TestDevice device = registering("register", TAIL)) {
            assertThat(device.connectCode()).isEqualTo(3);
            assertThat(device.connectCode()).isZero();
        }
    }

    @Test
    void theConnectionIsForNothingElse() throws Exception {
        try (TestDevice device = registering("register", TAIL)) {
            device.client.connect(device.options);
            message(device, "/ext/register");
            device.publish(device.topic("user/update"), "x", 0);
            Waiting.until(() -> !device.client.isConnected());
        }
    }

    @Test
    void aDeviceThatNobodyHasAddedGetsATokenAndLogsInWithIt() throws Exception {
        String name = "new-1";
        emulator.devices().remove(TestDevice.PRODUCT_KEY, name);
        String token;
        try (TestDevice device = device(TAIL.replace("{}", "regnwl"), name, password(name, "12345"))) {
            device.client.connect(device.options);
            JsonNode message = message(device, "/ext/regnwl");
            assertThat(message.path("deviceName").asText()).isEqualTo(name);
            assertThat(message.path("clientId").asText()).isEqualTo(CLIENT_ID);
            token = message.path("deviceToken").asText();
        }
        String tail = "authType=connwl,securemode=-2,_ss=1,ext=3,_v=sdk-c-4.2.0";
        try (TestDevice device = device(tail, name, token)) {
            device.client.connect(device.options);
            assertThat(emulator.device(TestDevice.PRODUCT_KEY, name).state().online())
                    .isTrue();
            device.publish(device.system("thing/event/property/post"), "{\"id\":1,\"params\":{}}", 0);
            Waiting.until(() -> !device.arrivedOn(device.system("thing/event/property/post_reply"))
                    .isEmpty());
        }
        try (TestDevice wrong = device(tail, name, token + "0");
                TestDevice secure = device(tail.replace("-2", "2"), name, token);
                TestDevice other = device(tail, DEVICE, token);
                TestDevice unknown = device(tail, "dev009", token);
                TestDevice disabled = device(tail, name, token);
                TestDevice late = device(tail, name, token)) {
            assertThat(wrong.connectCode()).isEqualTo(4);
            assertThat(secure.connectCode()).isEqualTo(2);
            assertThat(other.connectCode()).isEqualTo(4);
            assertThat(unknown.connectCode()).isEqualTo(4);
            emulator.device(TestDevice.PRODUCT_KEY, name).setEnabled(false);
            assertThat(disabled.connectCode()).isEqualTo(5);
            // A device of the same name is another one.
            emulator.devices().add(new DeviceDefinition(TestDevice.PRODUCT_KEY, name, TestDevice.SECRET));
            assertThat(late.connectCode()).isEqualTo(4);
        }
    }

    @Test
    void fiveShareAName() throws Exception {
        String[] tokens = new String[6];
        for (int number = 0; number < 6; number++) {
            try (TestDevice device = tls(
                    "client" + number + "|" + TAIL.replace("{}", "regnwl") + "|", DEVICE, password(DEVICE, "12345"))) {
                assertThat(device.connectCode()).isEqualTo(number < 5 ? 0 : 5);
                tokens[number] = number < 5
                        ? message(device, "/ext/regnwl").path("deviceToken").asText()
                        : "";
            }
        }
        assertThat(tokens).doesNotHaveDuplicates();
        try (TestDevice first = tls("client0|authType=connwl,securemode=-2|", DEVICE, tokens[0]);
                TestDevice mixed = tls("client0|authType=connwl,securemode=-2|", DEVICE, tokens[1])) {
            assertThat(first.connectCode()).isZero();
            assertThat(mixed.connectCode()).isEqualTo(4);
            assertThat(first.client.isConnected()).isTrue();
        }
    }

    private static TestDevice registering(String type, String tail) throws Exception {
        String random = tail.replaceAll(".*random=([0-9]+).*", "$1");
        String method = tail.replaceAll(".*signmethod=([a-z0-9]+).*", "$1");
        String content = "deviceNamedev001productKeya1Abc123Defrandom" + random;
        return device(tail.replace("{}", type), DEVICE, GatewayClient.hmac(method, PRODUCT_SECRET, content));
    }

    private static String password(String name, String random) throws Exception {
        return GatewayClient.hmac(
                "hmacsha256", PRODUCT_SECRET, "deviceName" + name + "productKeya1Abc123Defrandom" + random);
    }

    private static TestDevice device(String tail, String name, String password) throws Exception {
        return tls(CLIENT_ID + "|" + tail + "|", name, password);
    }

    private static TestDevice tls(String clientId, String name, String password) throws Exception {
        TestDevice device = new TestDevice(
                "ssl://localhost:" + emulator.ports().tls(), clientId, name + "&" + TestDevice.PRODUCT_KEY, password);
        device.options.setSocketFactory(TestDevice.trusting(emulator.caCertificate(), "TLSv1.2"));
        return device;
    }

    private static JsonNode message(TestDevice device, String topic) throws Exception {
        Waiting.until(() -> !device.arrivedOn(topic).isEmpty());
        return new ObjectMapper().readTree(device.arrivedOn(topic).get(0));
    }
}
