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
package org.openhab.aliyuniot.emulator.coap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.Emulated;

/** Datagrams and ciphertexts that Aliyun's C SDK 3.0.1 made, sent as they are. */
@NonNullByDefault({})
class CoapVectorsTest {
    private static final String SYMMETRIC_AUTH =
            "4402bf4d04030201b46175746811325132ff7b2270726f647563744b6579223a226131416263313233446566222c22646576"
                    + "6963654e616d65223a22646576303031222c22636c69656e744964223a2261314162633132334465662e6465763030"
                    + "31222c227369676e223a223062663335383935663164356165616564626564363663666438666566643333222c2273"
                    + "6571223a2232303038227d";
    private static final String PLAIN_AUTH =
            "44023da604030201b46175746811325132ff7b2270726f647563744b6579223a226131416263313233446566222c22646576"
                    + "6963654e616d65223a22646576303031222c22636c69656e744964223a2261314162633132334465662e6465763030"
                    + "31222c227369676e223a223361396264633763386531646330633130653666383461613035356637643462227d";
    private static final String PLAIN_PUBLISH_BEFORE_TOKEN =
            "44023da806030201b5746f7069630b6131416263313233446566066465763030310475736572067570646174651132512add1f16";
    private static final String PLAIN_PUBLISH_AFTER_TOKEN = "ff7b226e616d65223a2268656c6c6f20776f726c64227d";

    @Emulated(devices = CoapDevice.DEVICE)
    private AliyunIotEmulator emulator;

    @Test
    void theSdkAuthenticatesForSymmetricEncryption() throws Exception {
        try (CoapDevice device = new CoapDevice(emulator.ports().coapSymmetric())) {
            device.send(HexFormat.of().parseHex(SYMMETRIC_AUTH));
            CoapMessage answer = device.receive();
            assertThat(answer.type()).isEqualTo(CoapMessage.ACK);
            assertThat(answer.code()).isEqualTo(205);
            assertThat(answer.messageId()).isEqualTo(0xbf4d);
            assertThat(answer.token()).containsExactly(4, 3, 2, 1);
            JsonNode body = CoapDevice.MAPPER.readTree(answer.payload());
            assertThat(body.path("random").asText()).matches("[0-9a-f]{16}");
            assertThat(body.path("seqOffset").asLong()).isPositive();
            assertThat(body.path("token").asText()).hasSize(35);
        }
    }

    @Test
    void theSdkAuthenticatesAndPublishesInClear() throws Exception {
        try (CoapDevice device = new CoapDevice(emulator.ports().coapPlain())) {
            device.send(HexFormat.of().parseHex(PLAIN_AUTH));
            CoapMessage answer = device.receive();
            assertThat(answer.code()).isEqualTo(205);
            String token =
                    CoapDevice.MAPPER.readTree(answer.payload()).path("token").asText();
            // As long as the one that the SDK got when the datagram was recorded, so that the lengths in it fit.
            String spliced = PLAIN_PUBLISH_BEFORE_TOKEN
                    + HexFormat.of().formatHex(token.getBytes(StandardCharsets.US_ASCII))
                    + PLAIN_PUBLISH_AFTER_TOKEN;
            device.send(HexFormat.of().parseHex(spliced));
            CoapMessage published = device.receive();
            assertThat(published.code()).isEqualTo(205);
            assertThat(published.messageId()).isEqualTo(0x3da8);
            assertThat(emulator.device(CoapDevice.PRODUCT, CoapDevice.DEVICE).messages(0))
                    .singleElement()
                    .satisfies(message -> {
                        assertThat(message.topic()).isEqualTo("/a1Abc123Def/dev001/user/update");
                        assertThat(message.text()).isEqualTo("{\"name\":\"hello world\"}");
                    });
        }
    }

    @Test
    void aSignatureOverTheSequenceNumberIsThatOfTheSdk() throws Exception {
        try (CoapDevice device = new CoapDevice(emulator.ports().coapSymmetric())) {
            String payload = "{\"productKey\":\"a1Abc123Def\",\"deviceName\":\"dev001\","
                    + "\"clientId\":\"a1Abc123Def.dev001\",\"sign\":\"ec6bacc6454b7096d72b1d81d53fa43e\",\"seq\":\"10\"}";
            assertThat(device.auth(CoapDevice.MAPPER.readTree(payload)).code()).isEqualTo(205);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
                    1;                       04bb97156bdcec31da2740690068c7d3
                    2;                       e1c998a6558db318169b0b670b3c21b1
                    {"name":"hello world"};  a75adc33afef4632b18cc0abf5be281cd6f327eea553ecf866b043b6ea9dff8c
                    """)
    void theCiphertextIsThatOfTheSdk(String clear, String encrypted) {
        SymmetricCipher cipher = new SymmetricCipher(CoapDevice.SECRET, "ad2b3a5eb51d64f7");
        byte[] bytes = HexFormat.of().parseHex(encrypted);
        assertThat(cipher.encrypt(clear.getBytes(StandardCharsets.UTF_8))).isEqualTo(bytes);
        assertThat(cipher.decrypt(bytes)).hasValue(clear.getBytes(StandardCharsets.UTF_8));
        assertThat(cipher.decrypt(new byte[15])).isEmpty();
    }
}
