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
package org.openhab.binding.aliyuniot.link.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.aliyuniot.link.Fuzz;
import org.openhab.binding.aliyuniot.link.alink.AlinkJson;
import org.openhab.binding.aliyuniot.link.failure.ProtocolFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;

@NonNullByDefault({})
class RegistrationAnswerTest {
    private static final DeviceIdentity IDENTITY = DeviceIdentity.of("a1", "dev001");

    private static LearntSecret read(String json) throws ProtocolFailure {
        return read(json.getBytes(StandardCharsets.UTF_8));
    }

    private static LearntSecret read(byte[] json) throws ProtocolFailure {
        return RegistrationAnswer.of(AlinkJson.object(json), IDENTITY);
    }

    @Test
    void hasASecretOrAClientWithAToken() throws Exception {
        assertThat(read("{\"productKey\":\"a1\",\"deviceName\":\"dev001\",\"deviceSecret\":\"s\"}"))
                .isEqualTo(new LearntSecret.OfDevice(new DeviceSecret("s")));
        assertThat(read("{\"productKey\":\"a1\",\"deviceName\":\"dev001\",\"clientId\":\"c\",\"deviceToken\":\"t\"}"))
                .isEqualTo(new LearntSecret.OfClient("c", "t"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "{\"productKey\":\"a2\",\"deviceName\":\"dev001\",\"deviceSecret\":\"geheim\"}",
                "{\"productKey\":\"a1\",\"deviceName\":\"dev002\",\"deviceSecret\":\"geheim\"}",
                "{\"productKey\":\"a1\",\"deviceName\":\"dev001\",\"deviceSecret\":\"geheim \"}",
                "{\"productKey\":\"a1\",\"deviceName\":\"dev001\",\"deviceSecret\":\"\"}",
                "{\"productKey\":\"a1\",\"deviceName\":\"dev001\",\"deviceSecret\":[\"geheim\"]}",
                "{\"productKey\":\"a1\",\"deviceName\":\"dev001\",\"clientId\":\"geheim|\",\"deviceToken\":\"geheim\"}",
                "{\"productKey\":\"a1\",\"deviceName\":\"dev001\",\"clientId\":\"geheim\"}"
            })
    void anythingElseIsRefusedWithoutShowingIt(String json) {
        assertThatExceptionOfType(ProtocolFailure.class)
                .isThrownBy(() -> read(json))
                .withMessageStartingWith("The platform's answer to the registration ")
                .withMessageNotContaining("geheim");
    }

    @Test
    void hostileAnswersDoNoHarm() {
        String whole = "{\"productKey\":\"a1\",\"deviceName\":\"dev001\",\"deviceSecret\":\"0123456789abcdef\"}";
        Fuzz.cases(random -> {
            byte[] bytes = random.nextBoolean()
                    ? Fuzz.broken(random, whole)
                    : Fuzz.broken(random, whole.replace("0123456789abcdef", Fuzz.text(random, 80)));
            try {
                assertThat(read(bytes).deviceSecret()).isNotNull();
            } catch (ProtocolFailure e) {
                assertThat(e.getMessage()).hasSizeLessThan(300);
            }
        });
    }
}
