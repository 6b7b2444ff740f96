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
package org.openhab.binding.aliyuniot.link;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/**
 * Many random cases, the same ones every time. {@code -Daliyuniot.fuzz.cases=100000} makes more of them,
 * {@code -Daliyuniot.fuzz.seed=42} others.
 */
public final class Fuzz {
    private static final int CASES = Integer.getInteger("aliyuniot.fuzz.cases", 3000);
    private static final long SEED = Long.getLong("aliyuniot.fuzz.seed", 1);
    private static final String ODD = "/+#$\"'\\{}[]:,\u0000\n\u007f\u0085é字\u2028\ufeff\uffff\ud800\udfff";

    private Fuzz() {}

    /** One case; everything random comes from the argument. */
    @FunctionalInterface
    public interface Case {
        void run(Random random) throws Exception;
    }

    /** Runs all cases; the first one that fails tells how to repeat it alone. */
    public static void cases(Case test) {
        for (int i = 0; i < CASES; i++) {
            long seed = SEED + i;
            try {
                test.run(new Random(seed * 0x9E37_79B9_7F4A_7C15L));
            } catch (Exception | AssertionError | StackOverflowError e) {
                throw new AssertionError(
                        "To repeat this case: -Daliyuniot.fuzz.seed=" + seed + " -Daliyuniot.fuzz.cases=1", e);
            }
        }
    }

    /** Of plain letters, separators, control characters, halves of surrogate pairs and whatever Unicode has. */
    public static String text(Random random, int maxLength) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(maxLength + 1);
        while (text.length() < length) {
            switch (random.nextInt(4)) {
                case 0 -> text.append((char) ('a' + random.nextInt(26)));
                case 1 -> text.append('/');
                case 2 -> text.append(ODD.charAt(random.nextInt(ODD.length())));
                default -> text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
            }
        }
        return text.toString();
    }

    /** The bytes of a text with some of them changed, left out or doubled, so that they are no UTF-8 any more. */
    public static byte[] broken(Random random, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(4); i > 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        int end = random.nextInt(8) == 0 ? random.nextInt(bytes.length + 1) : bytes.length;
        return Arrays.copyOf(bytes, end);
    }

    public static <T> T oneOf(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }
}
