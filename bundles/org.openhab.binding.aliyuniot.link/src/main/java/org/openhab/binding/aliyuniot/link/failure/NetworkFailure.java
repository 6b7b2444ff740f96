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
package org.openhab.binding.aliyuniot.link.failure;

/**
 * The line to the platform is down; trying again later helps.
 */
public final class NetworkFailure extends LinkFailure {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public NetworkFailure(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public NetworkFailure(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    @Override
    public Reason reason() {
        return reason;
    }

    /** What went wrong. */
    public enum Reason {
        UNKNOWN_HOST,
        CONNECTION_REFUSED,
        /** No answer within the bounded time. */
        TIMEOUT,
        /** The server's certificate does not lead to a trusted authority. */
        CERTIFICATE_UNTRUSTED,
        /** The server's certificate is made out for another host. */
        CERTIFICATE_HOST,
        /** The TLS handshake failed for another reason. */
        TLS,
        /** The other side closed the connection before it answered the login. */
        CLOSED_WITHOUT_ANSWER,
        /** The connection was open; the other side closed or broke it. */
        CONNECTION_LOST,
        /** Another client with the same identity ends our connection again and again. */
        KICKED,
        /** There is no connection at the moment. */
        NOT_CONNECTED,
        /** The session was closed by its owner. */
        CLOSED
    }
}
