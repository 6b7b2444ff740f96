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
package org.openhab.binding.aliyuniot.internal.firmware.install;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks for a user's regular expression in what a device says, within bounds of text, work and stack: many expressions
 * take time without end on the right text. Other engines bound that by themselves, but lack what users know from
 * elsewhere in openHAB, such as looking ahead.
 */
final class BoundedSearch {
    /** More of a text is not looked at. */
    static final int MAX_TEXT = 60_000;

    /** Looks at a character; some tenths of a second in all. */
    private static final int MAX_STEPS = 10_000_000;

    private final Pattern pattern;
    private final BooleanSupplier calledOff;

    /** The expression takes too long on this text, or the search was called off. */
    static final class Endless extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** The same where only unchecked ones may pass. */
    private static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Exhausted() {
            super("The search takes too long", null, false, false);
        }
    }

    /**
     * @param calledOff asked again and again while a search runs
     */
    BoundedSearch(Pattern pattern, BooleanSupplier calledOff) {
        this.pattern = pattern;
        this.calledOff = calledOff;
    }

    /** Whether the beginning of a text contains what is looked for. */
    boolean isIn(String text) throws Endless {
        return matcher(text).isPresent();
    }

    /** What is looked for, or its first group if it has one; all of the text if nothing is looked for, or not found. */
    String pick(String text) throws Endless {
        Optional<Matcher> found = pattern.pattern().isEmpty() ? Optional.empty() : matcher(text);
        if (found.isEmpty()) {
            return beginning(text).strip();
        }
        Matcher matcher = found.get();
        return matcher.groupCount() > 0 ? String.valueOf(matcher.group(1)) : matcher.group();
    }

    private Optional<Matcher> matcher(String text) throws Endless {
        Matcher matcher = pattern.matcher(new CountedText(beginning(text)));
        try {
            return matcher.find() ? Optional.of(matcher) : Optional.empty();
        } catch (Exhausted | StackOverflowError e) {
            throw new Endless();
        }
    }

    private static String beginning(String text) {
        return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
    }

    /** Counts how often it is looked at. */
    private final class CountedText implements CharSequence {
        private static final int LOOK_UP = 4096;

        private final String text;
        private int steps;

        CountedText(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (++steps > MAX_STEPS || steps % LOOK_UP == 0 && calledOff.getAsBoolean()) {
                throw new Exhausted();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
