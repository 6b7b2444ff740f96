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

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * A message as it is on the wire (RFC 7252 section 3), written and read by hand, so that no library stands between a test and
 * the emulator.
 *
 * @param type 0 confirmable, 1 not confirmable, 2 acknowledgement, 3 reset
 * @param code class and detail as a number, such as 205 for 2.05; 0 is an empty message
 */
@NonNullByDefault({})
record CoapMessage(int type, int code, int messageId, byte[] token, List<Option> options, byte[] payload) {
    static final int CON = 0;
    static final int NON = 1;
    static final int ACK = 2;
    static final int POST = 2;
    private static final int MARKER = 0xff;

    record Option(int number, byte[] value) {}

    static CoapMessage post(int messageId, String path, String payload) {
        CoapMessage message = new CoapMessage(
                CON,
                POST,
                messageId,
                new byte[] {(byte) (messageId >> 8), (byte) messageId},
                new ArrayList<>(),
                payload.getBytes(StandardCharsets.UTF_8));
        for (String segment : path.split("/")) {
            message.with(11, segment.getBytes(StandardCharsets.UTF_8));
        }
        return message;
    }

    static CoapMessage empty(int type, int messageId) {
        return new CoapMessage(type, 0, messageId, new byte[0], List.of(), new byte[0]);
    }

    CoapMessage with(int number, byte[] value) {
        options.add(new Option(number, value));
        return this;
    }

    CoapMessage with(int number, int value) {
        return with(number, new byte[] {(byte) value});
    }

    CoapMessage withPayload(byte[] changed) {
        return new CoapMessage(type, code, messageId, token, options, changed);
    }

    CoapMessage withType(int changed) {
        return new CoapMessage(changed, code, messageId, token, options, payload);
    }

    CoapMessage withCode(int changed) {
        return new CoapMessage(type, changed, messageId, token, options, payload);
    }

    Optional<byte[]> option(int number) {
        return options.stream()
                .filter(option -> option.number() == number)
                .map(Option::value)
                .findFirst();
    }

    String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0x40 | type << 4 | token.length);
        out.write(code / 100 << 5 | code % 100);
        out.write(messageId >> 8);
        out.write(messageId);
        out.writeBytes(token);
        int previous = 0;
        for (Option option :
                options.stream().sorted(Comparator.comparingInt(Option::number)).toList()) {
            write(out, option.number() - previous, option.value());
            previous = option.number();
        }
        if (payload.length > 0) {
            out.write(MARKER);
            out.writeBytes(payload);
        }
        return out.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, int delta, byte[] value) {
        out.write(nibble(delta) << 4 | nibble(value.length));
        extend(out, delta);
        extend(out, value.length);
        out.writeBytes(value);
    }

    private static int nibble(int number) {
        return number < 13 ? number : number < 269 ? 13 : 14;
    }

    private static void extend(ByteArrayOutputStream out, int number) {
        if (number >= 269) {
            out.write(number - 269 >> 8);
            out.write(number - 269);
        } else if (number >= 13) {
            out.write(number - 13);
        }
    }

    static CoapMessage parse(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int first = in.get();
        int code = in.get() & 0xff;
        int messageId = in.getShort() & 0xffff;
        byte[] token = new byte[first & 0xf];
        in.get(token);
        List<Option> options = new ArrayList<>();
        int number = 0;
        while (in.hasRemaining()) {
            int head = in.get() & 0xff;
            if (head == MARKER) {
                break;
            }
            number += extended(in, head >> 4);
            byte[] value = new byte[extended(in, head & 0xf)];
            in.get(value);
            options.add(new Option(number, value));
        }
        byte[] payload = new byte[in.remaining()];
        in.get(payload);
        return new CoapMessage(first >> 4 & 3, (code >> 5) * 100 + (code & 0x1f), messageId, token, options, payload);
    }

    private static int extended(ByteBuffer in, int nibble) {
        return nibble == 13 ? (in.get() & 0xff) + 13 : nibble == 14 ? (in.getShort() & 0xffff) + 269 : nibble;
    }
}
