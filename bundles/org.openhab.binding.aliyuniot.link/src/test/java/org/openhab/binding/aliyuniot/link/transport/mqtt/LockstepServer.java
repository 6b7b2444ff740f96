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

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.HexFormat;
import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * A server that plays its part of a conversation byte by byte, as a test writes it down: {@code receive} names the next
 * packet of the client, {@code send} is what the server says.
 */
@NonNullByDefault({})
final class LockstepServer implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 30_000;
    private static final HexFormat HEX = HexFormat.of();

    private final ServerSocket listener;
    private Socket client;
    private DataInputStream in;

    LockstepServer() throws IOException {
        listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        listener.setSoTimeout(PATIENCE_MILLIS);
    }

    int port() {
        return listener.getLocalPort();
    }

    void accept() throws IOException {
        client = listener.accept();
        client.setSoTimeout(PATIENCE_MILLIS);
        in = new DataInputStream(client.getInputStream());
    }

    /** Accepts a client and takes its CONNECT. */
    void acceptAndConnect() throws IOException {
        accept();
        receive();
        send("20020000");
    }

    /** The next packet of the client in hexadecimal digits. */
    String receive() throws IOException {
        int first = in.readUnsignedByte();
        int length = 0;
        int shift = 0;
        int digit;
        StringBuilder packet = new StringBuilder(HEX.toHexDigits((byte) first));
        do {
            digit = in.readUnsignedByte();
            packet.append(HEX.toHexDigits((byte) digit));
            length |= (digit & 0x7f) << shift;
            shift += 7;
        } while ((digit & 0x80) != 0);
        return packet.append(HEX.formatHex(in.readNBytes(length))).toString();
    }

    void send(String hex) throws IOException {
        client.getOutputStream().write(HEX.parseHex(hex));
    }

    /** Waits until the client has closed the connection. */
    void awaitEnd() throws IOException {
        try {
            while (in.read() >= 0) {
                // What was still on its way.
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("The client keeps the connection open", e);
        } catch (IOException e) {
            // A reset is an end, too.
        }
    }

    @Override
    public void close() throws IOException {
        if (client != null) {
            client.close();
        }
        listener.close();
    }
}
