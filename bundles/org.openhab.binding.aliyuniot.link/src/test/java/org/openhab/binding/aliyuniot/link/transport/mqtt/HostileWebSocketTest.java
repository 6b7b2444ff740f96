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
package org.openhab.binding.aliyuniot.link.transport.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.openhab.binding.aliyuniot.link.Mailbox;
import org.openhab.binding.aliyuniot.link.endpoint.Endpoint;
import org.openhab.binding.aliyuniot.link.endpoint.Protocol;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.TransportListener;

/** WebSocket servers that do not do as they should, and one that does so in an unusual way. */
@NonNullByDefault({})
@Timeout(120)
class HostileWebSocketTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final Duration LONG = SessionBench.LONG;
    private static final MqttTimeouts PATIENT = new MqttTimeouts(LONG, LONG, LONG, LONG);
    private static final MqttTimeouts HASTY = new MqttTimeouts(Duration.ofSeconds(2), LONG, LONG, LONG);

    private final SessionBench bench = new SessionBench("hostile-ws-test");
    private final CompletableFuture<Boolean> opened = new CompletableFuture<>();
    private final CompletableFuture<LinkFailure> closed = new CompletableFuture<>();
    private final List<String> received = new CopyOnWriteArrayList<>();
    private HostileServer server;

    @AfterEach
    void stop() throws Exception {
        bench.close();
        server.close();
    }

    private LinkFailure outcome(Protocol protocol, MqttTimeouts timeouts, HostileServer.Part part) throws Exception {
        open(protocol, timeouts, part);
        return SessionBench.get(closed);
    }

    private void open(Protocol protocol, MqttTimeouts timeouts, HostileServer.Part part) throws IOException {
        server = new HostileServer(part);
        Mailbox mailbox = bench.runtime.newMailbox();
        MqttSettings settings = SessionBench.settings(
                "dev001", new Endpoint("localhost", server.port(), protocol), TrustAnchors.ofRuntime());
        TransportListener listener = new TransportListener() {
            @Override
            public void opened() {
                opened.complete(true);
            }

            @Override
            public void received(Message message, Runnable handled) {
                received.add(new String(message.payload(), StandardCharsets.UTF_8));
                handled.run();
            }

            @Override
            public void closed(LinkFailure reason) {
                closed.complete(reason);
            }
        };
        mailbox.execute(() -> new MqttTransportFactory(bench.runtime, settings, timeouts)
                .create(mailbox, listener)
                .open());
    }

    private static void shakeHands(Socket socket) throws IOException, GeneralSecurityException {
        String key = "";
        String line = readLine(socket);
        while (!line.isEmpty()) {
            if (line.toLowerCase(java.util.Locale.ROOT).startsWith("sec-websocket-key:")) {
                key = line.substring(line.indexOf(':') + 1).trim();
            }
            line = readLine(socket);
        }
        byte[] accept = MessageDigest.getInstance("SHA-1")
                .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
        write(
                socket,
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Protocol: mqtt\r\nSec-WebSocket-Accept: "
                        + Base64.getEncoder().encodeToString(accept) + "\r\n\r\n");
    }

    private static String readLine(Socket socket) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = socket.getInputStream().read();
        while (next >= 0 && next != '\n') {
            if (next != '\r') {
                line.write(next);
            }
            next = socket.getInputStream().read();
        }
        return line.toString(StandardCharsets.US_ASCII);
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Reads until the client hangs up. */
    private static void drain(Socket socket) throws IOException {
        socket.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    HTTP/1.1 404 Not Found,             NO_WEBSOCKET
                    HTTP/1.1 200 OK,                    NO_WEBSOCKET
                    HTTP/1.1 302 Found,                 NO_WEBSOCKET
                    HTTP/1.1 503 Service Unavailable,   SERVER_UNAVAILABLE
                    HTTP/1.1 101 Switching Protocols,   NO_WEBSOCKET
                    HTTP/1.1 407 Proxy Authentication Required, PROXY_LOGIN
                    HTTP/1.1 511 Network Authentication Required, PROXY_LOGIN
                    SSH-2.0-OpenSSH_9.6,                MALFORMED_PACKET
                    """)
    void anAnswerThatOpensNoWebSocketIsRefused(String statusLine, String reason) throws Exception {
        LinkFailure failure = outcome(Protocol.WS, PATIENT, (client, number) -> {
            readLine(client.socket);
            write(client.socket, statusLine + "\r\nContent-Length: 0\r\nLocation: /elsewhere\r\n\r\n");
            drain(client.socket);
        });
        assertThat(failure.reason()).hasToString(reason);
        assertThat(opened).isNotDone();
    }

    @Test
    void anEndlessHeaderIsCutOff() throws Exception {
        LinkFailure failure = outcome(Protocol.WS, HASTY, (client, number) -> {
            readLine(client.socket);
            write(client.socket, "HTTP/1.1 101 Switching Protocols\r\n");
            while (true) {
                write(client.socket, "X-Endless: " + "x".repeat(1000) + "\r\n");
            }
        });
        assertThat(failure).isNotNull();
        assertThat(opened).isNotDone();
    }

    @ParameterizedTest
    @EnumSource(
            value = Protocol.class,
            names = {"TLS", "WS", "WSS"})
    void aHandshakeThatHangsIsGivenUp(Protocol protocol) throws Exception {
        LinkFailure failure = outcome(protocol, HASTY, (client, number) -> client.fallSilent());
        assertThat(failure.reason()).isEqualTo(LinkFailure.Reason.TIMEOUT);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    # text
                    810130,                       MALFORMED_PACKET
                    # masked, as only a client may
                    82840000000020020000,         MALFORMED_PACKET
                    # a reserved flag, a reserved kind of frame
                    C20420020000,                 MALFORMED_PACKET
                    830120,                       MALFORMED_PACKET
                    # a continuation of nothing, a new message inside another
                    800120,                       MALFORMED_PACKET
                    020120820120,                 MALFORMED_PACKET
                    # a ping in pieces, a ping that is too long
                    090130,                       MALFORMED_PACKET
                    897E007F,                     MALFORMED_PACKET
                    # sound frames with bad packets in them
                    8204F0020000,                 MALFORMED_PACKET
                    8206C00430FFFF7F,             MALFORMED_PACKET
                    # a length of 2^63
                    827F8000000000000000,         MALFORMED_PACKET
                    # farewell
                    880203E8,                     CONNECTION_LOST
                    8800,                         CONNECTION_LOST
                    """)
    void aFrameThatMustNotComeEndsTheConnection(String frames, String reason) throws Exception {
        LinkFailure failure = outcome(Protocol.WS, PATIENT, (client, number) -> {
            shakeHands(client.socket);
            client.send(HEX.parseHex("820420020000"));
            client.send(HEX.parseHex(frames));
            drain(client.socket);
        });
        assertThat(failure.reason()).hasToString(reason);
    }

    @Test
    void aFrameOfMoreBytesThanThereAreIsReadPieceByPiece() throws Exception {
        open(Protocol.WS, PATIENT, (client, number) -> {
            shakeHands(client.socket);
            // 2^62 bytes are announced. What comes of them is as good as anything.
            client.send(HEX.parseHex("827F4000000000000000" + "20020000" + message("one")));
            client.send(HEX.parseHex(message("two") + "F000"));
            drain(client.socket);
        });
        assertThat(SessionBench.get(closed).reason()).hasToString("MALFORMED_PACKET");
        assertThat(received).containsExactly("one", "two");
    }

    @Test
    void packetsMayBeSpreadOverFragmentsWithControlFramesBetween() throws Exception {
        CompletableFuture<String> pong = new CompletableFuture<>();
        open(Protocol.WS, PATIENT, (client, number) -> {
            shakeHands(client.socket);
            // CONNACK byte by byte, the message in two frames, the rest of its last fragment the next message.
            client.send(HEX.parseHex("020120" + "000102" + "890170" + "000100" + "8000" + "820100"));
            DataInputStream in = new DataInputStream(client.socket.getInputStream());
            // Before the next ping, since of two that wait a client answers the last alone (RFC 6455, section 5.5.3).
            pong.complete(nextPong(in));
            String one = message("one");
            String two = message("two");
            client.send(HEX.parseHex("0204" + one.substring(0, 8)));
            client.send(HEX.parseHex("8900"));
            client.send(HEX.parseHex("8A00"));
            byte[] rest = HEX.parseHex(one.substring(8) + two);
            client.send(HEX.parseHex("80%02x".formatted(rest.length)));
            client.send(rest);
            client.send(HEX.parseHex("8200" + "8202D000"));
            client.fallSilent();
        });
        SessionBench.get(opened);
        assertThat(SessionBench.get(pong)).isEqualTo("70");
        org.awaitility.Awaitility.await()
                .atMost(SessionBench.BOUND)
                .untilAsserted(() -> assertThat(received).containsExactly("one", "two"));
        assertThat(closed).isNotDone();
    }

    /** Reads frames until a pong comes, whose content it returns. */
    private static String nextPong(DataInputStream in) throws IOException {
        while (true) {
            int kind = in.readUnsignedByte();
            int length = in.readUnsignedByte() & 0x7f;
            length = length == 126 ? in.readUnsignedShort() : length;
            byte[] mask = in.readNBytes(4);
            byte[] content = in.readNBytes(length);
            if (kind == 0x8a) {
                for (int i = 0; i < length; i++) {
                    content[i] ^= mask[i % 4];
                }
                return HEX.formatHex(content);
            }
        }
    }

    private static String message(String payload) {
        byte[] content = ("\0\2/a" + payload).getBytes(StandardCharsets.US_ASCII);
        return "30%02x".formatted(content.length) + HEX.formatHex(content);
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void aConnectionOfAClosedRuntimeEndsAtOnce(Protocol protocol) throws Exception {
        server = new HostileServer((client, number) -> client.fallSilent());
        bench.runtime.close();
        MqttSettings settings = SessionBench.settings(
                "dev001", new Endpoint("localhost", server.port(), protocol), TrustAnchors.ofRuntime());
        CompletableFuture<LinkFailure> ended = new CompletableFuture<>();
        new MqttConnection(bench.runtime, settings, SessionBench.PATIENT, new MqttConnection.Events() {
                    @Override
                    public void connected() {}

                    @Override
                    public void received(
                            org.eclipse.paho.client.mqttv3.internal.wire.MqttWireMessage packet, int cost) {}

                    @Override
                    public void ended(LinkFailure reason) {
                        ended.complete(reason);
                    }
                })
                .start();
        assertThat(SessionBench.get(ended).reason()).isEqualTo(LinkFailure.Reason.CLOSED);
    }
}
