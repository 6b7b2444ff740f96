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
package org.openhab.binding.aliyuniot.link.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.JsonParser;
import java.util.Locale;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.aliyuniot.link.endpoint.Endpoint;
import org.openhab.binding.aliyuniot.link.endpoint.Protocol;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.ProtocolFailure;

@NonNullByDefault({})
class NamedHostTest {
    private static final String ASKED = "iot-auth-global.aliyuncs.com";

    @ParameterizedTest
    @CsvSource({
        "a1.iot-as-mqtt.cn-shanghai.aliyuncs.com, iot-auth-global.aliyuncs.com,, true",
        "iot-06z.mqtt.iothub.ALIYUNCS.com, iot-auth-global.aliyuncs.com,, true",
        "evil.com, iot-auth-global.aliyuncs.com,, false",
        "evilaliyuncs.com, iot-auth-global.aliyuncs.com,, false",
        "aliyuncs.com.evil.com, iot-auth-global.aliyuncs.com,, false",
        "10.0.0.1, iot-auth-global.aliyuncs.com,, false",
        "10.1, iot-auth-global.aliyuncs.com,, false",
        "169.254.169.254, auth.iot.example.com,, false",
        "mqtt.iot.example.com, auth.iot.example.com,, true",
        "a.b.iot.example.com, auth.iot.example.com,, true",
        "example.com, auth.iot.example.com,, false",
        "other.com, auth.com,, false",
        "auth.com, auth.com,, true",
        "evil.co.uk, auth.co.uk,, false",
        "evil.com.cn, auth.com.cn,, false",
        "localhost, localhost,, true",
        "localhost, auth.iot.example.com,, false",
        "127.0.0.1, 127.0.0.1,, true",
        "127.0.0.2, 127.0.0.1,, false",
        "1.0.0.1, 127.0.0.1,, false",
        "mqtt.other.org, auth.iot.example.com, other.org, true",
        "mqtt.another.org, auth.iot.example.com, other.org, false"
    })
    void aDeviceIsSentToTheseHostsOnly(String host, String asked, String allowed, boolean fit) {
        assertThat(NamedHost.isFit(host.toLowerCase(Locale.ROOT), asked, allowed))
                .isEqualTo(fit);
    }

    private static Endpoint read(String mqtt) throws ProtocolFailure {
        return NamedHost.in(JsonParser.parseString("{\"resources\":{\"mqtt\":" + mqtt + "}}"), ASKED, null);
    }

    @Test
    void hostAndPortAreRead() throws Exception {
        assertThat(read("{\"host\":\"x.aliyuncs.com\",\"port\":1883}"))
                .isEqualTo(new Endpoint("x.aliyuncs.com", 1883, Protocol.TLS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "{}",
                "{\"host\":\"x.aliyuncs.com\"}",
                "{\"port\":1883}",
                "{\"host\":1,\"port\":1883}",
                "{\"host\":\"x.aliyuncs.com\",\"port\":0}",
                "{\"host\":\"x.aliyuncs.com\",\"port\":65536}",
                "{\"host\":\"x.aliyuncs.com\",\"port\":4294968179}",
                "{\"host\":\"x.aliyuncs.com\",\"port\":1.5}",
                "{\"host\":\"evil.com/.aliyuncs.com\",\"port\":1883}",
                "{\"host\":\"evil.com#.aliyuncs.com\",\"port\":1883}",
                "{\"host\":\"evil.com@x.aliyuncs.com\",\"port\":1883}",
                "{\"host\":\"evil.com\\u0000.aliyuncs.com\",\"port\":1883}",
                "{\"host\":\"evil.com\\n.aliyuncs.com\",\"port\":1883}",
                "{\"host\":\"éx.aliyuncs.com\",\"port\":1883}",
                "{\"host\":\"\",\"port\":1883}"
            })
    void anythingElseIsNone(String mqtt) {
        assertThatExceptionOfType(ProtocolFailure.class)
                .isThrownBy(() -> read(mqtt))
                .matches(failure -> failure.reason() == LinkFailure.Reason.MALFORMED_PACKET)
                .withMessageNotContaining("evil");
    }
}
