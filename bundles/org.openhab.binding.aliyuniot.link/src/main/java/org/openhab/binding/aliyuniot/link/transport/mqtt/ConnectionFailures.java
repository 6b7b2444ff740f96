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
package org.openhab.binding.aliyuniot.link.transport.mqtt;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocketHandshakeException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.openhab.binding.aliyuniot.link.endpoint.Endpoint;
import org.openhab.binding.aliyuniot.link.failure.AuthenticationFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;
import org.openhab.binding.aliyuniot.link.failure.ProtocolFailure;

/**
 * Tells apart why a connection failed, from the exceptions of sockets and TLS and from CONNACK's return code (MQTT
 * 3.1.1, section 3.2.2.3).
 */
final class ConnectionFailures {
    private final Endpoint endpoint;

    ConnectionFailures(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    LinkFailure of(Exception exception) {
        if (exception instanceof LinkFailure failure) {
            return failure;
        }
        @Nullable Throwable cause = exception instanceof MqttException ? exception.getCause() : exception;
        if (cause instanceof UnknownHostException
                || cause instanceof ConnectException && isUnresolved(cause.getCause())) {
            return network(
                    NetworkFailure.Reason.UNKNOWN_HOST, "The host " + endpoint.host() + " is unknown", exception);
        }
        if (cause instanceof WebSocketHandshakeException refused) {
            return new ProtocolFailure(
                    ProtocolFailure.Reason.SERVER_UNAVAILABLE,
                    endpoint + " opens no WebSocket (HTTP "
                            + refused.getResponse().statusCode() + ")",
                    exception);
        }
        if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
            return network(
                    NetworkFailure.Reason.CONNECTION_REFUSED, endpoint + " does not accept a connection", exception);
        }
        if (cause instanceof SocketTimeoutException || cause instanceof HttpTimeoutException) {
            return network(NetworkFailure.Reason.TIMEOUT, endpoint + " does not answer", exception);
        }
        if (cause instanceof ProtocolException) {
            return new ProtocolFailure(
                    ProtocolFailure.Reason.MALFORMED_PACKET,
                    endpoint + " does not speak WebSocket as agreed",
                    exception);
        }
        if (cause instanceof SSLException tls) {
            return ofTls(tls);
        }
        String how = cause instanceof EOFException ? "closed by the other side" : "broken";
        return network(
                NetworkFailure.Reason.CONNECTION_LOST, "The connection to " + endpoint + " was " + how, exception);
    }

    /** How the WebSocket client says that a host is unknown. */
    private static boolean isUnresolved(@Nullable Throwable cause) {
        return cause instanceof UnresolvedAddressException
                || cause != null && cause.getCause() instanceof UnresolvedAddressException;
    }

    private LinkFailure ofTls(SSLException exception) {
        for (@Nullable Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertPathBuilderException || cause instanceof CertPathValidatorException) {
                return network(
                        NetworkFailure.Reason.CERTIFICATE_UNTRUSTED,
                        "The certificate of " + endpoint + " does not lead to a trusted authority",
                        exception);
            }
            // Only the host name check throws the class itself; failed chains throw subclasses with the causes above.
            if (cause.getClass() == CertificateException.class) {
                return network(
                        NetworkFailure.Reason.CERTIFICATE_HOST,
                        "The certificate of " + endpoint + " is made out for another host",
                        exception);
            }
        }
        return network(NetworkFailure.Reason.TLS, "No TLS connection to " + endpoint + " came about", exception);
    }

    private static NetworkFailure network(NetworkFailure.Reason reason, String message, Exception cause) {
        return new NetworkFailure(reason, message, cause);
    }

    /** The failure behind a CONNACK return code other than 0. */
    static LinkFailure ofReturnCode(int code) {
        return switch (code) {
            case 1 ->
                new ProtocolFailure(
                        ProtocolFailure.Reason.VERSION_REFUSED,
                        "The platform refuses this version of MQTT (CONNACK 1)");
            case 2 ->
                new AuthenticationFailure(
                        AuthenticationFailure.Reason.CLIENT_ID_REJECTED,
                        "The platform rejects the client id (CONNACK 2)");
            case 3 ->
                new ProtocolFailure(
                        ProtocolFailure.Reason.SERVER_UNAVAILABLE, "The platform is not available (CONNACK 3)");
            case 4 ->
                new AuthenticationFailure(
                        AuthenticationFailure.Reason.BAD_CREDENTIALS,
                        "The platform cannot read user name or password (CONNACK 4)");
            case 5 ->
                new AuthenticationFailure(
                        AuthenticationFailure.Reason.NOT_AUTHORIZED,
                        "The platform does not authorize this device (CONNACK 5)");
            default ->
                new ProtocolFailure(
                        ProtocolFailure.Reason.MALFORMED_PACKET,
                        "The platform answered with the unknown return code " + code);
        };
    }
}
