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
package org.openhab.binding.aliyuniot.link.text;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Texts that somebody else has written (the platform, a server, a device, a file, a user), made fit for logs, statuses
 * and messages: one line of bounded length, without characters that steer a terminal or a reader. Whatever goes into a
 * sentence and comes from outside goes through here; what is data, such as the state of an item, does not.
 */
public final class ForeignText {
    /** Characters that are enough to know a text by. */
    public static final int USUAL_LENGTH = 200;

    private static final int MAX_CAUSES = 4;
    private static final char UNFIT = '?';
    private static final char CUT = '…';

    private ForeignText() {}

    /** One line of {@value #USUAL_LENGTH} characters at most. */
    public static String line(@Nullable Object text) {
        return line(text, USUAL_LENGTH);
    }

    /**
     * One line.
     *
     * @param text read by {@code toString()}
     * @param length most characters of the line, at least 2; a longer text ends with an ellipsis
     */
    public static String line(@Nullable Object text, int length) {
        return fit(String.valueOf(text), length, false);
    }

    /** As {@link #line(Object, int)}, but line feeds stay, for what is shown where others write nothing below it. */
    public static String lines(@Nullable Object text, int length) {
        return fit(String.valueOf(text).replace("\r\n", "\n"), length, true);
    }

    private static String fit(String all, int length, boolean lines) {
        if (all.length() <= length && isFit(all)) {
            return all;
        }
        StringBuilder line = new StringBuilder(Math.min(all.length(), length));
        for (int i = 0; i < all.length(); ) {
            int point = all.codePointAt(i);
            i += Character.charCount(point);
            int rest = i < all.length() ? 1 : 0;
            if (line.length() + Character.charCount(point) + rest > length) {
                return line.append(CUT).toString();
            }
            if (isUnfit(point) && !(lines && point == '\n')) {
                line.append(UNFIT);
            } else {
                line.appendCodePoint(point);
            }
        }
        return line.toString();
    }

    /** A line between quotation marks, which shows where the text begins and ends. */
    public static String quoted(@Nullable Object text, int length) {
        return '"' + line(text, length) + '"';
    }

    /** Why something failed, and what was behind that: one line, without the places in the code. */
    public static String reasons(@Nullable Throwable failure) {
        StringBuilder reasons = new StringBuilder(line(failure));
        Throwable cause = failure == null ? null : failure.getCause();
        for (int i = 0; i < MAX_CAUSES && cause != null; i++) {
            reasons.append("; because of ").append(line(cause));
            cause = cause.getCause();
        }
        return reasons.toString();
    }

    private static boolean isFit(String text) {
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            if (isUnfit(point)) {
                return false;
            }
            i += Character.charCount(point);
        }
        return true;
    }

    /**
     * Whether a character is none that one sees: controls, also those of the upper half (U+0080 to U+009F), ends of lines
     * and paragraphs, marks of direction, isolates, characters without width, halves of pairs, and what has no meaning.
     */
    public static boolean isUnfit(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
