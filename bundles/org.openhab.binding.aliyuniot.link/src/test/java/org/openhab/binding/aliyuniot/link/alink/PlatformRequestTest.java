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
package org.openhab.binding.aliyuniot.link.alink;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@NonNullByDefault({})
class PlatformRequestTest {
    private static PlatformRequest of(String payload) {
        return PlatformRequest.of(payload.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"id\":\"7\"} | {\"id\":\"7\",\"code\":200,\"data\":{}}",
                "{\"id\":7} | {\"id\":7,\"code\":200,\"data\":{}}",
                "{\"id\":[7]} | {\"code\":200,\"data\":{}}",
                "{\"id\":null} | {\"code\":200,\"data\":{}}",
                "{} | {\"code\":200,\"data\":{}}"
            })
    void theAnswerHasTheIdAsItCame(String request, String answer) {
        assertThat(new String(of(request).answer(200, new JsonObject(), ""), StandardCharsets.UTF_8))
                .isEqualTo(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "1", "{", "{\"id\":7,\"code\":200}"})
    void whatIsNoRequestIsNone(String payload) {
        assertThat(of(payload)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"params\":null,\"method\":null}", "{\"method\":{}}"})
    void whatIsMissingIsEmpty(String payload) {
        assertThat(of(payload)).isEqualTo(new PlatformRequest(null, "", new JsonObject()));
    }

    @ParameterizedTest
    @ValueSource(ints = {65, 10_000})
    void aLongIdIsNone(int length) {
        assertThat(of("{\"id\":\"" + "1".repeat(length) + "\"}").id()).isNull();
    }
}
