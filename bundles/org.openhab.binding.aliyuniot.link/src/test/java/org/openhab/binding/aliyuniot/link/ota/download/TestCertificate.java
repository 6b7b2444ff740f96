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
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.openhab.binding.aliyuniot.link.SelfSigned;

/** A self-signed certificate for one host, in the forms that servers and clients of TLS take. */
public record TestCertificate(SSLContext server, Path keyStore, Path pem) {
    private static final char[] PASSWORD = "changeit".toCharArray();

    /**
     * @param folder for the files
     * @param name for example {@code dns:localhost}
     */
    public static TestCertificate in(Path folder, String name) throws Exception {
        return in(folder, SelfSigned.ofCurve(name));
    }

    /** The same, but its last day has been. */
    public static TestCertificate expired(Path folder, String name) throws Exception {
        return in(folder, SelfSigned.expired(name));
    }

    /** The same, with a key of RSA as the platform has it. */
    public static TestCertificate ofRsa(Path folder, String name) throws Exception {
        return in(folder, SelfSigned.ofRsa(name));
    }

    /** Of the key store. */
    public String password() {
        return new String(PASSWORD);
    }

    private static TestCertificate in(Path folder, SelfSigned made) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry("server", made.key(), PASSWORD, new Certificate[] {made.certificate()});
        Path store = folder.resolve("server-" + System.nanoTime() + ".p12");
        try (OutputStream out = Files.newOutputStream(store)) {
            keys.store(out, PASSWORD);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return new TestCertificate(context, store, Files.writeString(Path.of(store + ".pem"), made.pem()));
    }
}
