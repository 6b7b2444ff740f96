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
package org.openhab.binding.aliyuniot.link.ota.store;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * The public key with which a product's images are checked where "secure update" is on in the console. The platform then
 * sends {@code digestsign}: a signature by RSA (PKCS #1 v1.5, SHA-256) not of the file but of the bytes of its digest.
 */
public final class OtaPublicKey {
    private static final int MIN_BITS = 1024;

    private final PublicKey key;

    private OtaPublicKey(PublicKey key) {
        this.key = key;
    }

    /**
     * @param text SubjectPublicKeyInfo (RFC 5280) as PEM, or its Base64 alone
     * @throws IllegalArgumentException if it is not an RSA public key
     */
    public static OtaPublicKey of(String text) {
        String base64 = text.replaceAll("-----(BEGIN|END) PUBLIC KEY-----", "").replaceAll("\\s", "");
        try {
            byte[] der = Base64.getDecoder().decode(base64);
            PublicKey key = KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der));
            if (((RSAPublicKey) key).getModulus().bitLength() < MIN_BITS) {
                throw new IllegalArgumentException("The public key for firmware has less than " + MIN_BITS + " bits");
            }
            return new OtaPublicKey(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "The public key for firmware is no RSA key in PEM form; copy it from the console as it is", e);
        }
    }

    /**
     * @param digestSign as the platform sends it, Base64
     * @throws FirmwareFailure if it is empty or no Base64
     */
    public DigestSignature signature(String digestSign) throws FirmwareFailure {
        if (digestSign.isEmpty()) {
            throw new FirmwareFailure(
                    FirmwareFailure.Reason.SIGNATURE,
                    "The platform sent no digestsign, but a public key for firmware is configured");
        }
        try {
            byte[] signature = Base64.getMimeDecoder().decode(digestSign);
            return digest -> covers(digest, signature);
        } catch (IllegalArgumentException e) {
            throw new FirmwareFailure(FirmwareFailure.Reason.SIGNATURE, "The platform's digestsign is no Base64", e);
        }
    }

    private boolean covers(byte[] digest, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(key);
            verifier.update(digest);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            // Of the wrong length or not readable, for example: made with another key.
            return false;
        }
    }
}
