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
package org.openhab.aliyuniot.emulator.login;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The three ways in which a device may sign, named as in the client id. */
public enum SignMethod {
    HMACMD5("HmacMD5"),
    HMACSHA1("HmacSHA1"),
    HMACSHA256("HmacSHA256");

    private static final int MAX_DIGITS = 128;

    private final String algorithm;

    SignMethod(String algorithm) {
        this.algorithm = algorithm;
    }

    public static Optional<SignMethod> of(String name) {
        return Arrays.stream(values())
                .filter(method -> method.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    /**
     * Reads a signature.
     *
     * @param hex as somebody else has written it
     * @return empty, which is no signature, if these are no hexadecimal digits or too many of them
     */
    public static byte[] read(String hex) {
        try {
            return hex.length() > MAX_DIGITS ? new byte[0] : HexFormat.of().parseHex(hex);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    public byte[] sign(String secret, String content) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            // Java takes no empty key; a byte of zero signs the same.
            byte[] key = secret.isEmpty() ? new byte[1] : secret.getBytes(StandardCharsets.UTF_8);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac.doFinal(content.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + algorithm, e);
        }
    }
}
