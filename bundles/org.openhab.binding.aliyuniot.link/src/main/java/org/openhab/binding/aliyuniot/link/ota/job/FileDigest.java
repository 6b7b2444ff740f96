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
package org.openhab.binding.aliyuniot.link.ota.job;

import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;

/**
 * What a file's bytes have to add up to.
 *
 * @param hex the digest in lower case
 */
public record FileDigest(Algorithm algorithm, String hex) {
    private static final Pattern HEX = Pattern.compile("[0-9a-f]*");

    /**
     * @param hex in upper or lower case
     * @throws IllegalArgumentException if the text is no digest of this kind
     */
    public FileDigest {
        hex = hex.toLowerCase(Locale.ROOT);
        if (hex.length() != algorithm.hexLength || !HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("a digest by " + algorithm + " has " + algorithm.hexLength
                    + " hexadecimal digits, but " + OtaText.shown(hex));
        }
    }

    /**
     * Reads a digest of the platform.
     *
     * @param signMethod how it was made, by one of the spellings that occur
     * @return {@code null} if it is none
     */
    public static @Nullable FileDigest read(String signMethod, String sign) {
        Algorithm algorithm = Algorithm.of(signMethod);
        try {
            return algorithm == null ? null : new FileDigest(algorithm, sign);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return algorithm + " " + hex;
    }

    /** How a digest is made; the platform knows these. */
    public enum Algorithm {
        MD5("MD5", 32),
        SHA256("SHA-256", 64);

        private final String javaName;
        private final int hexLength;

        Algorithm(String javaName, int hexLength) {
            this.javaName = javaName;
            this.hexLength = hexLength;
        }

        /** For {@link java.security.MessageDigest#getInstance(String)}. */
        public String javaName() {
            return javaName;
        }

        /** By one of the spellings that occur: {@code MD5}, {@code Md5}, {@code SHA256}, {@code Sha256}, {@code SHA-256}. */
        public static @Nullable Algorithm of(String signMethod) {
            return switch (signMethod.toUpperCase(Locale.ROOT)) {
                case "MD5" -> MD5;
                case "SHA256", "SHA-256" -> SHA256;
                default -> null;
            };
        }
    }
}
