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

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.aliyuniot.link.transport.coap.CoapDatagram.Option;

/**
 * A server that says what the test says, datagram by datagram. Tests call it on their own thread.
 */
@NonNullByDefault({})
final class ScriptedServer implements AutoCloseable {
    static final String TOKEN = "MZ8m37hp01w1SSqoDFzo0010500d00.ad2b";
    static final Duration BOUND = Duration.ofSeconds(60);

    private final DatagramSocket socket;
    private SocketAddress client;

    ScriptedServer() throws IOException {
        socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Where the last datagram came from. */
    SocketAddress client() {
        return client;
    }

    byte[] receiveBytes() throws IOException {
        byte[] bytes = receiveWithin(BOUND);
        if (bytes == null) {
            throw new AssertionError("Nothing arrives");
        }
        return bytes;
    }

    private byte[] receiveWithin(Duration bound) throws IOException {
        DatagramPacket datagram = new DatagramPacket(new byte[4096], 4096);
        socket.setSoTimeout((int) bound.toMillis());
        try {
            socket.receive(datagram);
        } catch (SocketTimeoutException e) {
            return null;
        }
        client = datagram.getSocketAddress();
        return Arrays.copyOf(datagram.getData(), datagram.getLength());
    }

    CoapDatagram receive() throws IOException {
        return CoapDatagram.parse(receiveBytes());
    }

    /** The next message that is no repetition of an earlier one. */
    CoapDatagram receiveOther(CoapDatagram earlier) throws IOException {
        CoapDatagram next = receive();
        while (next.messageId() == earlier.messageId()) {
            next = receive();
        }
        return next;
    }

    /** Whether nothing comes any more for a moment; of use only where more would have come long before. */
    boolean isSilent() throws IOException {
        return receiveWithin(Duration.ofMillis(300)) == null;
    }

    void send(CoapDatagram message) throws IOException {
        send(message.bytes());
    }

    void send(byte[] bytes) throws IOException {
        socket.send(new DatagramPacket(bytes, bytes.length, client));
    }

    /** Waits for the authentication and grants it. */
    CoapDatagram authenticate() throws IOException {
        return authenticate("{\"token\":\"" + TOKEN + "\"}");
    }

    CoapDatagram authenticate(String answer) throws IOException {
        CoapDatagram request = receive();
        if (!request.path().equals("/auth")) {
            throw new AssertionError("not an authentication: " + request);
        }
        send(request.response(CoapDatagram.CONTENT, answer.getBytes(StandardCharsets.UTF_8)));
        return request;
    }

    static Option messageId(String id) {
        return new Option(2090, id.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        socket.close();
    }
}
