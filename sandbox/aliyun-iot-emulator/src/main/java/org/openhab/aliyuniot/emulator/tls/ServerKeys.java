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

import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.NetServerOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

/**
 * The certificates of the emulator's TLS servers: of an elliptic curve for those who know it, of RSA for old clients. The
 * one of RSA is made when the first client asks for it, because that takes a moment.
 */
@NonNullByDefault({})
public final class ServerKeys extends X509ExtendedKeyManager {
    private static final Set<String> PROTOCOLS = Set.of("TLSv1.2", "TLSv1.3");

    /** In the order in which the server chooses. The last four are what Aliyun's C SDKs offer. */
    private static final List<String> SUITES = List.of(
            "TLS_AES_128_GCM_SHA256",
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_RSA_WITH_AES_256_CBC_SHA256",
            "TLS_RSA_WITH_AES_128_CBC_SHA256",
            "TLS_RSA_WITH_AES_256_CBC_SHA",
            "TLS_RSA_WITH_AES_128_CBC_SHA");

    private final Path folder;
    private final List<String> hostNames;
    private final Map<KeyKind, ServerCertificate> certificates = new EnumMap<>(KeyKind.class);

    private ServerKeys(Path folder, List<String> hostNames) {
        this.folder = folder;
        this.hostNames = hostNames;
    }

    /**
     * Makes keys whose authorities are kept in the folder.
     *
     * @throws IOException if the folder cannot be used
     */
    public static ServerKeys in(Path folder, List<String> hostNames) throws IOException {
        ServerKeys keys = new ServerKeys(folder, hostNames);
        keys.certificates.put(KeyKind.EC, keys.issue(KeyKind.EC));
        return keys;
    }

    private ServerCertificate issue(KeyKind kind) throws IOException {
        return CertificateAuthority.in(folder, kind).issue(hostNames);
    }

    /** The certificate of the server with the key of an elliptic curve. */
    public ServerCertificate ofCurve() {
        return of(KeyKind.EC);
    }

    /** The certificate of the authority that vouches for keys of this kind; it exists. */
    public Path authority(KeyKind kind) {
        of(kind);
        return folder.resolve(kind.certificateFile());
    }

    private synchronized ServerCertificate of(KeyKind kind) {
        return certificates.computeIfAbsent(kind, missing -> {
            try {
                return issue(missing);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Has a server speak TLS with these keys. */
    public void secure(NetServerOptions server) {
        server.setSsl(true);
        server.setEnabledSecureTransportProtocols(PROTOCOLS);
        server.setKeyCertOptions(KeyCertOptions.wrap(this));
        SUITES.forEach(server::addEnabledCipherSuite);
    }

    private static @Nullable KeyKind kind(@Nullable String name) {
        for (KeyKind kind : KeyKind.values()) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        return null;
    }

    @Override
    public @Nullable String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
        return kind(keyType) == null ? null : keyType;
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        return kind(keyType) == null ? null : keyType;
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
        return kind(keyType) == null ? new String[0] : new String[] {keyType};
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        KeyKind kind = kind(alias);
        return kind == null ? null : of(kind).chain().toArray(X509Certificate[]::new);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        KeyKind kind = kind(alias);
        return kind == null ? null : of(kind).key();
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
        return new String[0];
    }

    @Override
    public @Nullable String chooseClientAlias(String[] keyType, Principal[] issuers, Socket socket) {
        return null;
    }
}
