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
package org.openhab.binding.aliyuniot.internal.channel.payload;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.library.types.RawType;

/**
 * Recognizes image files by their first bytes, whatever a sender calls them.
 */
public final class Picture {
    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a");
    private static final byte[] JPEG = HexFormat.of().parseHex("ffd8ff");
    private static final byte[] GIF_87 = ascii("GIF87a");
    private static final byte[] GIF_89 = ascii("GIF89a");
    private static final byte[] RIFF = ascii("RIFF");
    private static final byte[] WEBP = ascii("WEBP");
    private static final int WEBP_AT = 8;
    private static final byte[] BITMAP = ascii("BM");
    /** The four bytes that every bitmap has empty, after its length. */
    private static final int BITMAP_RESERVED_AT = 6;

    private static final int BITMAP_HEADER = 26;

    private Picture() {}

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The picture that the bytes are; {@code null} if they are none. */
    public static @Nullable RawType of(byte[] bytes) {
        String type = typeOf(bytes);
        return type == null ? null : new RawType(bytes, type);
    }

    /** The picture that a text is, as a {@code data:} URL or in plain Base64; {@code null} if it is none. */
    public static @Nullable RawType ofText(String text) {
        String inner = Padding.strip(text);
        int comma = inner.indexOf(',');
        boolean url = inner.regionMatches(true, 0, "data:", 0, 5);
        if (url && (comma < 0 || !inner.substring(0, comma).endsWith(";base64"))) {
            return null;
        }
        try {
            return of(Base64.getMimeDecoder().decode(url ? inner.substring(comma + 1) : inner));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable String typeOf(byte[] bytes) {
        if (has(bytes, 0, PNG)) {
            return "image/png";
        }
        if (has(bytes, 0, JPEG)) {
            return "image/jpeg";
        }
        if (has(bytes, 0, GIF_87) || has(bytes, 0, GIF_89)) {
            return "image/gif";
        }
        if (has(bytes, 0, RIFF) && has(bytes, WEBP_AT, WEBP)) {
            return "image/webp";
        }
        boolean bitmap =
                bytes.length >= BITMAP_HEADER && has(bytes, 0, BITMAP) && has(bytes, BITMAP_RESERVED_AT, new byte[4]);
        return bitmap ? "image/bmp" : null;
    }

    private static boolean has(byte[] bytes, int at, byte[] expected) {
        if (bytes.length < at + expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (bytes[at + i] != expected[i]) {
                return false;
            }
        }
        return true;
    }
}
