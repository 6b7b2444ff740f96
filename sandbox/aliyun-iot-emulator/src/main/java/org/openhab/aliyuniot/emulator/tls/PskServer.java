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

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Function;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.PSKTlsServer;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsPSKIdentityManager;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.eclipse.jdt.annotation.NonNullByDefault;

/** What the platform takes in a handshake with a pre-shared key: the suites of Aliyun's C SDKs, and better ones. */
@NonNullByDefault({})
final class PskServer extends PSKTlsServer {
    private static final int[] SUITES = {
        CipherSuite.TLS_ECDHE_PSK_WITH_AES_256_GCM_SHA384,
        CipherSuite.TLS_ECDHE_PSK_WITH_AES_128_GCM_SHA256,
        CipherSuite.TLS_DHE_PSK_WITH_AES_128_GCM_SHA256,
        CipherSuite.TLS_ECDHE_PSK_WITH_AES_128_CBC_SHA256,
        CipherSuite.TLS_DHE_PSK_WITH_AES_128_CBC_SHA256,
        CipherSuite.TLS_PSK_WITH_AES_256_GCM_SHA384,
        CipherSuite.TLS_PSK_WITH_AES_128_GCM_SHA256,
        CipherSuite.TLS_PSK_WITH_AES_256_CBC_SHA384,
        CipherSuite.TLS_PSK_WITH_AES_128_CBC_SHA256,
        CipherSuite.TLS_PSK_WITH_AES_256_CBC_SHA,
        CipherSuite.TLS_PSK_WITH_AES_128_CBC_SHA,
    };

    private final Identities identities;

    /** What the device has said of itself, and the key that belongs to it. */
    private static final class Identities implements TlsPSKIdentityManager {
        private final Function<String, Optional<byte[]>> keys;
        private String given = "";

        Identities(Function<String, Optional<byte[]>> keys) {
            this.keys = keys;
        }

        @Override
        public byte[] getHint() {
            return null;
        }

        @Override
        public byte[] getPSK(byte[] identity) {
            given = new String(identity, StandardCharsets.UTF_8);
            Optional<byte[]> key = keys.apply(given);
            return key.isPresent() ? key.get() : null;
        }
    }

    PskServer(Function<String, Optional<byte[]>> keys) {
        this(new Identities(keys));
    }

    private PskServer(Identities identities) {
        super(new BcTlsCrypto(new SecureRandom()), identities);
        this.identities = identities;
    }

    /** Who the device says to be; proven once the handshake is complete. */
    String identity() {
        return identities.given;
    }

    @Override
    protected int[] getSupportedCipherSuites() {
        return SUITES.clone();
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
        return ProtocolVersion.TLSv12.only();
    }
}
