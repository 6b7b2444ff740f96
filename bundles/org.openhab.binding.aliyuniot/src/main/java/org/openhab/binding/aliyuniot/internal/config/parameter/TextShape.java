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
package org.openhab.binding.aliyuniot.internal.config.parameter;

import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * Describes a text that cannot be used without showing it, because it may be a secret that was pasted into the wrong
 * place: by its length, and by where its first wrong character is. Of that, the code is told if it is none that is
 * typed on a keyboard, such as a curly quotation mark or one without width.
 *
 * @param length in characters
 * @param firstWrong such as {@code 5} or {@code 5: U+201C}; empty if each character may be there
 */
record TextShape(int length, String firstWrong) {
    private static final int LAST_ASCII = 0x7E;
    private static final int FIRST_ASCII = 0x20;

    /**
     * @param allowed what each character has to be, as a class of regular expressions
     */
    static TextShape of(String text, String allowed) {
        Pattern pattern = Pattern.compile(allowed);
        return of(text, point -> pattern.matcher(Character.toString(point)).matches());
    }

    private static TextShape of(String text, IntPredicate allowed) {
        int place = 0;
        String wrong = "";
        for (int i = 0; i < text.length() && wrong.isEmpty(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            place++;
            if (!allowed.test(point)) {
                wrong = point >= FIRST_ASCII && point <= LAST_ASCII
                        ? Integer.toString(place)
                        : String.format(Locale.ROOT, "%d: U+%04X", place, point);
            }
        }
        return new TextShape(text.codePointCount(0, text.length()), wrong);
    }

    /** What fills the gaps of a text for users, in this order. */
    List<String> arguments() {
        return List.of(Integer.toString(length), firstWrong.isEmpty() ? "-" : firstWrong);
    }
}
