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

/**
 * Characters around a value that senders do not mean: blanks, line ends, the NUL that ends a text in C, the byte order
 * mark of a file.
 */
public final class Padding {
    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final char NO_BREAK_SPACE = '\u00a0';

    private Padding() {}

    /** The text without its padding. */
    public static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isOuter(text.charAt(start))) {
            start++;
        }
        while (end > start && isOuter(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isOuter(char character) {
        return Character.isISOControl(character)
                || Character.isWhitespace(character)
                || character == NO_BREAK_SPACE
                || character == BYTE_ORDER_MARK;
    }
}
