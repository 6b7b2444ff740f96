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
package org.openhab.binding.aliyuniot.internal.channel.model.kind;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/**
 * How bytes are written as a text.
 */
enum RawFormat {
    BASE64 {
        @Override
        byte[] bytes(String text) {
            return Base64.getDecoder().decode(text);
        }

        @Override
        String text(byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }
    },
    HEX {
        @Override
        byte[] bytes(String text) {
            return HexFormat.of().parseHex(text);
        }

        @Override
        String text(byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }
    };

    /**
     * As users write it; {@link #BASE64} if they write nothing.
     *
     * @throws IllegalArgumentException if there is no such format
     */
    static RawFormat of(String text) {
        return text.isBlank() ? BASE64 : valueOf(text.strip().toUpperCase(Locale.ROOT));
    }

    /**
     * @param text without blanks
     * @throws IllegalArgumentException if the text has another format
     */
    abstract byte[] bytes(String text);

    abstract String text(byte[] bytes);
}
