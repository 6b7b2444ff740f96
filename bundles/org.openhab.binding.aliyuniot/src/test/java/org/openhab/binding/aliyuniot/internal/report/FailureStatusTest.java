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
package org.openhab.binding.aliyuniot.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.binding.aliyuniot.internal.config.DeviceSettings;
import org.openhab.binding.aliyuniot.internal.config.reader.DeviceSettingsReader;
import org.openhab.binding.aliyuniot.link.failure.AuthenticationFailure;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;
import org.openhab.binding.aliyuniot.link.failure.ProtocolFailure;
import org.openhab.binding.aliyuniot.link.failure.QuotaFailure;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.thing.ThingStatusDetail;

class FailureStatusTest {
    private static DeviceSettings settings() throws Exception {
        Configuration configuration = new Configuration(Map.of(
                "productKey", "a1B2c3D4e5F",
                "deviceName", "greenhouse",
                "deviceSecret", "secret",
                "host", "iot.example.com",
                "caFile", "/etc/ca.pem"));
        return DeviceSettingsReader.mqtt(configuration, false, false, question -> null);
    }

    private static Stream<LinkFailure> all() {
        return Arrays.stream(LinkFailure.Reason.values()).map(reason -> switch (reason.family()) {
            case CONFIGURATION -> new ConfigurationFailure(reason, "");
            case AUTHENTICATION -> new AuthenticationFailure(reason, "");
            case NETWORK -> new NetworkFailure(reason, "");
            case PROTOCOL -> new ProtocolFailure(reason, "");
            case QUOTA -> new QuotaFailure(reason, "");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "CLIENT_ID_REJECTED,    CONFIGURATION_ERROR, '@text/offline.client-id-rejected [\"a1B2c3D4e5F/greenhouse\"]'",
        "BAD_CREDENTIALS,       CONFIGURATION_ERROR, '@text/offline.not-authorized [\"a1B2c3D4e5F/greenhouse\"]'",
        "NOT_AUTHORIZED,        CONFIGURATION_ERROR, '@text/offline.not-authorized [\"a1B2c3D4e5F/greenhouse\"]'",
        "CA_FILE,               CONFIGURATION_ERROR, '@text/config-status.error.ca-file [\"11\", \"-\"]'",
        "TOPIC,                 CONFIGURATION_ERROR, @text/offline.topic",
        "UNKNOWN_HOST,          COMMUNICATION_ERROR, '@text/offline.unknown-host [\"iot.example.com\"]'",
        "CONNECTION_REFUSED,    COMMUNICATION_ERROR, '@text/offline.connection-refused [\"iot.example.com:1883\"]'",
        "TIMEOUT,               COMMUNICATION_ERROR, '@text/offline.timeout [\"iot.example.com:1883\"]'",
        "CERTIFICATE_UNTRUSTED, CONFIGURATION_ERROR, '@text/offline.certificate-untrusted [\"iot.example.com:1883\"]'",
        "CERTIFICATE_HOST,      CONFIGURATION_ERROR, '@text/offline.certificate-host [\"iot.example.com:1883\"]'",
        "TLS,                   COMMUNICATION_ERROR, '@text/offline.tls [\"iot.example.com:1883\"]'",
        "KICKED,                CONFIGURATION_ERROR, '@text/offline.kicked [\"a1B2c3D4e5F/greenhouse\"]'",
        "CONNECTION_LOST,       COMMUNICATION_ERROR, '@text/offline.connection-lost [\"iot.example.com:1883\"]'",
        "CLOSED_WITHOUT_ANSWER, COMMUNICATION_ERROR, '@text/offline.closed-without-answer [\"iot.example.com:1883\", \"MQTT/TLS\"]'",
        "NO_WEBSOCKET,          COMMUNICATION_ERROR, '@text/offline.no-websocket [\"iot.example.com:1883\"]'",
        "PROXY_LOGIN,           COMMUNICATION_ERROR, '@text/offline.proxy-login [\"iot.example.com:1883\"]'",
        "VERSION_REFUSED,       CONFIGURATION_ERROR, '@text/offline.version-refused [\"iot.example.com:1883\"]'",
        "SERVER_UNAVAILABLE,    COMMUNICATION_ERROR, '@text/offline.server-unavailable [\"iot.example.com:1883\"]'",
        "MALFORMED_PACKET,      COMMUNICATION_ERROR, '@text/offline.malformed-packet [\"iot.example.com:1883\", \"MQTT/TLS\"]'",
        "PAYLOAD_TOO_LARGE,     COMMUNICATION_ERROR, @text/offline.quota",
        "REGISTRATION_OFF,      CONFIGURATION_ERROR, '@text/offline.registration-off [\"a1B2c3D4e5F\"]'",
        "ALREADY_ACTIVATED,     CONFIGURATION_ERROR, '@text/offline.already-activated [\"a1B2c3D4e5F/greenhouse\"]'",
        "NOT_IN_TOPOLOGY,       CONFIGURATION_ERROR, '@text/offline.not-in-topology [\"a1B2c3D4e5F/greenhouse\"]'",
        "DEVICE_DELETED,        GONE,                '@text/offline.device-deleted [\"a1B2c3D4e5F/greenhouse\"]'",
        "DEVICE_DISABLED,       NONE,                '@text/offline.device-disabled [\"a1B2c3D4e5F/greenhouse\"]'",
        "SHUT_OUT,              NONE,                '@text/offline.shut-out [\"a1B2c3D4e5F/greenhouse\"]'",
        "GATEWAY_OFFLINE,       BRIDGE_OFFLINE, @text/offline.gateway-offline",
        "LOGGED_IN_ELSEWHERE,   COMMUNICATION_ERROR, '@text/offline.logged-in-elsewhere [\"a1B2c3D4e5F/greenhouse\"]'",
        "CERTIFICATE_FILE,      CONFIGURATION_ERROR, @text/offline.certificate-file",
        "KEY_FILE,              CONFIGURATION_ERROR, @text/offline.key-file",
        "KEY_EXPOSED,           CONFIGURATION_ERROR, @text/offline.key-exposed",
        "KEY_PASSWORD,          CONFIGURATION_ERROR, @text/offline.key-password",
        "KEY_MISMATCH,          CONFIGURATION_ERROR, @text/offline.key-mismatch",
        "CERTIFICATE_EARLY,     CONFIGURATION_ERROR, @text/offline.certificate-early",
        "CERTIFICATE_EXPIRED,   CONFIGURATION_ERROR, @text/offline.certificate-expired",
        "CERTIFICATE_REFUSED,   CONFIGURATION_ERROR, '@text/offline.certificate-refused [\"iot.example.com:1883\"]'",
        "FOREIGN_HOST,          CONFIGURATION_ERROR, '@text/offline.foreign-host [\"iot.example.com:1883\"]'",
        "RENEWED,               COMMUNICATION_ERROR, @text/offline.renewed",
        "SECRETS_FILE,          CONFIGURATION_ERROR, @text/offline.secrets-file"
    })
    void aFailureBecomesAStatusThatSaysWhatToDo(String reason, ThingStatusDetail detail, String text) throws Exception {
        LinkFailure failure = all().filter(one -> one.reason().name().equals(reason))
                .findFirst()
                .orElseThrow();

        assertThat(FailureStatus.of(failure, settings())).isEqualTo(new FailureStatus(detail, text));
    }

    @Test
    void everyFailureHasAStatus() throws Exception {
        DeviceSettings settings = settings();

        assertThat(all().map(failure -> FailureStatus.of(failure, settings).text()))
                .hasSizeGreaterThan(15)
                .allMatch(text -> text.startsWith("@text/"));
    }

    @Test
    void refusedSubscriptionsAreNamed() {
        assertThat(FailureStatus.refusedText(List.of("/a/b/user/x", "/a/b/user/y")))
                .isEqualTo("@text/online.subscription-refused [\"/a/b/user/x /a/b/user/y\"]");
    }
}
