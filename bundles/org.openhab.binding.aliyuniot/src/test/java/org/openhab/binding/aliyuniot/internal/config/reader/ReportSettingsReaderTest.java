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
package org.openhab.binding.aliyuniot.internal.config.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.aliyuniot.internal.config.CoapTransportSettings;
import org.openhab.binding.aliyuniot.internal.config.DeviceSettings;
import org.openhab.binding.aliyuniot.internal.config.HttpTransportSettings;
import org.openhab.binding.aliyuniot.internal.config.ReportSettings;
import org.openhab.binding.aliyuniot.internal.config.parameter.ConfigurationProblem;
import org.openhab.binding.aliyuniot.internal.config.parameter.InvalidConfigurationException;
import org.openhab.binding.aliyuniot.link.identity.SignMethod;
import org.openhab.core.config.core.Configuration;

@NonNullByDefault({})
class ReportSettingsReaderTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    private final Map<String, Object> values =
            new HashMap<>(Map.of("productKey", "a1B2c3D4e5F", "deviceName", "greenhouse", "deviceSecret", SECRET));

    private DeviceSettings http() throws InvalidConfigurationException {
        return DeviceSettingsReader.http(new Configuration(values));
    }

    private DeviceSettings coap() throws InvalidConfigurationException {
        return DeviceSettingsReader.coap(new Configuration(values));
    }

    private List<ConfigurationProblem> problems() {
        return catchThrowableOfType(InvalidConfigurationException.class, this::coap)
                .problems();
    }

    @Test
    void threeValuesAreEnough() throws Exception {
        assertThat(http().transport().address()).isEqualTo("iot-as-http.cn-shanghai.aliyuncs.com:443");
        assertThat(http().transport().protocol()).isEqualTo("HTTPS");
        assertThat(coap().transport().address()).isEqualTo("a1B2c3D4e5F.coap.cn-shanghai.link.aliyuncs.com:5684");
        assertThat(coap().transport().protocol()).isEqualTo("CoAP/DTLS");
        for (DeviceSettings settings : List.of(http(), coap())) {
            assertThat(settings.transport().receives()).isFalse();
            assertThat(settings.reporting())
                    .isEqualTo(new ReportSettings(Duration.ZERO, null, Duration.ofHours(1), Duration.ZERO));
            assertThat(settings.toString()).doesNotContain(SECRET);
        }
    }

    @Test
    void instancesHaveHostsOfTheirOwn() throws Exception {
        values.put("instanceId", "iot-06z00abcdefghij");
        assertThat(http().transport().host()).isEqualTo("iot-06z00abcdefghij.http.iothub.aliyuncs.com");
        assertThat(coap().transport().host()).isEqualTo("iot-06z00abcdefghij.coap.iothub.aliyuncs.com");
        values.put("host", "iot.example.com");
        values.put("port", new BigDecimal(8443));
        assertThat(http().transport().address()).isEqualTo("iot.example.com:8443");
        assertThat(coap().transport().address()).isEqualTo("iot.example.com:8443");
    }

    @Test
    void everyParameterOfReportingHasItsEffect() throws Exception {
        values.putAll(Map.of(
                "heartbeat", new BigDecimal(5),
                "heartbeatTopic", "user/alive",
                "firmwarePoll", "0",
                "signMethod", "hmacsha1"));
        ReportSettings reporting = http().reporting();
        assertThat(reporting.heartbeat()).isEqualTo(Duration.ofMinutes(5));
        assertThat(reporting.heartbeatTopic()).hasToString("/a1B2c3D4e5F/greenhouse/user/alive");
        assertThat(reporting.firmwarePoll()).isZero();
        assertThat(((HttpTransportSettings) http().transport()).signMethod()).isEqualTo(SignMethod.HMACSHA1);
    }

    @ParameterizedTest
    @CsvSource({"dtls, 5684, CoAP/DTLS", "symmetric, 5682, CoAP/AES", "plain, 5683, CoAP"})
    void everySecurityHasItsPort(String security, int port, String protocol) throws Exception {
        values.putAll(Map.of("security", security, "host", "192.168.1.5", "tokenOption", new BigDecimal(61)));
        assertThat(coap().transport().port()).isEqualTo(port);
        assertThat(coap().transport().protocol()).isEqualTo(protocol);
        assertThat(((CoapTransportSettings) coap().transport()).tokenOption()).isEqualTo(61);
    }

    @ParameterizedTest
    @CsvSource({
        "security, none, security",
        "tokenOption, 62, token-option",
        "heartbeat, -1, range",
        "heartbeat, 10081, range",
        "firmwarePoll, x, number",
        "heartbeatTopic, user/#, heartbeat-topic",
        "heartbeatTopic, /another/device/user/alive, heartbeat-topic",
        "port, 0, port",
        "host, coaps://x, host",
        "region, Shanghai!, region",
        "deviceSecret, a b, device-secret",
    })
    void whatCannotBeUsedIsToldWithItsParameter(String parameter, String value, String suffix) {
        values.put(parameter, value);
        assertThat(problems())
                .extracting(ConfigurationProblem::parameter, ConfigurationProblem::suffix)
                .containsExactly(tuple(parameter, suffix));
    }

    @Test
    void plainIsForTheLocalNetworkOnly() {
        values.put("security", "plain");
        assertThat(problems()).singleElement().satisfies(problem -> {
            assertThat(problem.suffix()).isEqualTo("plain-host");
            assertThat(problem.arguments()).containsExactly("46", "-");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"protocol", "mqttVersion", "keepAlive", "cleanSession", "clientId", "versionTopic"})
    void whatConcernsMqttOnlyIsAnError(String parameter) {
        values.put(parameter, "1");
        assertThat(problems()).singleElement().satisfies(problem -> {
            assertThat(problem.parameter()).isEqualTo(parameter);
            assertThat(problem.suffix()).isEqualTo("mqtt-only");
        });
        values.put(parameter, "");
        assertThat(catchThrowableOfType(InvalidConfigurationException.class, this::http))
                .isNull();
    }
}
