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
package org.openhab.binding.aliyuniot.link.certificate;

import java.io.ByteArrayOutputStream;
import java.security.InvalidKeyException;
import java.util.Arrays;

/**
 * The little of DER (ITU-T X.690) that is needed to wrap a key into PKCS#8: elements with a tag, a length of up to four
 * bytes, and a content. Not for more than one thread.
 */
final class DerReader {
    static final int INTEGER = 0x02;
    static final int OCTETS = 0x04;
    static final int OBJECT = 0x06;
    static final int SEQUENCE = 0x30;
    /** What the first optional field of a structure is tagged with. */
    static final int FIELD_0 = 0xa0;

    private static final int LONG_FORM = 0x80;
    private static final int MAX_LENGTH_BYTES = 4;
    private static final int BYTE = 0xff;

    private final byte[] bytes;
    private int position;
    private final int end;

    DerReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private DerReader(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.position = from;
        this.end = to;
    }

    boolean hasMore() {
        return position < end;
    }

    /** The tag of the element that comes next; -1 if there is none. */
    int tag() {
        return hasMore() ? bytes[position] & BYTE : -1;
    }

    /**
     * Goes past an element.
     *
     * @return what is in it
     * @throws InvalidKeyException if another element comes next, or one that is cut off
     */
    DerReader enter(int tag) throws InvalidKeyException {
        if (tag() != tag) {
            throw new InvalidKeyException("Another element than expected");
        }
        position++;
        int length = length();
        if (length > end - position) {
            throw new InvalidKeyException("An element is cut off");
        }
        DerReader content = new DerReader(bytes, position, position + length);
        position += length;
        return content;
    }

    private int length() throws InvalidKeyException {
        int first = next();
        if (first < LONG_FORM) {
            return first;
        }
        int count = first - LONG_FORM;
        if (count == 0 || count > MAX_LENGTH_BYTES) {
            throw new InvalidKeyException("A length that DER does not have, or too long");
        }
        int length = 0;
        for (int i = 0; i < count; i++) {
            length = length << 8 | next();
        }
        if (length < 0) {
            throw new InvalidKeyException("Too long");
        }
        return length;
    }

    private int next() throws InvalidKeyException {
        if (!hasMore()) {
            throw new InvalidKeyException("Cut off");
        }
        return bytes[position++] & BYTE;
    }

    /** All that is left, as it is. */
    byte[] rest() {
        byte[] rest = Arrays.copyOfRange(bytes, position, end);
        position = end;
        return rest;
    }

    /** Writes an element. */
    static byte[] element(int tag, byte[]... contents) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : contents) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream element = new ByteArrayOutputStream();
        element.write(tag);
        int length = content.size();
        if (length < LONG_FORM) {
            element.write(length);
        } else {
            int count = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
            element.write(LONG_FORM | count);
            for (int i = count - 1; i >= 0; i--) {
                element.write(length >> 8 * i);
            }
        }
        element.writeBytes(content.toByteArray());
        return element.toByteArray();
    }
}
