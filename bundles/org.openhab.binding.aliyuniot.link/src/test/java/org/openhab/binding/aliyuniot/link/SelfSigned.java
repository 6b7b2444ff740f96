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
package org.openhab.binding.aliyuniot.link;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A new key with a self-signed certificate of a server. It is made in this process: keytool starts a Java of its own, and
 * many tests want one each.
 */
public record SelfSigned(PrivateKey key, X509Certificate certificate) {
    private static final X500Name SUBJECT = new X500Name("CN=server of a test");
    private static final Duration VALIDITY = Duration.ofDays(30);

    /**
     * @param names of the server, for example {@code dns:localhost,ip:127.0.0.1}
     */
    public static SelfSigned ofCurve(String names) throws Exception {
        return ofCurve(names, Instant.now());
    }

    /** The same, but its last day has been. */
    public static SelfSigned expired(String names) throws Exception {
        return ofCurve(names, Instant.now().minus(VALIDITY).minus(Duration.ofDays(1)));
    }

    /** The same, with a key of RSA as the platform has it. */
    public static SelfSigned ofRsa(String names) throws Exception {
        KeyPair keys = keys("RSA", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4));
        return of(names, keys, "SHA256withRSA", Instant.now());
    }

    private static SelfSigned ofCurve(String names, Instant from) throws Exception {
        return of(names, keys("EC", new ECGenParameterSpec("secp256r1")), "SHA256withECDSA", from);
    }

    private static KeyPair keys(String algorithm, AlgorithmParameterSpec parameters) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(parameters);
        return generator.generateKeyPair();
    }

    private static SelfSigned of(String names, KeyPair keys, String signature, Instant from)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                SUBJECT,
                BigInteger.valueOf(System.nanoTime()),
                Date.from(from),
                Date.from(from.plus(VALIDITY)),
                SUBJECT,
                keys.getPublic());
        builder.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(
                        Stream.of(names.split(",")).map(SelfSigned::name).toArray(GeneralName[]::new)));
        builder.addExtension(
                Extension.subjectKeyIdentifier,
                false,
                new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
        X509Certificate certificate = new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder(signature).build(keys.getPrivate())));
        return new SelfSigned(keys.getPrivate(), certificate);
    }

    private static GeneralName name(String text) {
        String[] kindAndName = text.split(":", 2);
        return new GeneralName(
                switch (kindAndName[0]) {
                    case "dns" -> GeneralName.dNSName;
                    case "ip" -> GeneralName.iPAddress;
                    default -> throw new IllegalArgumentException(text);
                },
                kindAndName[1]);
    }

    /** The certificate as PEM. */
    public String pem() throws GeneralSecurityException {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }
}
