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
package org.openhab.binding.aliyuniot.link.ota.download;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A self-signed certificate for one host, made by the JDK's keytool. */
public record TestCertificate(SSLContext server, Path keyStore, Path pem) {
    private static final char[] PASSWORD = "changeit".toCharArray();

    /**
     * @param folder for the files
     * @param name as keytool takes it, for example {@code dns:localhost}
     */
    public static TestCertificate in(Path folder, String name) throws Exception {
        return in(folder, name, "EC", "-validity", "30");
    }

    /** The same, but its last day has been. */
    public static TestCertificate expired(Path folder, String name) throws Exception {
        return in(folder, name, "EC", "-startdate", "-10d", "-validity", "5");
    }

    /** The same, with a key of RSA as the platform has it. */
    public static TestCertificate ofRsa(Path folder, String name) throws Exception {
        return in(folder, name, "RSA", "-validity", "30");
    }

    private static TestCertificate in(Path folder, String name, String key, String... dates) throws Exception {
        Path store = folder.resolve("server-" + System.nanoTime() + ".p12");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                key,
                "-dname",
                "CN=file server",
                "-ext",
                "san=" + name,
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                new String(PASSWORD)));
        command.addAll(List.of(dates));
        Process keytool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool failed");
        }
        return of(store);
    }

    /** Of the key store. */
    public String password() {
        return new String(PASSWORD);
    }

    private static TestCertificate of(Path store) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        String base64 = Base64.getMimeEncoder()
                .encodeToString(keys.getCertificate("server").getEncoded());
        Path pem = Path.of(store + ".pem");
        Files.writeString(pem, "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n");
        return new TestCertificate(context, store, pem);
    }
}
