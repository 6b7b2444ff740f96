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

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Private keys of RSA and of elliptic curves, by their block of PEM: {@code PRIVATE KEY} (PKCS#8), {@code ENCRYPTED PRIVATE
 * KEY} (PKCS#8 with a password, RFC 5958), {@code RSA PRIVATE KEY} (PKCS#1) and {@code EC PRIVATE KEY} (SEC1).
 */
final class PrivateKeys {
    private static final String ENCRYPTED = "ENCRYPTED PRIVATE KEY";
    private static final String PBES2 = "PBES2";
    /** OpenSSL has 2,048, careful people some hundred thousand; more would keep a processor busy for long. */
    private static final int MAX_ITERATIONS = 10_000_000;

    private static final byte[] VERSION_0 = {DerReader.INTEGER, 1, 0};
    /** rsaEncryption, 1.2.840.113549.1.1.1, with the NULL that belongs to it. */
    private static final byte[] RSA = {
        0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00
    };
    /** id-ecPublicKey, 1.2.840.10045.2.1. */
    private static final byte[] EC = {0x06, 0x07, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 0x02, 0x01};

    private PrivateKeys() {}

    /** Whether a block has a private key in it, of whatever kind. */
    static boolean isKey(PemBlocks.Block block) {
        return block.label().endsWith("PRIVATE KEY");
    }

    /** Whether it takes a password to read it. */
    static boolean isEncrypted(PemBlocks.Block block) {
        return ENCRYPTED.equals(block.label());
    }

    /**
     * Reads the key of a block.
     *
     * @param password of an encrypted one; null if the user has given none
     * @throws WrongPasswordException if the password is missing or another one
     * @throws GeneralSecurityException if it is no key that this can read
     */
    static PrivateKey read(PemBlocks.Block block, char @Nullable [] password) throws GeneralSecurityException {
        return switch (block.label()) {
            case "PRIVATE KEY" -> ofPkcs8(block.content());
            case ENCRYPTED -> ofPkcs8(decrypted(block.content(), password));
            case "RSA PRIVATE KEY" -> {
                if (block.legacy()) {
                    throw new InvalidKeyException("Encrypted in OpenSSL's old way");
                }
                yield ofPkcs8(wrapped(RSA, block.content()));
            }
            case "EC PRIVATE KEY" -> {
                if (block.legacy()) {
                    throw new InvalidKeyException("Encrypted in OpenSSL's old way");
                }
                yield ofPkcs8(wrapped(curveOf(block.content()), block.content()));
            }
            default -> throw new InvalidKeyException("A kind of key that is not known");
        };
    }

    private static PrivateKey ofPkcs8(byte[] content) throws GeneralSecurityException {
        PKCS8EncodedKeySpec key = new PKCS8EncodedKeySpec(content);
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(key);
        } catch (InvalidKeySpecException e) {
            return KeyFactory.getInstance("EC").generatePrivate(key);
        }
    }

    private static byte[] wrapped(byte[] algorithm, byte[] key) {
        return DerReader.element(
                DerReader.SEQUENCE,
                VERSION_0,
                DerReader.element(DerReader.SEQUENCE, algorithm),
                DerReader.element(DerReader.OCTETS, key));
    }

    /** The algorithm with the curve, which a key of SEC1 has in itself (RFC 5915). */
    private static byte[] curveOf(byte[] key) throws InvalidKeyException {
        DerReader fields = new DerReader(key).enter(DerReader.SEQUENCE);
        fields.enter(DerReader.INTEGER);
        fields.enter(DerReader.OCTETS);
        if (fields.tag() != DerReader.FIELD_0) {
            throw new InvalidKeyException("A key without its curve");
        }
        byte[] curve = fields.enter(DerReader.FIELD_0).rest();
        byte[] algorithm = Arrays.copyOf(EC, EC.length + curve.length);
        System.arraycopy(curve, 0, algorithm, EC.length, curve.length);
        return algorithm;
    }

    private static byte[] decrypted(byte[] content, char @Nullable [] password) throws GeneralSecurityException {
        if (password == null) {
            throw new WrongPasswordException();
        }
        try {
            EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(content);
            AlgorithmParameters parameters = info.getAlgParameters();
            if (parameters == null) {
                throw new InvalidKeyException("Encrypted in a way that this Java does not know");
            }
            PBEParameterSpec spec = parameters.getParameterSpec(PBEParameterSpec.class);
            if (spec.getIterationCount() > MAX_ITERATIONS) {
                throw new InvalidKeyException("Encrypted with more rounds than are worked");
            }
            // PBES2 has its real name in its parameters only.
            String algorithm =
                    PBES2.equals(info.getAlgName()) || info.getAlgName().startsWith("1.2.840.113549.1.5.13")
                            ? parameters.toString()
                            : info.getAlgName();
            Cipher cipher = Cipher.getInstance(algorithm);
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(password)),
                    parameters);
            return info.getKeySpec(cipher).getEncoded();
        } catch (IOException e) {
            throw new InvalidKeyException("Not as encrypted keys are", e);
        } catch (InvalidKeySpecException e) {
            throw new WrongPasswordException();
        }
    }
}
