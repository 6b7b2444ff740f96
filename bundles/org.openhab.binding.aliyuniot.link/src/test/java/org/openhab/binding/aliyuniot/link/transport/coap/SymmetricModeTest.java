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

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.coap.secure.PayloadCipher;
import org.openhab.binding.aliyuniot.link.transport.coap.secure.SequenceStore;

/** Aliyun's symmetric encryption, and sequence numbers that are never used twice. */
@NonNullByDefault({})
@Timeout(120)
class SymmetricModeTest {
    private static final String RANDOM = "ad2b3a5eb51d64f7";
    private static final String TOPIC = "/sys/a1Abc123Def/dev001/thing/event/property/post";
    private static final byte[] NOTHING = new byte[0];

    private final PayloadCipher cipher = new PayloadCipher(CoapBench.SECRET, RANDOM);

    @TempDir
    Path folder;

    private ScriptedServer server;
    private CoapBench bench;

    @BeforeEach
    void start() throws Exception {
        server = new ScriptedServer();
        bench = new CoapBench();
    }

    @AfterEach
    void stop() {
        bench.close();
        server.close();
    }

    private static String grant(long offset) {
        return "{\"random\":\"" + RANDOM + "\",\"seqOffset\":" + offset + ",\"token\":\"" + ScriptedServer.TOKEN
                + "\"}";
    }

    private CoapBench.Device opened(SequenceStore store, long offset) throws Exception {
        CoapBench.Device device = bench.open(CoapBench.symmetric(server.port()), CoapBench.PATIENT, store);
        server.authenticate(grant(offset));
        CoapBench.get(device.opened);
        return device;
    }

    private long sequence(CoapDatagram request) throws Exception {
        byte[] value = request.options(2089).get(0).value();
        assertThat(value).hasSize(PayloadCipher.BLOCK_BYTES);
        return Long.parseLong(new String(cipher.decrypt(value), StandardCharsets.US_ASCII));
    }

    /** Publishes one message and answers it. */
    private long exchange(CoapBench.Device device) throws Exception {
        CompletableFuture<Object> outcome = device.publish(CoapBench.update("{}"));
        CoapDatagram request = server.receive();
        server.send(request.response(CoapDatagram.CONTENT, NOTHING));
        CoapBench.get(outcome);
        return sequence(request);
    }

    @Test
    void payloadsAreEncryptedInBothDirections() throws Exception {
        CoapBench.Device device = opened(SequenceStore.NONE, 1);
        device.publish(CoapBench.message(TOPIC, "{\"id\":\"1\"}"));
        CoapDatagram request = server.receive();
        assertThat(new String(cipher.decrypt(request.payload()), StandardCharsets.UTF_8))
                .isEqualTo("{\"id\":\"1\"}");
        byte[] reply = "{\"id\":\"1\",\"code\":200}".getBytes(StandardCharsets.UTF_8);
        server.send(request.response(CoapDatagram.CONTENT, cipher.encrypt(reply)));
        Message received = device.received.take();
        assertThat(received.payload()).isEqualTo(reply);
        assertThat(received.topic().value()).isEqualTo(TOPIC + "_reply");
    }

    @Test
    void aReplyThatCannotBeDecryptedIsDropped() throws Exception {
        CoapBench.Device device = opened(SequenceStore.NONE, 1);
        CompletableFuture<Object> outcome = device.publish(CoapBench.message(TOPIC, "{}"));
        server.send(server.receive().response(CoapDatagram.CONTENT, "in the clear".getBytes(StandardCharsets.UTF_8)));
        CoapBench.get(outcome);
        exchange(device);
        assertThat(device.received).isEmpty();
    }

    @Test
    void encryptionMustNotMakeThePayloadTooLarge() throws Exception {
        CoapBench.Device device = opened(SequenceStore.NONE, 1);
        CompletableFuture<Object> tooLarge = device.publish(CoapBench.update("x".repeat(1024)));
        assertThat(CoapBench.failure(tooLarge).reason()).isEqualTo(LinkFailure.Reason.PAYLOAD_TOO_LARGE);
        device.publish(CoapBench.update("x".repeat(1023)));
        assertThat(server.receive().payload()).hasSize(1024);
    }

    @Test
    void numbersRiseFromAboveTheOffset() throws Exception {
        CoapBench.Device device = opened(SequenceStore.NONE, 500);
        assertThat(exchange(device)).isEqualTo(501);
        assertThat(exchange(device)).isEqualTo(502);
    }

    @Test
    void aRepetitionOfTheSameMessageCarriesTheSameNumber() throws Exception {
        CoapBench.Device device = bench.open(CoapBench.symmetric(server.port()), CoapBench.QUICK);
        server.authenticate(grant(1));
        device.publish(CoapBench.update("{}"));
        byte[] first = server.receiveBytes();
        assertThat(server.receiveBytes()).isEqualTo(first);
    }

    @Test
    void numbersGoOnAfterAFreshToken() throws Exception {
        CoapBench.Device device = opened(SequenceStore.NONE, 500);
        long before = exchange(device);
        device.publish(CoapBench.update("{}"));
        CoapDatagram refused = server.receive();
        long used = sequence(refused);
        assertThat(used).isGreaterThan(before);
        server.send(refused.response(CoapDatagram.code(4, 1), NOTHING));
        // The platform counts from the beginning again; we do not.
        CoapDatagram authentication = server.authenticate(grant(1));
        assertThat(authentication.text()).containsPattern("\"seq\":\"[0-9]+\"");
        CoapDatagram repeated = server.receive();
        assertThat(sequence(repeated)).isGreaterThan(used);
    }

    @Test
    void numbersGoOnWithTheNextTransportOfTheSameProcess() throws Exception {
        CoapBench.Device device = opened(SequenceStore.NONE, 500);
        long before = exchange(device);
        device.transport.cut();
        CoapBench.get(device.closed);
        assertThat(exchange(opened(SequenceStore.NONE, 1))).isGreaterThan(before);
    }

    @Test
    void numbersGoOnAfterARestart() throws Exception {
        long before = exchange(opened(SequenceStore.inFolder(folder), 500));
        bench.close();
        bench = new CoapBench();
        assertThat(exchange(opened(SequenceStore.inFolder(folder), 1))).isGreaterThan(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "2147483648", "99999999999999999999", "1.5", "null", "[]"})
    void anOffsetThatIsNoneIsNotTaken(String offset) throws Exception {
        CoapBench.Device device = bench.open(CoapBench.symmetric(server.port()), CoapBench.PATIENT);
        server.authenticate("{\"random\":\"" + RANDOM + "\",\"seqOffset\":" + offset + ",\"token\":\"t\"}");
        assertThat(CoapBench.get(device.closed).reason()).hasToString("MALFORMED_PACKET");
    }

    @Test
    void aStoreNeverGivesANumberTwice() throws Exception {
        long first = SequenceStore.inFolder(folder).reserve(CoapBench.IDENTITY, 1, 1000);
        long second = SequenceStore.inFolder(folder).reserve(CoapBench.IDENTITY, 1, 1000);
        assertThat(second).isGreaterThanOrEqualTo(first + 1000);
        assertThat(SequenceStore.inFolder(folder).reserve(CoapBench.IDENTITY, 5_000_000, 1000))
                .isEqualTo(5_000_000);
    }

    @Test
    void aBrokenFileDoesNotKeepADeviceFromReporting() throws Exception {
        SequenceStore.inFolder(folder).reserve(CoapBench.IDENTITY, 1, 1000);
        try (var files = Files.list(folder)) {
            Files.writeString(files.findAny().orElseThrow(), "broken");
        }
        assertThat(exchange(opened(SequenceStore.inFolder(folder), 500))).isEqualTo(501);
    }
}
