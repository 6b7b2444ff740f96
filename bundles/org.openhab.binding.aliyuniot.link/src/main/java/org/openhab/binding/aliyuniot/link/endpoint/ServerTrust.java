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

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Trusts a server whose certificate leads to an authority, is valid now, and is made out for the host that was asked for.
 * The last is asked for here and not where connections are made: a system property, or a default that another add-on has
 * set, may switch it off there, for everybody in the process.
 */
@NonNullByDefault({})
final class ServerTrust extends X509ExtendedTrustManager {
    private static final String BY_NAME = "HTTPS";

    private final X509ExtendedTrustManager chains;

    /**
     * @param chains checks where certificates lead to, and names where it is told to
     */
    ServerTrust(X509ExtendedTrustManager chains) {
        this.chains = chains;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        if (!(socket instanceof SSLSocket tls)) {
            throw hostUnknown();
        }
        SSLParameters identifying = identifying(tls.getSSLParameters());
        if (identifying != null) {
            tls.setSSLParameters(identifying);
        }
        chains.checkServerTrusted(chain, authType, socket);
        checkTime(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        if (engine == null) {
            throw hostUnknown();
        }
        SSLParameters identifying = identifying(engine.getSSLParameters());
        if (identifying != null) {
            engine.setSSLParameters(identifying);
        }
        chains.checkServerTrusted(chain, authType, engine);
        checkTime(chain);
    }

    /** The parameters with the check of names, or {@code null} if they have it. */
    private static @Nullable SSLParameters identifying(SSLParameters parameters) {
        if (BY_NAME.equalsIgnoreCase(parameters.getEndpointIdentificationAlgorithm())) {
            return null;
        }
        parameters.setEndpointIdentificationAlgorithm(BY_NAME);
        return parameters;
    }

    /** The JDK takes a certificate that is trusted by itself whatever its dates are. */
    private static void checkTime(X509Certificate[] chain) throws CertificateException {
        chain[0].checkValidity();
    }

    /** Nobody can say then whom the certificate has to be made out for. */
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw hostUnknown();
    }

    private static CertificateException hostUnknown() {
        return new CertificateException("It is not known which host the certificate has to be made out for");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        chains.checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        chains.checkClientTrusted(chain, authType, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        chains.checkClientTrusted(chain, authType, engine);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return chains.getAcceptedIssuers();
    }
}
