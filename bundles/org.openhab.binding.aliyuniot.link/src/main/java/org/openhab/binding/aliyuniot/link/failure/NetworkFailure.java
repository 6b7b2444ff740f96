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

    public NetworkFailure(Reason reason, String message) {
        super(Family.NETWORK, reason, message, null);
    }

    public NetworkFailure(Reason reason, String message, Throwable cause) {
        super(Family.NETWORK, reason, message, cause);
    }

    /**
     * What an open request or connection ends with when its owner closes it.
     *
     * @param message a sentence that says what has ended
     */
    public static NetworkFailure closed(String message) {
        return new NetworkFailure(Reason.CLOSED, message);
    }
}
