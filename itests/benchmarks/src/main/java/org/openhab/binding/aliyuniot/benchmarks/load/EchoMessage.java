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

import java.nio.charset.StandardCharsets;

/**
 * What devices send: a property report as Alink has it (chapter "Device properties, events, and services"). A platform
 * answers it with the same id, a plain broker sends it back whole.
 */
public final class EchoMessage {
    /** Bytes of a message from a device. */
    public static final int BYTES = 200;

    private static final byte[] ID_KEY = "\"id\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final int ID_DIGITS = 10;
    private static final int RADIX = 10;
    private static final int ID_FROM = 1 + ID_KEY.length;
    private static final byte[] TEMPLATE = template();

    private EchoMessage() {}

    /**
     * @param id 0 to 4294967295, as the platform's ids
     */
    public static byte[] of(long id) {
        byte[] message = TEMPLATE.clone();
        long rest = id;
        for (int i = ID_FROM + ID_DIGITS - 1; i >= ID_FROM; i--) {
            message[i] = (byte) ('0' + rest % RADIX);
            rest /= RADIX;
        }
        return message;
    }

    /**
     * The id of a message or of its reply.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static long idIn(byte[] message) {
        int from = indexOfId(message);
        long id = 0;
        for (int i = from; i < message.length && message[i] != '"'; i++) {
            id = id * RADIX + message[i] - '0';
        }
        return id;
    }

    private static int indexOfId(byte[] message) {
        for (int i = 0; i + ID_KEY.length < message.length; i++) {
            int matching = 0;
            while (matching < ID_KEY.length && message[i + matching] == ID_KEY[matching]) {
                matching++;
            }
            if (matching == ID_KEY.length) {
                return i + matching;
            }
        }
        throw new IllegalArgumentException("A message of " + message.length + " bytes has no id");
    }

    private static byte[] template() {
        String head = "{\"id\":\"0000000000\",\"version\":\"1.0\",\"params\":{\"echo\":\"";
        String tail = "\"},\"method\":\"thing.event.property.post\"}";
        String filling = "x".repeat(BYTES - head.length() - tail.length());
        return (head + filling + tail).getBytes(StandardCharsets.US_ASCII);
    }
}
