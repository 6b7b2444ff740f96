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
package org.openhab.core.library.types;

import java.util.Arrays;
import java.util.Base64;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.types.PrimitiveType;
import org.openhab.core.types.State;

/** Bytes with a media type, such as an image. */
public class RawType implements PrimitiveType, State {
    protected byte[] bytes;
    protected String mimeType;

    public RawType(byte[] bytes, String mimeType) {
        if (mimeType.isEmpty()) {
            throw new IllegalArgumentException("mimeType argument must not be blank");
        }
        this.bytes = bytes;
        this.mimeType = mimeType;
    }

    /** Reads {@code data:<media type>[;<parameters>];base64,<bytes>}. */
    public static RawType valueOf(String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("Argument must not be blank");
        }
        int start = value.indexOf(':') + 1;
        int end = value.indexOf(';');
        if (end <= start) {
            throw new IllegalArgumentException("Missing MIME type in argument " + value);
        }
        byte[] decoded = Base64.getDecoder().decode(value.substring(value.indexOf(',') + 1));
        return new RawType(decoded, value.substring(start, end));
    }

    public byte[] getBytes() {
        return bytes;
    }

    public String getMimeType() {
        return mimeType;
    }

    @Override
    public String toString() {
        return String.format("raw type (%s): %d bytes", mimeType, bytes.length);
    }

    @Override
    public String toFullString() {
        return "data:" + mimeType + ";base64," + Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RawType raw && mimeType.equals(raw.mimeType) && Arrays.equals(bytes, raw.bytes);
    }
}
