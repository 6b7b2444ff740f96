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
package org.openhab.binding.aliyuniot.internal.channel.payload;

/**
 * A payload that makes neither a state nor an event.
 */
public final class UnusablePayloadException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    public UnusablePayloadException(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    /** Goes on after: the payload … */
    public String reason() {
        return reason;
    }
}
