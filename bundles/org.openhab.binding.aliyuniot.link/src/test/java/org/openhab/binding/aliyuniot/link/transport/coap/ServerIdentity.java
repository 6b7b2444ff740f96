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
package org.openhab.binding.aliyuniot.link.transport.coap;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;

/** A key with a self-signed certificate, made by the JDK's keytool. */
@NonNullByDefault({})
record ServerIdentity(PrivateKey key, X509Certificate certificate, Path pem) {
    private static final char[] PASSWORD = "changeit".toCharArray();

    /**
     * @param names as keytool takes them, for example {@code dns:localhost,ip:127.0.0.1}
     * @param more of keytool's arguments
     */
    static ServerIdentity in(Path folder, String names, String... more) throws Exception {
        return in(folder, names, List.of("-keyalg", "EC", "-groupname", "secp256r1"), List.of(more));
    }

    /** With the kind of key that the platform's servers have. */
    static ServerIdentity withRsa(Path folder, String names) throws Exception {
        return in(folder, names, List.of("-keyalg", "RSA", "-keysize", "2048"), List.of());
    }

    private static ServerIdentity in(Path folder, String names, List<String> keys, List<String> more) throws Exception {
        Path store = Files.createTempFile(folder, "server", ".p12");
        Files.delete(store);
        ProcessBuilder keytool = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-dname",
                "CN=coap server",
                "-ext",
                "san=" + names,
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                new String(PASSWORD));
        keytool.command().addAll(keys);
        keytool.command().addAll(more);
        if (keytool.redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                != 0) {
            throw new IOException("keytool failed");
        }
        KeyStore content = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            content.load(in, PASSWORD);
        }
        Certificate certificate = content.getCertificate("server");
        Path pem = Path.of(store + ".pem");
        Files.writeString(
                pem,
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
        return new ServerIdentity((PrivateKey) content.getKey("server", PASSWORD), (X509Certificate) certificate, pem);
    }

    TrustAnchors asAnchor() throws Exception {
        return TrustAnchors.ofFile(pem);
    }
}
