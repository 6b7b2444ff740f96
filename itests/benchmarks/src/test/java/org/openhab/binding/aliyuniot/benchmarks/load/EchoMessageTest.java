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
package org.openhab.binding.aliyuniot.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EchoMessageTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 7, 1234567890, 4294967295L})
    void carriesItsId(long id) {
        assertThat(EchoMessage.idIn(EchoMessage.of(id))).isEqualTo(id);
    }

    @Test
    void isAnAlinkRequestOfTheSizeThatIsMeasured() {
        byte[] message = EchoMessage.of(42);

        JsonObject alink = JsonParser.parseString(new String(message, UTF_8)).getAsJsonObject();
        assertThat(message).hasSize(EchoMessage.BYTES);
        assertThat(alink.get("id").getAsString()).isEqualTo("0000000042");
        assertThat(alink.get("method").getAsString()).isEqualTo("thing.event.property.post");
        assertThat(alink.get("params").isJsonObject()).isTrue();
    }

    @Test
    void findsTheIdOfAReplyWhereverItStands() {
        byte[] reply = "{\"code\":200,\"data\":{},\"id\":\"0000000042\",\"message\":\"success\"}".getBytes(UTF_8);

        assertThat(EchoMessage.idIn(reply)).isEqualTo(42);
    }

    @Test
    void refusesAMessageWithoutId() {
        assertThatThrownBy(() -> EchoMessage.idIn("{\"code\":200}".getBytes(UTF_8)))
                .hasMessageContaining("12 bytes");
    }
}
