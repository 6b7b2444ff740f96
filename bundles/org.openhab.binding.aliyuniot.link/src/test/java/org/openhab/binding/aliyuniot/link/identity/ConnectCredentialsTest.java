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
package org.openhab.binding.aliyuniot.link.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectCredentialsTest {
    private static final DeviceIdentity IDENTITY = DeviceIdentity.of("a1Abc123Def", "dev001");
    private static final DeviceSecret SECRET = new DeviceSecret("0123456789abcdef0123456789abcdef");

    static Stream<ConnectVectors.Vector> vectors() throws Exception {
        return ConnectVectors.all().stream();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void passwordIsThatOfTheVector(ConnectVectors.Vector vector) {
        assertThat(vector.credentials().content()).isEqualTo(vector.expected().get("content"));
        assertThat(vector.credentials().build().password())
                .isEqualToIgnoringCase(vector.expected().get("mqttPassword"));
    }

    static Stream<ConnectVectors.Vector> vectorsWithClientId() throws Exception {
        return vectors().filter(vector -> vector.expected().containsKey("mqttClientId"));
    }

    @ParameterizedTest
    @MethodSource("vectorsWithClientId")
    void clientIdAndUserNameAreThoseOfTheVector(ConnectVectors.Vector vector) {
        String clientId = vector.expected().get("mqttClientId");
        ConnectCredentials credentials = vector.credentialsInOrder().build();
        // The C SDK leaves a comma behind its last key, which means nothing.
        assertThat(credentials.clientId()).isEqualTo(clientId.replace(",|", "|"));
        assertThat(credentials.userName()).isEqualTo(vector.expected().get("mqttUsername"));
        assertThat(credentials.password())
                .isEqualToIgnoringCase(vector.expected().get("mqttPassword"));
    }

    @ParameterizedTest
    @EnumSource(ClientIdKey.class)
    void everyDocumentedKeyGoesIntoTheClientId(ClientIdKey key) {
        ConnectCredentials credentials =
                ConnectCredentials.of(IDENTITY, SECRET).with(key, "1").build();
        assertThat(credentials.clientId()).contains(key.wireName() + "=1");
    }

    @Test
    void onlyTheTimestampChangesTheSignature() {
        String plain = ConnectCredentials.of(IDENTITY, SECRET).build().password();
        for (ClientIdKey key : ClientIdKey.values()) {
            String password = ConnectCredentials.of(IDENTITY, SECRET)
                    .with(key, "1")
                    .build()
                    .password();
            if (key == ClientIdKey.TIMESTAMP) {
                assertThat(password).isNotEqualTo(plain);
            } else {
                assertThat(password).as(key.wireName()).isEqualTo(plain);
            }
        }
    }

    @Test
    void clientIdIsProductKeyAndDeviceNameByDefault() {
        assertThat(ConnectCredentials.of(IDENTITY, SECRET).build().clientId())
                .isEqualTo("a1Abc123Def.dev001|signmethod=hmacsha256|");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a|b", "line\nbreak", "12345678901234567890123456789012345678901234567890123456789012345"})
    void refusesAClientIdThatWouldBreakTheFormat(String clientId) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConnectCredentials.of(IDENTITY, SECRET).clientId(clientId))
                .withMessageStartingWith("clientId has at most 64 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a|b", "a,b", "a=b", "a\tb"})
    void refusesAKeyValueThatWouldBreakTheFormat(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConnectCredentials.of(IDENTITY, SECRET).with(ClientIdKey.LANGUAGE, value))
                .withMessageStartingWith("lan has none of | , =");
    }

    @Test
    void doesNotShowTheSecrets() {
        ConnectCredentials credentials = ConnectCredentials.of(IDENTITY, SECRET).build();
        assertThat(credentials.toString())
                .doesNotContain(credentials.password())
                .contains("***");
        assertThat(SECRET.toString()).isEqualTo("***");
        ConnectCredentials withToken = ConnectCredentials.of(IDENTITY, SECRET)
                .with(ClientIdKey.TOKEN_TYPE, "1")
                .with(ClientIdKey.TOKEN, "t0ken")
                .with(ClientIdKey.LANGUAGE, "Java")
                .build();
        assertThat(withToken.clientId()).contains("token=t0ken");
        assertThat(withToken.toString()).doesNotContain("t0ken").contains("tokenType=1,token=***,lan=Java");
    }
}
