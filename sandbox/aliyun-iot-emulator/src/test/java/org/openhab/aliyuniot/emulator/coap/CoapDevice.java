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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.aliyuniot.emulator.TestDevice;

/** A device that speaks CoAP in datagrams made by hand. */
@NonNullByDefault({})
final class CoapDevice implements AutoCloseable {
    static final String PRODUCT = TestDevice.PRODUCT_KEY;
    static final String DEVICE = "dev001";
    static final String SECRET = TestDevice.SECRET;
    static final String UPDATE = "topic/" + PRODUCT + "/" + DEVICE + "/user/update";
    static final String PROPERTY_POST = "topic/sys/" + PRODUCT + "/" + DEVICE + "/thing/event/property/post";

    static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int PATIENCE_MILLIS = 20_000;

    private final DatagramSocket socket;
    private int messageId = 1000;

    CoapDevice(int port) throws IOException {
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        socket.connect(InetAddress.getByName("127.0.0.1"), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    int nextMessageId() {
        return messageId++;
    }

    void send(byte[] datagram) throws IOException {
        socket.send(new DatagramPacket(datagram, datagram.length));
    }

    CoapMessage receive() throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
        socket.receive(packet);
        return CoapMessage.parse(Arrays.copyOf(packet.getData(), packet.getLength()));
    }

    /** Returns whether nothing comes for so long. */
    boolean isSilent(int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            receive();
            return false;
        } catch (SocketTimeoutException | PortUnreachableException e) {
            return true;
        } finally {
            socket.setSoTimeout(PATIENCE_MILLIS);
        }
    }

    CoapMessage exchange(CoapMessage request) throws IOException {
        send(request.bytes());
        return receive();
    }

    /** The fields of an authentication, signed as the documentation says. */
    static ObjectNode credentials(Map<String, String> more) {
        Map<String, String> signed =
                new TreeMap<>(Map.of("clientId", PRODUCT + "." + DEVICE, "deviceName", DEVICE, "productKey", PRODUCT));
        signed.putAll(more);
        StringBuilder content = new StringBuilder();
        signed.forEach((name, value) -> content.append(name).append(value));
        ObjectNode fields = MAPPER.createObjectNode();
        signed.forEach(fields::put);
        return fields.put("sign", sign("HmacMD5", content.toString()));
    }

    static String sign(String algorithm, String content) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), algorithm));
            return HexFormat.of().formatHex(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    CoapMessage auth(JsonNode fields) throws IOException {
        return exchange(authRequest(fields));
    }

    CoapMessage authRequest(JsonNode fields) {
        return CoapMessage.post(nextMessageId(), "auth", fields.toString())
                .with(12, 50)
                .with(17, 50);
    }

    /** Authenticates and returns the token. */
    byte[] token() throws IOException {
        CoapMessage answer = auth(credentials(Map.of()));
        return MAPPER.readTree(answer.payload()).path("token").asText().getBytes(StandardCharsets.UTF_8);
    }

    CoapMessage publication(byte[] token, String path, String payload) {
        return CoapMessage.post(nextMessageId(), path, payload)
                .with(12, 50)
                .with(17, 50)
                .with(2088, token);
    }

    /** The session of a device that encrypts on its own. */
    final class Symmetric {
        final byte[] token;
        final long offset;
        private final SecretKeySpec key;

        Symmetric() throws Exception {
            JsonNode answer =
                    MAPPER.readTree(auth(credentials(Map.of("seq", "2008"))).payload());
            token = answer.path("token").asText().getBytes(StandardCharsets.UTF_8);
            offset = answer.path("seqOffset").asLong();
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((SECRET + "," + answer.path("random").asText()).getBytes(StandardCharsets.UTF_8));
            key = new SecretKeySpec(Arrays.copyOfRange(digest, 8, 24), "AES");
        }

        CoapMessage publication(long seq, String path, String payload) throws Exception {
            return CoapMessage.post(nextMessageId(), path, "")
                    .with(12, 50)
                    .with(17, 50)
                    .with(2088, token)
                    .with(2089, encrypt(Long.toString(seq)))
                    .withPayload(encrypt(payload));
        }

        byte[] encrypt(String text) throws Exception {
            return cipher(Cipher.ENCRYPT_MODE).doFinal(text.getBytes(StandardCharsets.UTF_8));
        }

        String decrypt(byte[] payload) throws Exception {
            return new String(cipher(Cipher.DECRYPT_MODE).doFinal(payload), StandardCharsets.UTF_8);
        }

        private Cipher cipher(int mode) throws Exception {
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(mode, key, new IvParameterSpec("543yhjy97ae7fyfg".getBytes(StandardCharsets.US_ASCII)));
            return cipher;
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
