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

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * A CoAP message as RFC 7252, section 3 writes it, read and written without the library under test.
 */
@NonNullByDefault({})
record CoapDatagram(int type, int code, int messageId, byte[] token, List<Option> options, byte[] payload) {
    static final int CON = 0;
    static final int NON = 1;
    static final int ACK = 2;
    static final int RST = 3;

    static final int POST = code(0, 2);
    static final int CONTENT = code(2, 5);

    private static final int MARKER = 0xff;
    private static final int ONE_BYTE = 13;
    private static final int TWO_BYTES = 14;
    private static final int BEYOND_TWO_BYTES = 269;

    record Option(int number, byte[] value) {
        String text() {
            return new String(value, StandardCharsets.UTF_8);
        }

        int number(byte[] bytes) {
            int number = 0;
            for (byte b : bytes) {
                number = number << 8 | b & 0xff;
            }
            return number;
        }

        @Override
        public String toString() {
            return number + "=" + HexFormat.of().formatHex(value);
        }
    }

    static int code(int kind, int detail) {
        return kind << 5 | detail;
    }

    static CoapDatagram parse(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int first = in.get() & 0xff;
        if (first >> 6 != 1) {
            throw new AssertionError("version " + (first >> 6));
        }
        int code = in.get() & 0xff;
        int messageId = in.getShort() & 0xffff;
        byte[] token = new byte[first & 0xf];
        in.get(token);
        List<Option> options = new ArrayList<>();
        int number = 0;
        while (in.hasRemaining()) {
            int next = in.get() & 0xff;
            if (next == MARKER) {
                break;
            }
            number += extended(next >> 4, in);
            byte[] value = new byte[extended(next & 0xf, in)];
            in.get(value);
            options.add(new Option(number, value));
        }
        byte[] payload = new byte[in.remaining()];
        in.get(payload);
        return new CoapDatagram(first >> 4 & 3, code, messageId, token, options, payload);
    }

    private static int extended(int nibble, ByteBuffer in) {
        return switch (nibble) {
            case ONE_BYTE -> ONE_BYTE + (in.get() & 0xff);
            case TWO_BYTES -> BEYOND_TWO_BYTES + (in.getShort() & 0xffff);
            default -> nibble;
        };
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(1 << 6 | type << 4 | token.length);
        out.write(code);
        out.write(messageId >> 8);
        out.write(messageId);
        out.writeBytes(token);
        int number = 0;
        for (Option option : options) {
            int delta = option.number() - number;
            out.write(nibble(delta) << 4 | nibble(option.value().length));
            extend(delta, out);
            extend(option.value().length, out);
            out.writeBytes(option.value());
            number = option.number();
        }
        if (payload.length > 0) {
            out.write(MARKER);
            out.writeBytes(payload);
        }
        return out.toByteArray();
    }

    private static int nibble(int value) {
        if (value < ONE_BYTE) {
            return value;
        }
        return value < BEYOND_TWO_BYTES ? ONE_BYTE : TWO_BYTES;
    }

    private static void extend(int value, ByteArrayOutputStream out) {
        if (value >= BEYOND_TWO_BYTES) {
            out.write(value - BEYOND_TWO_BYTES >> 8);
            out.write(value - BEYOND_TWO_BYTES);
        } else if (value >= ONE_BYTE) {
            out.write(value - ONE_BYTE);
        }
    }

    /** The only option of a number, as text. */
    String option(int number) {
        List<Option> found = options(number);
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " options " + number + " in " + this);
        }
        return found.get(0).text();
    }

    List<Option> options(int number) {
        return options.stream().filter(option -> option.number() == number).toList();
    }

    String path() {
        StringBuilder path = new StringBuilder();
        options(11).forEach(segment -> path.append('/').append(segment.text()));
        return path.toString();
    }

    String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }

    /** A piggy-backed response to this request. */
    CoapDatagram response(int code, byte[] payload, Option... options) {
        return new CoapDatagram(ACK, code, messageId, token, List.of(options), payload);
    }

    /** A separate response to this request. */
    CoapDatagram separate(int type, int messageId, int code, byte[] payload) {
        return new CoapDatagram(type, code, messageId, token, List.of(), payload);
    }

    /** An empty message that acknowledges or rejects this one. */
    CoapDatagram empty(int type) {
        return new CoapDatagram(type, 0, messageId, new byte[0], List.of(), new byte[0]);
    }
}
