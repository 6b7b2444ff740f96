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
package org.openhab.binding.aliyuniot.link.transport.coap.endpoint;

import java.net.InetSocketAddress;
import java.security.cert.CertPath;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.californium.elements.util.CertPathUtil;
import org.eclipse.californium.elements.util.StringUtil;
import org.eclipse.californium.scandium.dtls.AlertMessage;
import org.eclipse.californium.scandium.dtls.AlertMessage.AlertDescription;
import org.eclipse.californium.scandium.dtls.AlertMessage.AlertLevel;
import org.eclipse.californium.scandium.dtls.CertificateMessage;
import org.eclipse.californium.scandium.dtls.CertificateType;
import org.eclipse.californium.scandium.dtls.CertificateVerificationResult;
import org.eclipse.californium.scandium.dtls.ConnectionId;
import org.eclipse.californium.scandium.dtls.HandshakeException;
import org.eclipse.californium.scandium.dtls.x509.StaticNewAdvancedCertificateVerifier;
import org.eclipse.californium.scandium.util.ServerNames;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;

/**
 * Checks that a server's certificate leads to a trusted authority and is made out for the host that was asked for.
 * Scandium checks chains; its check of names knows no wildcards, which the platform's certificates have.
 */
public final class ServerCertificateVerifier extends StaticNewAdvancedCertificateVerifier {
    private static final int DNS_NAME = 2;
    private static final String WILDCARD = "*.";

    private final String host;

    /**
     * @param authorities at least one, as none would be taken for everybody
     */
    ServerCertificateVerifier(Set<X509Certificate> authorities, String host) {
        super(authorities.toArray(X509Certificate[]::new), null, List.of(CertificateType.X_509), true);
        if (authorities.isEmpty()) {
            throw new IllegalArgumentException("There is no authority to trust");
        }
        this.host = host;
    }

    @Override
    public CertificateVerificationResult verifyCertificate(
            @Nullable ConnectionId connection,
            @Nullable ServerNames serverNames,
            @Nullable InetSocketAddress peer,
            boolean clientUsage,
            boolean verifySubject,
            boolean truncateChain,
            @Nullable CertificateMessage message) {
        CertificateVerificationResult chain =
                super.verifyCertificate(connection, serverNames, peer, clientUsage, false, truncateChain, message);
        HandshakeException untrusted = chain.getException();
        if (untrusted != null) {
            return refused(
                    connection,
                    new ServerCertificateException(
                            LinkFailure.Reason.CERTIFICATE_UNTRUSTED,
                            "The certificate of " + host + " does not lead to a trusted authority, or not now",
                            untrusted));
        }
        CertPath path = chain.getCertificatePath();
        if (path != null
                && !path.getCertificates().isEmpty()
                && path.getCertificates().get(0) instanceof X509Certificate certificate
                && isFor(certificate)) {
            return chain;
        }
        return refused(
                connection,
                new ServerCertificateException(
                        LinkFailure.Reason.CERTIFICATE_HOST,
                        "The certificate of " + host + " is made out for another host",
                        null));
    }

    private static CertificateVerificationResult refused(
            @Nullable ConnectionId connection, ServerCertificateException reason) {
        AlertMessage alert = new AlertMessage(AlertLevel.FATAL, AlertDescription.BAD_CERTIFICATE);
        return new CertificateVerificationResult(
                connection, new HandshakeException(reason.getMessage(), alert, reason), null);
    }

    /** By the alternative names alone (RFC 6125, section 6.4); certificates without them are none of the platform's. */
    private boolean isFor(X509Certificate certificate) {
        if (StringUtil.isLiteralIpAddress(host)) {
            return CertPathUtil.matchLiteralIP(certificate, host);
        }
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names != null
                    && names.stream()
                            .anyMatch(name -> Integer.valueOf(DNS_NAME).equals(name.get(0))
                                    && name.get(1) instanceof String pattern
                                    && matches(pattern, host));
        } catch (CertificateParsingException e) {
            return false;
        }
    }

    /**
     * @param pattern a name, or one whose first label is a star, which stands for one label
     */
    public static boolean matches(String pattern, String host) {
        String name = pattern.toLowerCase(Locale.ROOT);
        String wanted = host.toLowerCase(Locale.ROOT);
        if (!name.startsWith(WILDCARD)) {
            return name.equals(wanted);
        }
        String parent = name.substring(1);
        int dot = wanted.indexOf('.');
        // At least two labels behind the star: nobody owns all names of a top-level domain.
        return parent.indexOf('.', 1) > 0
                && parent.indexOf('*') < 0
                && dot > 0
                && wanted.substring(dot).equals(parent);
    }
}
