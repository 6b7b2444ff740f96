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
package org.openhab.binding.aliyuniot.link.certificate;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.KeyManager;

/**
 * A certificate of a device with those that vouch for it, and its private key, of RSA or an elliptic curve. Does not show
 * the key by {@link #toString()}. For any thread.
 */
public final class ClientCertificate {
    private static final int CHALLENGE_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final List<X509Certificate> chain;
    private final PrivateKey key;
    private final String fingerprint;

    /**
     * @param chain the device's own certificate first
     */
    ClientCertificate(List<X509Certificate> chain, PrivateKey key) throws GeneralSecurityException {
        this.chain = List.copyOf(chain);
        this.key = key;
        this.fingerprint = HexFormat.of()
                .formatHex(
                        MessageDigest.getInstance("SHA-256").digest(chain.get(0).getEncoded()));
    }

    /** Whether what one key signs is valid by the other. */
    static boolean belongTogether(PublicKey publicKey, PrivateKey privateKey) throws GeneralSecurityException {
        if (!publicKey.getAlgorithm().equals(privateKey.getAlgorithm())) {
            return false;
        }
        String algorithm = "RSA".equals(privateKey.getAlgorithm()) ? "SHA256withRSA" : "SHA256withECDSA";
        byte[] challenge = new byte[CHALLENGE_BYTES];
        RANDOM.nextBytes(challenge);
        Signature signing = Signature.getInstance(algorithm);
        signing.initSign(privateKey);
        signing.update(challenge);
        byte[] signature = signing.sign();
        Signature verifying = Signature.getInstance(algorithm);
        verifying.initVerify(publicKey);
        verifying.update(challenge);
        return verifying.verify(signature);
    }

    /** SHA-256 of the device's own certificate, 64 hexadecimal digits; no secret. */
    public String fingerprint() {
        return fingerprint;
    }

    /** From when on the device's own certificate counts. */
    public Instant notBefore() {
        return Instant.ofEpochMilli(chain.get(0).getNotBefore().getTime());
    }

    /** Until when the device's own certificate counts. */
    public Instant notAfter() {
        return Instant.ofEpochMilli(chain.get(0).getNotAfter().getTime());
    }

    /** What shows the certificate in a handshake. */
    public KeyManager keyManager() {
        return new ShownCertificate(chain, key);
    }

    @Override
    public String toString() {
        return "ClientCertificate[" + fingerprint + "]";
    }
}
