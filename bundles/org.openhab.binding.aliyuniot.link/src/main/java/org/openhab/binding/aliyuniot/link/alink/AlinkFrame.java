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

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;

/**
 * Bytes of a file with an Alink message before them (chapters "Download files over MQTT" and "Upload files over MQTT"):
 * two bytes with the length of the JSON, highest first; the JSON; the bytes; and two bytes with their CRC-16, lowest
 * first.
 */
public final class AlinkFrame {
    private static final int LENGTH_BYTES = 2;
    private static final int CRC_BYTES = 2;
    private static final int MAX_HEAD = 0xFFFF;

    private AlinkFrame() {}

    /**
     * Puts a message before bytes.
     *
     * @throws IllegalArgumentException if the message has more than 65,535 bytes
     */
    public static byte[] of(JsonObject message, byte[] bytes) {
        byte[] head = message.toString().getBytes(StandardCharsets.UTF_8);
        if (head.length > MAX_HEAD) {
            throw new IllegalArgumentException("A message before bytes has " + MAX_HEAD + " bytes at most");
        }
        byte[] frame = new byte[LENGTH_BYTES + head.length + bytes.length + CRC_BYTES];
        frame[0] = (byte) (head.length >> 8);
        frame[1] = (byte) head.length;
        System.arraycopy(head, 0, frame, LENGTH_BYTES, head.length);
        System.arraycopy(bytes, 0, frame, LENGTH_BYTES + head.length, bytes.length);
        int crc = crc16(bytes, 0, bytes.length);
        frame[frame.length - 2] = (byte) crc;
        frame[frame.length - 1] = (byte) (crc >> 8);
        return frame;
    }

    /** CRC-16/ARC, which Aliyun calls CRC16/IBM: polynomial 0x8005 with the lowest bit first, beginning with 0. */
    public static int crc16(byte[] bytes, int from, int to) {
        int crc = 0;
        for (int i = from; i < to; i++) {
            crc ^= bytes[i] & 0xff;
            for (int bit = 0; bit < 8; bit++) {
                crc = crc >>> 1 ^ ((crc & 1) == 0 ? 0 : 0xA001);
            }
        }
        return crc;
    }
}
