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
package org.openhab.binding.aliyuniot.link.endpoint;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * What is spoken of TLS, whatever the Java runtime's policy file, system properties or another add-on allow: versions
 * that are not deprecated (RFC 8996), with suites that have forward secrecy and authenticated encryption (RFC 9325, 4.2).
 * Who records a connection and gets hold of the server's key later reads nothing. Immutable.
 */
final class ModernTls {
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    /** All of TLS 1.3 that the JDK has, then those of TLS 1.2. The server chooses. */
    private static final List<String> SUITES = List.of(
            "TLS_AES_128_GCM_SHA256",
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    private final String[] suites;

    /**
     * @param context whose connections are restricted; it refuses names of suites that it does not know
     */
    ModernTls(SSLContext context) {
        Set<String> known =
                Set.copyOf(Arrays.asList(context.getSupportedSSLParameters().getCipherSuites()));
        suites = SUITES.stream().filter(known::contains).toArray(String[]::new);
    }

    /** Restricts a connection that has not begun. */
    void restrict(SSLParameters parameters) {
        parameters.setProtocols(PROTOCOLS);
        parameters.setCipherSuites(suites);
    }

    /** The suites that are offered, best first. */
    String[] suites() {
        return suites.clone();
    }
}
