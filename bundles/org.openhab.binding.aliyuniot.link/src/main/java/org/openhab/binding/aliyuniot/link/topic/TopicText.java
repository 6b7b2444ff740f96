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
package org.openhab.binding.aliyuniot.link.topic;

import org.openhab.binding.aliyuniot.link.text.ForeignText;

/**
 * What topics and topic filters have in common as texts (MQTT 3.1.1, sections 1.5.3 and 4.7). Runs for every message,
 * so it goes through a text once and makes nothing.
 */
final class TopicText {
    private static final int MAX_BYTES = 65_535;
    private static final int MAX_SHOWN = 200;
    private static final int MALFORMED = -1;

    private TopicText() {}

    /**
     * @param what the text is, for the message
     * @throws IllegalArgumentException if it is neither
     */
    static void check(String what, String text) {
        if (text.length() < 2 || text.charAt(0) != '/') {
            throw new IllegalArgumentException(
                    what + " begins with / and has a name behind it, but it is \"" + shown(text) + '"');
        }
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                throw new IllegalArgumentException(what + " \"" + shown(text) + "\" has a control character");
            }
        }
        int bytes = utf8Length(text);
        if (bytes == MALFORMED) {
            throw new IllegalArgumentException(what + " has half a surrogate pair, which UTF-8 cannot carry");
        }
        if (bytes > MAX_BYTES) {
            throw new IllegalArgumentException(what + " is longer than " + MAX_BYTES + " bytes");
        }
    }

    /** Whether a checked text is longer than so many bytes of UTF-8. */
    static boolean isLongerThan(String text, int bytes) {
        // A char has one byte at least and three at most.
        return text.length() > bytes || (text.length() > bytes / 3 && utf8Length(text) > bytes);
    }

    private static int utf8Length(String text) {
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                length += 1;
            } else if (c < 0x800) {
                length += 2;
            } else if (!Character.isSurrogate(c)) {
                length += 3;
            } else if (i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1))) {
                length += 4;
                i++;
            } else {
                return MALFORMED;
            }
        }
        return length;
    }

    static int slashes(String text) {
        int slashes = 0;
        for (int i = 0; i < text.length(); i++) {
            slashes += text.charAt(i) == '/' ? 1 : 0;
        }
        return slashes;
    }

    /** The text as it can be put into a message: without control characters and not endless. */
    static String shown(String text) {
        return ForeignText.line(text, MAX_SHOWN);
    }
}
