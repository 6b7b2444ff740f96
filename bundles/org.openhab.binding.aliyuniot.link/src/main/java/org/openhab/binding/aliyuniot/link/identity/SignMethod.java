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
package org.openhab.binding.aliyuniot.link.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How a device signs: HMAC (RFC 2104) with one of three digests.
 */
public enum SignMethod {
    HMACMD5("HmacMD5"),
    HMACSHA1("HmacSHA1"),
    HMACSHA256("HmacSHA256");

    private final String algorithm;

    SignMethod(String algorithm) {
        this.algorithm = algorithm;
    }

    /** The value of {@code signmethod} on the wire. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Signs a text.
     *
     * @return the signature in lower-case hexadecimal digits; the platform takes both cases
     */
    public String sign(DeviceSecret secret, String content) {
        return sign(secret.value().getBytes(StandardCharsets.UTF_8), content);
    }

    /** Signs a text with an empty secret, as a device does that something else proves, such as its certificate. */
    public String signWithoutSecret(String content) {
        // Java takes no empty key; HMAC fills a key up with zeros anyway (RFC 2104, section 2).
        return sign(new byte[1], content);
    }

    private String sign(byte[] key, String content) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return HexFormat.of().formatHex(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime must offer " + algorithm, e);
        }
    }
}
