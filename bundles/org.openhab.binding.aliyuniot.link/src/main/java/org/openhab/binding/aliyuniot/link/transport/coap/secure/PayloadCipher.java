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
package org.openhab.binding.aliyuniot.link.transport.coap.secure;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;

/**
 * Encrypts payloads as the platform's symmetric mode does: AES-128-CBC with PKCS #7 padding and a fixed initialization
 * vector, the key cut out of SHA-256 over the secret and a random text of the platform's (chapter "Establish
 * connections over CoAP").
 */
public final class PayloadCipher {
    public static final int BLOCK_BYTES = 16;

    private static final String TRANSFORMATION = "AES/CBC/PKCS5Padding";
    private static final byte[] INITIALIZATION_VECTOR = "543yhjy97ae7fyfg".getBytes(StandardCharsets.US_ASCII);
    private static final int KEY_FROM = 8;
    private static final int KEY_TO = 24;

    private final SecretKeySpec key;

    /**
     * @param random what the platform answered the authentication with
     */
    public PayloadCipher(DeviceSecret secret, String random) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((secret.value() + "," + random).getBytes(StandardCharsets.UTF_8));
            key = new SecretKeySpec(Arrays.copyOfRange(digest, KEY_FROM, KEY_TO), "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime must offer SHA-256", e);
        }
    }

    public byte[] key() {
        return key.getEncoded();
    }

    public byte[] encrypt(byte[] clear) {
        try {
            return cipher(Cipher.ENCRYPT_MODE).doFinal(clear);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime must offer " + TRANSFORMATION, e);
        }
    }

    /**
     * @throws GeneralSecurityException if the text was not encrypted with this key
     */
    public byte[] decrypt(byte[] encrypted) throws GeneralSecurityException {
        return cipher(Cipher.DECRYPT_MODE).doFinal(encrypted);
    }

    private Cipher cipher(int mode) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(TRANSFORMATION);
        cipher.init(mode, key, new IvParameterSpec(INITIALIZATION_VECTOR));
        return cipher;
    }
}
