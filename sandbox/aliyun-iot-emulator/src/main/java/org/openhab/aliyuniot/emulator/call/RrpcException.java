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
package org.openhab.aliyuniot.emulator.call;

/** An RRPC call without response; the message is a sentence that says why. */
public final class RrpcException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;

    public RrpcException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** HTTP status that says the same: 400, 404, 409, 429, 502, or 504 when the device did not respond in time. */
    public int status() {
        return status;
    }
}
