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
package org.openhab.aliyuniot.emulator.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.Emulated;
import org.openhab.aliyuniot.emulator.TestDevice;
import org.openhab.aliyuniot.emulator.Waiting;
import org.openhab.aliyuniot.emulator.configuration.DeviceDefinition;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;

@NonNullByDefault({})
class AuthenticationTest {
    @Emulated(devices = {"dev001", "dev002"})
    private static AliyunIotEmulator emulator;

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/mqtt-credentials.csv", numLinesToSkip = 1, delimiter = ';', emptyValue = "")
    void documentedCredentialsAreAccepted(
            String name,
            String productKey,
            String deviceName,
            String deviceSecret,
            boolean tls,
            String clientId,
            String userName,
            String password)
            throws Exception {
        emulator.devices().add(new DeviceDefinition(productKey, deviceName, deviceSecret));
        for (String variant :
                new String[] {password, password.toLowerCase(Locale.ROOT), password.toUpperCase(Locale.ROOT)}) {
            try (TestDevice device = device(tls, clientId, userName, variant)) {
                assertThat(device.connectCode()).isZero();
                assertThat(emulator.device(productKey, deviceName).state().clientId())
                        .isEqualTo(clientId);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/mqtt-credentials.csv", numLinesToSkip = 1, delimiter = ';', emptyValue = "")
    void documentedCredentialsAreRefusedWhenTheSecretIsAnotherOne(
            String name,
            String productKey,
            String deviceName,
            String deviceSecret,
            boolean tls,
            String clientId,
            String userName,
            String password)
            throws Exception {
        emulator.devices().add(new DeviceDefinition(productKey, deviceName, "another" + deviceSecret.substring(0, 6)));
        try (TestDevice device = device(tls, clientId, userName, password)) {
            assertThat(device.connectCode()).isEqualTo(4);
            assertThat(emulator.device(productKey, deviceName).state().lastProblem())
                    .contains("device secret")
                    .doesNotContain(password);
        }
    }

    @Test
    void anUnknownDeviceIsRefusedAsDocumentedIfThatIsWanted(@TempDir Path other) throws Exception {
        try (AliyunIotEmulator documented =
                        AliyunIotEmulator.start(EmulatorConfiguration.in(other).withLoginRefusal(5));
                TestDevice stranger = TestDevice.of(documented, "stranger")) {
            assertThat(stranger.connectCode()).isEqualTo(5);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    no tail;                      dev001
                    one bar only;                 dev001|securemode=3
                    tail not closed;              dev001|securemode=3,signmethod=hmacsha256
                    no security mode;             dev001|signmethod=hmacsha256|
                    TLS mode on plain TCP;        dev001|securemode=2,signmethod=hmacsha256|
                    unknown security mode;        dev001|securemode=7,signmethod=hmacsha256|
                    unknown sign method;          dev001|securemode=3,signmethod=hmacsha512|
                    element without value;        dev001|securemode=3,signmethod=hmacsha256,gw|
                    more than 64 characters;      12345678901234567890123456789012345678901234567890123456789012345|securemode=3|
                    """)
    void malformedClientIdsAreRefusedWithTwo(String reason, String clientId) throws Exception {
        String password = TestDevice.sign("dev001", "dev001", TestDevice.SECRET);
        try (TestDevice device = device(false, clientId, "dev001&" + TestDevice.PRODUCT_KEY, password)) {
            assertThat(device.connectCode()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev001|securemode=3,signmethod=hmacsha256|",
                "dev001|signmethod=HmacSHA256,securemode=3,|",
                "dev001|ext=3,,unknown=a=b,_conn=tcp_1,securemode=3,lan=C,signmethod=hmacsha256,gw=0,_ss=1|",
            })
    void theTailIsReadLeniently(String clientId) throws Exception {
        String password = TestDevice.sign("dev001", "dev001", TestDevice.SECRET);
        try (TestDevice device = device(false, clientId, "dev001&" + TestDevice.PRODUCT_KEY, password)) {
            assertThat(device.connectCode()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"dev001,1234abcd", "&a1Abc123Def,1234abcd", "dev001&,1234abcd", "dev001&a1Abc123Def,no-hexadecimals"})
    void malformedUserNamesAndPasswordsAreRefusedWithFour(String userName, String password) throws Exception {
        try (TestDevice device = device(false, "dev001|securemode=3|", userName, password)) {
            assertThat(device.connectCode()).isEqualTo(4);
        }
    }

    @Test
    void anUnknownDeviceIsRefusedWithFour() throws Exception {
        try (TestDevice device = TestDevice.of(emulator, "nobody")) {
            assertThat(device.connectCode()).isEqualTo(4);
        }
    }

    @Test
    void aDisabledDeviceIsDisconnectedAndRefusedUntilItIsEnabledAgain() throws Exception {
        try (TestDevice device = TestDevice.connected(emulator, "dev002")) {
            emulator.device(TestDevice.PRODUCT_KEY, "dev002").setEnabled(false);
            Waiting.until(() -> !device.client.isConnected());
            assertThat(device.connectCode()).isEqualTo(5);
            emulator.device(TestDevice.PRODUCT_KEY, "dev002").setEnabled(true);
            assertThat(device.connectCode()).isZero();
        }
    }

    @Test
    void aDeviceCanBeAddedAndRemovedWhileTheEmulatorRuns() throws Exception {
        try (TestDevice device = TestDevice.of(emulator, "late")) {
            emulator.devices().add(new DeviceDefinition(TestDevice.PRODUCT_KEY, "late", TestDevice.SECRET));
            assertThat(device.connectCode()).isZero();
            assertThat(emulator.devices().remove(TestDevice.PRODUCT_KEY, "late"))
                    .isTrue();
            Waiting.until(() -> !device.client.isConnected());
            assertThat(device.connectCode()).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @CsvSource({"29,2", "0,2", "30,0", "1200,0", "1201,2"})
    void theKeepAliveMustBeWithinThePlatformsLimits(int seconds, int code) throws Exception {
        try (TestDevice device = TestDevice.of(emulator, "dev001")) {
            device.options.setKeepAliveInterval(seconds);
            assertThat(device.connectCode()).isEqualTo(code);
        }
    }

    @Test
    void mqtt31IsAccepted() throws Exception {
        try (TestDevice device = TestDevice.of(emulator, "dev001")) {
            device.options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1);
            assertThat(device.connectCode()).isZero();
        }
    }

    @Test
    void aWillIsRefused() throws Exception {
        try (TestDevice device = TestDevice.of(emulator, "dev001")) {
            device.options.setWill(device.topic("user/update"), new byte[] {1}, 0, false);
            assertThat(device.connectCode()).isEqualTo(5);
        }
    }

    private static TestDevice device(boolean tls, String clientId, String userName, String password) throws Exception {
        String uri = tls
                ? "ssl://localhost:" + emulator.ports().tls()
                : "tcp://127.0.0.1:" + emulator.ports().tcp();
        TestDevice device = new TestDevice(uri, clientId, userName, password);
        if (tls) {
            device.options.setSocketFactory(TestDevice.trusting(emulator.caCertificate(), "TLS"));
        }
        return device;
    }
}
