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
package org.openhab.aliyuniot.emulator.coap;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Aliyun's encryption without DTLS: AES-128-CBC with PKCS#7 padding and a constant initialisation vector. The key is the
 * middle half of the SHA-256 digest of device secret, comma and the random text of the authentication.
 */
final class SymmetricCipher {
    private static final IvParameterSpec IV =
            new IvParameterSpec("543yhjy97ae7fyfg".getBytes(StandardCharsets.US_ASCII));
    private static final int KEY_START = 8;
    private static final int KEY_END = 24;

    private final SecretKeySpec key;

    SymmetricCipher(String deviceSecret, String random) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((deviceSecret + "," + random).getBytes(StandardCharsets.UTF_8));
            key = new SecretKeySpec(Arrays.copyOfRange(digest, KEY_START, KEY_END), "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }

    byte[] encrypt(byte[] clear) {
        try {
            return cipher(Cipher.ENCRYPT_MODE).doFinal(clear);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot encrypt with AES", e);
        }
    }

    /** Returns nothing when it was not encrypted with the same key. */
    Optional<byte[]> decrypt(byte[] encrypted) {
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE).doFinal(encrypted));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(mode, key, IV);
        return cipher;
    }
}
