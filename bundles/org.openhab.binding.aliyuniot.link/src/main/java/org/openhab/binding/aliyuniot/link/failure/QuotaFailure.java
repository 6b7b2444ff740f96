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
 * A limit of the platform or of this stack is reached.
 */
public final class QuotaFailure extends LinkFailure {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public QuotaFailure(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    @Override
    public Reason reason() {
        return reason;
    }

    /** What went wrong. */
    public enum Reason {
        /** More than a message may carry: 256 KB over MQTT, 128 KB over HTTPS, 1 KB over CoAP. */
        PAYLOAD_TOO_LARGE,
        /** The queue for times without a connection is full. */
        QUEUE_FULL,
        /** The message has waited longer than it may. */
        TOO_OLD,
        /** Too many requests wait for the platform's reply. */
        OPEN_REQUESTS,
        /** The platform says that the device asks too often. */
        TOO_MANY_REQUESTS
    }
}
