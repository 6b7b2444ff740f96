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
package org.openhab.binding.aliyuniot.link.transport;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import javax.net.ssl.SSLException;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.failure.AuthenticationFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;
import org.openhab.binding.aliyuniot.link.failure.ProtocolFailure;

/**
 * Tells apart why a connection failed, from the exceptions of sockets, TLS and the Java runtime's HTTP client.
 */
public final class ConnectFailures {
    private static final int PROXY_AUTHENTICATION = 407;
    private static final int NETWORK_AUTHENTICATION = 511;
    private static final int MIN_SERVER_ERROR = 500;

    /** How the JDK tells what the other side does not like. */
    private static final String ALERT = "Received fatal alert: ";

    /** What a server does not like of a client's certificate (RFC 8446, section 6.2). */
    private static final List<String> ALERTS = List.of(
            "bad_certificate",
            "unsupported_certificate",
            "certificate_revoked",
            "certificate_expired",
            "certificate_unknown",
            "certificate_required",
            "unknown_ca",
            "access_denied",
            "decrypt_error");

    private final String host;
    private final String address;
    private final String protocol;

    /**
     * @param protocol what should be spoken there, for the sentence: {@code HTTP}
     */
    public ConnectFailures(String host, int port, String protocol) {
        this.host = host;
        this.address = host + ":" + port;
        this.protocol = protocol;
    }

    /**
     * @param cause what went wrong
     * @param exception what came of it, to be kept
     */
    public LinkFailure of(@Nullable Throwable cause, Throwable exception) {
        if (cause instanceof UnknownHostException
                || cause instanceof ConnectException && isUnresolved(cause.getCause())) {
            return network(LinkFailure.Reason.UNKNOWN_HOST, "The host " + host + " is unknown", exception);
        }
        if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
            return network(LinkFailure.Reason.CONNECTION_REFUSED, address + " does not accept a connection", exception);
        }
        if (cause instanceof SocketTimeoutException || cause instanceof HttpTimeoutException) {
            return network(LinkFailure.Reason.TIMEOUT, address + " does not answer", exception);
        }
        if (cause instanceof ProtocolException) {
            return new ProtocolFailure(
                    LinkFailure.Reason.MALFORMED_PACKET,
                    address + " does not speak " + protocol + " as agreed",
                    exception);
        }
        if (cause instanceof SSLException tls) {
            return ofTls(tls);
        }
        String how = cause instanceof EOFException ? "closed by the other side" : "broken";
        return network(LinkFailure.Reason.CONNECTION_LOST, "The connection to " + address + " was " + how, exception);
    }

    /**
     * What an HTTP status says of whoever answers, if it says that; {@code null} where the platform itself has answered,
     * or somebody else with something else (RFC 9110, section 15; RFC 6585, section 6).
     *
     * @param from who answered, for the sentence
     */
    public static @Nullable ProtocolFailure ofHttpStatus(int status, String from) {
        if (status == PROXY_AUTHENTICATION || status == NETWORK_AUTHENTICATION) {
            return new ProtocolFailure(
                    LinkFailure.Reason.PROXY_LOGIN, "A proxy before " + from + " wants a login (HTTP " + status + ")");
        }
        return status < MIN_SERVER_ERROR
                ? null
                : new ProtocolFailure(
                        LinkFailure.Reason.SERVER_UNAVAILABLE, from + " is not available (HTTP " + status + ")");
    }

    /** How the HTTP client says that a host is unknown. */
    private static boolean isUnresolved(@Nullable Throwable cause) {
        return cause instanceof UnresolvedAddressException
                || cause != null && cause.getCause() instanceof UnresolvedAddressException;
    }

    private LinkFailure ofTls(SSLException exception) {
        String said = String.valueOf(exception.getMessage());
        if (ALERTS.stream().anyMatch(alert -> said.endsWith(ALERT + alert))) {
            return new AuthenticationFailure(
                    LinkFailure.Reason.CERTIFICATE_REFUSED,
                    address + " does not accept the certificate of the device, or wants one (TLS alert "
                            + said.substring(said.lastIndexOf(' ') + 1) + ")");
        }
        for (@Nullable Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateExpiredException || cause instanceof CertificateNotYetValidException) {
                return network(
                        LinkFailure.Reason.CERTIFICATE_UNTRUSTED,
                        "The certificate of " + address + " is not valid at this time",
                        exception);
            }
            if (cause instanceof CertPathBuilderException || cause instanceof CertPathValidatorException) {
                return network(
                        LinkFailure.Reason.CERTIFICATE_UNTRUSTED,
                        "The certificate of " + address + " does not lead to a trusted authority",
                        exception);
            }
            // Only the host name check throws the class itself; failed chains throw subclasses with the causes above.
            if (cause.getClass() == CertificateException.class) {
                return network(
                        LinkFailure.Reason.CERTIFICATE_HOST,
                        "The certificate of " + address + " is made out for another host",
                        exception);
            }
        }
        return network(LinkFailure.Reason.TLS, "No TLS connection to " + address + " came about", exception);
    }

    private static NetworkFailure network(LinkFailure.Reason reason, String message, Throwable cause) {
        return new NetworkFailure(reason, message, cause);
    }
}
