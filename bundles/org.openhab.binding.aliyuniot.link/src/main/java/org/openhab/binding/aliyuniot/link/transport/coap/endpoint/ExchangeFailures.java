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

import org.eclipse.californium.scandium.dtls.DtlsException;
import org.eclipse.californium.scandium.dtls.DtlsHandshakeTimeoutException;
import org.eclipse.californium.scandium.dtls.HandshakeException;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.failure.AuthenticationFailure;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;
import org.openhab.binding.aliyuniot.link.failure.ProtocolFailure;

/**
 * Tells apart why a request got no usable answer.
 */
final class ExchangeFailures {
    /** The client's last one, the first that is encrypted. */
    private static final int FINISHED_FLIGHT = 5;

    private final CoapPeer peer;

    ExchangeFailures(CoapPeer peer) {
        this.peer = peer;
    }

    NetworkFailure timeout() {
        return new NetworkFailure(LinkFailure.Reason.TIMEOUT, peer + " does not answer");
    }

    NetworkFailure rejected() {
        return new NetworkFailure(
                LinkFailure.Reason.CONNECTION_LOST, peer + " does not take the request (reset message)");
    }

    NetworkFailure closed() {
        return NetworkFailure.closed("The connection to " + peer + " is closed");
    }

    ProtocolFailure unusableResponse(Throwable error) {
        return new ProtocolFailure(
                LinkFailure.Reason.MALFORMED_PACKET,
                peer + " answers with more than " + CoapConfiguration.MAX_ANSWER_BYTES
                        + " bytes or with blocks that do not fit together",
                error);
    }

    LinkFailure notSent(Throwable error) {
        if (error instanceof DtlsHandshakeTimeoutException late) {
            if (peer.asksForKeys() && late.getFlightNumber() == FINISHED_FLIGHT) {
                // Datagrams that cannot be decrypted are dropped without a word (RFC 6347, section 4.1.2.7).
                return otherKey("does not answer what is encrypted with the pre-shared key");
            }
            return new NetworkFailure(LinkFailure.Reason.TIMEOUT, peer + " does not answer", error);
        }
        boolean handshake = error instanceof DtlsException;
        for (@Nullable Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof ServerCertificateException certificate) {
                return new NetworkFailure(certificate.reason(), certificate.getMessage(), error);
            }
            if (cause instanceof HandshakeException refusal) {
                handshake = true;
                LinkFailure known = peer.asksForKeys() ? ofAlert(refusal) : null;
                if (known != null) {
                    return known;
                }
            }
        }
        return handshake
                ? new NetworkFailure(LinkFailure.Reason.TLS, "No DTLS connection to " + peer + " came about", error)
                : new NetworkFailure(
                        LinkFailure.Reason.CONNECTION_LOST, "The request to " + peer + " cannot be sent", error);
    }

    private @Nullable LinkFailure ofAlert(HandshakeException refusal) {
        return switch (refusal.getAlert().getDescription()) {
            case UNKNOWN_PSK_IDENTITY, ACCESS_DENIED -> otherKey("does not know the device");
            case DECRYPT_ERROR, BAD_RECORD_MAC -> otherKey("knows another secret of the device");
            case HANDSHAKE_FAILURE, INSUFFICIENT_SECURITY, PROTOCOL_VERSION ->
                new ConfigurationFailure(
                        LinkFailure.Reason.NO_PRE_SHARED_KEY,
                        peer + " speaks no DTLS 1.2 with pre-shared keys",
                        refusal);
            default -> null;
        };
    }

    private AuthenticationFailure otherKey(String what) {
        return new AuthenticationFailure(LinkFailure.Reason.PRE_SHARED_KEY, peer + " " + what);
    }
}
