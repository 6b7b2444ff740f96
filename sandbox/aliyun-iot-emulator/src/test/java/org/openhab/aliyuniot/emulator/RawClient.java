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
package org.openhab.aliyuniot.emulator;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.eclipse.jdt.annotation.NonNullByDefault;

/** A client that writes whatever bytes it is told to, for what no MQTT client does. */
@NonNullByDefault({})
public final class RawClient implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;

    public final Socket socket;
    private final DataInputStream in;

    public RawClient(AliyunIotEmulator emulator) throws IOException {
        this(emulator.ports().tcp());
    }

    public RawClient(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new DataInputStream(socket.getInputStream());
    }

    public void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    public void awaitConnack() throws IOException {
        byte[] connack = in.readNBytes(4);
        if (connack.length != 4 || connack[0] != 0x20 || connack[3] != 0) {
            throw new IOException("The connection was not accepted");
        }
    }

    /** Returns all that comes until the emulator closes the connection. */
    public byte[] readToEnd() throws IOException {
        return in.readAllBytes();
    }

    /** Returns whether the emulator closes the connection. */
    public boolean awaitEnd() {
        try {
            readToEnd();
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    public static byte[] connect(String deviceName, int keepAliveSeconds) throws Exception {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(body);
        out.writeUTF("MQTT");
        out.write(new byte[] {4, (byte) 0xc2});
        out.writeShort(keepAliveSeconds);
        out.writeUTF(deviceName + "|securemode=3,signmethod=hmacsha256|");
        out.writeUTF(deviceName + "&" + TestDevice.PRODUCT_KEY);
        out.writeUTF(TestDevice.sign(deviceName, deviceName, TestDevice.SECRET));
        return packet(0x10, body.toByteArray());
    }

    /** For a topic of {@code lamp01}, QoS 1. */
    public static byte[] subscribe(String topic) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(body);
        out.writeShort(1);
        out.writeUTF("/" + TestDevice.PRODUCT_KEY + "/lamp01/" + topic);
        out.write(1);
        return packet(0x82, body.toByteArray());
    }

    /** On a topic of {@code lamp01}, QoS 0. */
    public static byte[] publish(String topic, String payload) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(body);
        out.writeUTF("/" + TestDevice.PRODUCT_KEY + "/lamp01/" + topic);
        out.write(payload.getBytes(StandardCharsets.UTF_8));
        return packet(0x30, body.toByteArray());
    }

    /** On a topic of {@code lamp01}, QoS 1. */
    public static byte[] publish(String topic, int packetId, boolean dup, String payload) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(body);
        out.writeUTF("/" + TestDevice.PRODUCT_KEY + "/lamp01/" + topic);
        out.writeShort(packetId);
        out.write(payload.getBytes(StandardCharsets.UTF_8));
        return packet(dup ? 0x3a : 0x32, body.toByteArray());
    }

    static byte[] packet(int header, byte[] body) {
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.write(header);
        int left = body.length;
        do {
            packet.write(left % 128 + (left > 127 ? 128 : 0));
            left /= 128;
        } while (left > 0);
        packet.writeBytes(body);
        return packet.toByteArray();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
