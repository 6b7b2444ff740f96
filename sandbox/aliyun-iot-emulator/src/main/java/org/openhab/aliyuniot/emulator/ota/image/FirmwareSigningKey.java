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
package org.openhab.aliyuniot.emulator.ota.image;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import org.eclipse.jdt.annotation.Nullable;

/**
 * The key with which the platform signs firmware where "secure update" is on: RSA (PKCS #1 v1.5, SHA-256) over the raw
 * bytes of a file's digest, not over the file. Made when it is asked for, new with each start. For any thread; that which
 * is the first takes seconds on a busy machine.
 */
public final class FirmwareSigningKey {
    private static final int BITS = 2048;
    private static final int LINE = 64;
    private static final String NO_RSA = "This Java has no RSA";

    private @Nullable KeyPair keys;

    private synchronized KeyPair keys() {
        KeyPair made = keys;
        if (made == null) {
            made = generate();
            keys = made;
        }
        return made;
    }

    private static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(NO_RSA, e);
        }
    }

    /** Makes the key, unless there is one, so that the next one who needs it has it at once. */
    public void make() {
        keys();
    }

    /** What devices check signatures with: SubjectPublicKeyInfo (RFC 5280) as PEM. */
    public String publicPem() {
        String base64 = Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(keys().getPublic().getEncoded());
        return "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n";
    }

    /** Signs a digest of hexadecimal digits; the signature is in Base64. */
    public String sign(String digest) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys().getPrivate());
            signature.update(HexFormat.of().parseHex(digest));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(NO_RSA, e);
        }
    }
}
