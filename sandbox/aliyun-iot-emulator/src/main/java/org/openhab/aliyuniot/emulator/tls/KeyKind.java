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
package org.openhab.aliyuniot.emulator.tls;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;

/** Kinds of keys that TLS clients understand. Each has an authority of its own, as old clients cannot read the other's. */
public enum KeyKind {
    EC("SHA256withECDSA", new ECGenParameterSpec("secp256r1"), "ca"),
    /** What Aliyun's C SDKs offer and nothing else. */
    RSA("SHA256withRSA", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4), "ca-rsa");

    private static final SecureRandom RANDOM = new SecureRandom();

    private final String signature;
    private final AlgorithmParameterSpec parameters;
    private final String fileName;

    KeyKind(String signature, AlgorithmParameterSpec parameters, String fileName) {
        this.signature = signature;
        this.parameters = parameters;
        this.fileName = fileName;
    }

    /** The algorithm by which a key of this kind signs a certificate. */
    String signature() {
        return signature;
    }

    /** The certificate of the authority that signs keys of this kind. */
    String certificateFile() {
        return fileName + ".pem";
    }

    /** What the files of the authority begin with. */
    String fileName() {
        return fileName;
    }

    KeyPair generate() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(name());
        generator.initialize(parameters, RANDOM);
        return generator.generateKeyPair();
    }
}
