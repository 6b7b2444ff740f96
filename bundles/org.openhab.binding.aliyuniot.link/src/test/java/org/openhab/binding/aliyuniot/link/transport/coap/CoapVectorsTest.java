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
package org.openhab.binding.aliyuniot.link.transport.coap;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;
import org.openhab.binding.aliyuniot.link.transport.coap.endpoint.CoapSettings;
import org.openhab.binding.aliyuniot.link.transport.coap.secure.Authentication;
import org.openhab.binding.aliyuniot.link.transport.coap.secure.PayloadCipher;
import org.openhab.binding.aliyuniot.link.transport.coap.secure.SequenceStore;

/** What Aliyun's own device software computes and sends is what we compute and send. */
@NonNullByDefault({})
@Timeout(120)
class CoapVectorsTest {
    private static Map<String, Vector> vectors;

    private record Vector(String name, Map<String, String> inputs, Map<String, String> expected) {
        DeviceIdentity identity() {
            return DeviceIdentity.of(inputs.get("productKey"), inputs.get("deviceName"));
        }

        DeviceSecret secret() {
            return new DeviceSecret(inputs.get("deviceSecret"));
        }

        byte[] datagram() {
            return HexFormat.of().parseHex(expected.get("datagramHex"));
        }
    }

    @BeforeAll
    static void readVectors() throws Exception {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(CoapVectorsTest.class.getResourceAsStream("coap-vectors.json")),
                StandardCharsets.UTF_8)) {
            vectors = Stream.of(new Gson().fromJson(reader, Vector[].class))
                    .collect(Collectors.toMap(Vector::name, vector -> vector));
        }
    }

    @ParameterizedTest
    @CsvSource({"coap-auth-sign-dtls,", "coap-auth-sign-seq10, 10"})
    void authenticationsAreSignedAsTheCSdkSignsThem(String name, Long sequence) {
        Vector vector = vectors.get(name);
        byte[] payload = new Authentication(vector.identity(), vector.secret()).payload(sequence);
        assertThat(new String(payload, StandardCharsets.UTF_8))
                .isEqualTo(vector.expected().get("payload"));
    }

    @Test
    void keysAreDerivedAsTheCSdkDerivesThem() {
        Vector vector = vectors.get("coap-aes-key-derivation");
        PayloadCipher cipher =
                new PayloadCipher(vector.secret(), vector.inputs().get("random"));
        assertThat(HexFormat.of().formatHex(cipher.key()))
                .isEqualTo(vector.expected().get("aesKeyHex"));
    }

    @ParameterizedTest
    @CsvSource({"coap-aes-encrypt-seq1", "coap-aes-encrypt-seq2", "coap-aes-encrypt-json-22"})
    void payloadsAreEncryptedAsTheCSdkEncryptsThem(String name) throws Exception {
        Vector derivation = vectors.get("coap-aes-key-derivation");
        PayloadCipher cipher =
                new PayloadCipher(derivation.secret(), derivation.inputs().get("random"));
        Vector vector = vectors.get(name);
        assertThat(HexFormat.of().formatHex(cipher.key()))
                .isEqualTo(vector.inputs().get("aesKeyHex"));
        byte[] clear = vector.inputs().get("plaintext").getBytes(StandardCharsets.UTF_8);
        byte[] encrypted = HexFormat.of().parseHex(vector.expected().get("ciphertextHex"));
        assertThat(cipher.encrypt(clear)).isEqualTo(encrypted);
        assertThat(cipher.decrypt(encrypted)).isEqualTo(clear);
    }

    @Test
    void theDatagramOfAnAuthenticationIsThatOfTheCSdk() throws Exception {
        try (ScriptedServer server = new ScriptedServer();
                CoapBench bench = new CoapBench()) {
            bench.open(CoapBench.plain(server.port()), CoapBench.PATIENT);
            assertSame(server.receiveBytes(), vectors.get("coap-packet-plain-coap-auth"));
        }
    }

    @Test
    void theDatagramOfAnAuthenticationInSymmetricModeIsThatOfTheCSdk() throws Exception {
        try (ScriptedServer server = new ScriptedServer();
                CoapBench bench = new CoapBench()) {
            // The number that the SDK happened to begin with.
            SequenceStore store = (identity, from, count) -> 2008;
            bench.open(CoapBench.symmetric(server.port()), CoapBench.PATIENT, store);
            assertSame(server.receiveBytes(), vectors.get("coap-packet-symmetric-auth"));
        }
    }

    @Test
    void theDatagramOfAPublicationIsThatOfTheCSdk() throws Exception {
        try (ScriptedServer server = new ScriptedServer();
                CoapBench bench = new CoapBench()) {
            CoapBench.Device device =
                    bench.open(CoapBench.plain(server.port(), CoapSettings.SDK_TOKEN_OPTION), CoapBench.PATIENT);
            server.authenticate();
            CompletableFuture<?> outcome = device.publish(CoapBench.update("{\"name\":\"hello world\"}"));
            byte[] datagram = server.receiveBytes();
            assertSame(datagram, vectors.get("coap-packet-plain-publish"));
            server.send(CoapDatagram.parse(datagram)
                    .response(CoapDatagram.CONTENT, new byte[0], ScriptedServer.messageId("42")));
            assertThat(CoapBench.get(outcome)).isEqualTo("42");
        }
    }

    /** Bit for bit, but for the message id and the token, which are different each time. */
    private static void assertSame(byte[] sent, Vector vector) {
        byte[] expected = vector.datagram();
        assertThat(sent[0] & 0xf0).as("version and type").isEqualTo(expected[0] & 0xf0);
        assertThat(sent[1]).as("code").isEqualTo(expected[1]);
        assertThat(HexFormat.of().formatHex(behindToken(sent)))
                .isEqualTo(HexFormat.of().formatHex(behindToken(expected)));
    }

    private static byte[] behindToken(byte[] datagram) {
        return Arrays.copyOfRange(datagram, 4 + (datagram[0] & 0xf), datagram.length);
    }
}
