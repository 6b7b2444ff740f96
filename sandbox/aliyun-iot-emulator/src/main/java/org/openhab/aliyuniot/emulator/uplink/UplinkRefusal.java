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
package org.openhab.aliyuniot.emulator.uplink;

/** A request that the platform does not serve; the message is a sentence without secrets. */
public final class UplinkRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** What the protocols have codes for. */
    public enum Reason {
        /** A field or the payload is not as it has to be. */
        MALFORMED,
        /** Unknown or disabled device, or wrong signature. */
        UNAUTHORIZED,
        /** There is no token with the request. */
        TOKEN_MISSING,
        /** The token is none that was issued. */
        TOKEN_UNKNOWN,
        /** The token was issued, but is no longer valid. */
        TOKEN_EXPIRED,
        /** The device may not publish to the topic. */
        FORBIDDEN,
        /** The payload is larger than the protocol allows. */
        TOO_LARGE,
        /** The device sends more than the platform takes. */
        TOO_MANY
    }

    public UplinkRefusal(Reason reason, String sentence) {
        super(sentence, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** The sentence. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
