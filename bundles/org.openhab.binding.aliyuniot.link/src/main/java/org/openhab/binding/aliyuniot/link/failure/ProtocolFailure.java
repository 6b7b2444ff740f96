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
 * The other side does not speak the protocol as agreed.
 */
public final class ProtocolFailure extends LinkFailure {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public ProtocolFailure(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public ProtocolFailure(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    @Override
    public Reason reason() {
        return reason;
    }

    /** What went wrong. */
    public enum Reason {
        /** CONNACK 1. */
        VERSION_REFUSED,
        /** CONNACK 3, or the HTTP status of a server in trouble. */
        SERVER_UNAVAILABLE,
        /** An HTTP server that opens no WebSocket. */
        NO_WEBSOCKET,
        /** A proxy in between wants a login (HTTP 407 and 511). */
        PROXY_LOGIN,
        /** A packet that breaks the protocol or its size limits. */
        MALFORMED_PACKET,
        /** The platform refused a subscription. */
        SUBSCRIPTION_REFUSED,
        /** The platform refused a message, and would refuse it again. */
        PUBLICATION_REFUSED
    }
}
