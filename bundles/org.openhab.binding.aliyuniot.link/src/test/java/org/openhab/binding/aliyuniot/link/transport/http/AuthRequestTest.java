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
package org.openhab.binding.aliyuniot.link.transport.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.binding.aliyuniot.link.alink.AlinkJson;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;
import org.openhab.binding.aliyuniot.link.identity.SignMethod;

class AuthRequestTest {
    // Signatures that other implementations make of the same parameters.
    @ParameterizedTest
    @CsvSource({
        "HMACMD5, hmacmd5, 3a9bdc7c8e1dc0c10e6f84aa055f7d4b",
        "HMACSHA1, hmacsha1, 1db5889e05d7fb66810fe56325d6ebda38db303e",
    })
    void signsAsThePlatformDoes(SignMethod method, String name, String sign) {
        AuthRequest request = new AuthRequest(
                DeviceIdentity.of("a1Abc123Def", "dev001"),
                new DeviceSecret("0123456789abcdef0123456789abcdef"),
                method);

        assertThat(request.content()).isEqualTo("clientIda1Abc123Def.dev001deviceNamedev001productKeya1Abc123Def");
        assertThat(AlinkJson.object(request.body()))
                .isEqualTo(AlinkJson.object(("{\"version\":\"default\",\"clientId\":\"a1Abc123Def.dev001\","
                                + "\"signmethod\":\"" + name + "\",\"sign\":\"" + sign + "\","
                                + "\"productKey\":\"a1Abc123Def\",\"deviceName\":\"dev001\"}")
                        .getBytes(StandardCharsets.UTF_8)));
        assertThat(request.toString()).doesNotContain("0123456789abcdef");
    }
}
