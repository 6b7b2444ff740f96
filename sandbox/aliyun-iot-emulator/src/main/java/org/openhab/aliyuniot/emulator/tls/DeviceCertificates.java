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

import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.eclipse.jdt.annotation.Nullable;

/**
 * The certificates that devices may show in a handshake, and their authority, which is another one than the servers':
 * {@code device-ca.pem} in the data folder.
 */
public final class DeviceCertificates {
    private static final String FILE = "device-ca";

    private final CertificateAuthority authority;

    private DeviceCertificates(CertificateAuthority authority) {
        this.authority = authority;
    }

    /**
     * Opens the authority that is kept in the folder, or makes one.
     *
     * @throws IOException if the folder cannot be used
     */
    public static DeviceCertificates in(Path folder) throws IOException {
        return new DeviceCertificates(CertificateAuthority.in(folder, KeyKind.EC, FILE));
    }

    /** PEM file with the certificate of the authority; it exists. */
    public Path authority() {
        return authority.certificateFile();
    }

    /**
     * Issues a certificate, with a new key.
     *
     * @param name of the device, for humans
     */
    public IssuedCertificate issue(String name, KeyKind kind, Instant from, Instant until) throws IOException {
        return authority.issueToDevice(name, kind, from, until);
    }

    /** Has a server ask for a certificate. Who shows none is let in; who shows a bad one is not. */
    public void ask(NetServerOptions server) {
        server.setClientAuth(ClientAuth.REQUEST);
        server.setTrustOptions(new PemTrustOptions().addCertPath(authority().toString()));
    }

    /** SHA-256 of what the other side has shown; null if that is nothing. */
    public static @Nullable String shown(@Nullable SSLSession session) {
        if (session == null) {
            return null;
        }
        try {
            return IssuedCertificate.fingerprint(session.getPeerCertificates()[0]);
        } catch (SSLPeerUnverifiedException e) {
            return null;
        }
    }
}
