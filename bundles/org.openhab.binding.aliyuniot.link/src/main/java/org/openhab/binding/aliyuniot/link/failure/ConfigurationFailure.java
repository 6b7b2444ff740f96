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
 * A setting cannot be used; the user has to change it.
 */
public final class ConfigurationFailure extends LinkFailure {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public ConfigurationFailure(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public ConfigurationFailure(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    @Override
    public Reason reason() {
        return reason;
    }

    /** What went wrong. */
    public enum Reason {
        /** The file of own certificate authorities cannot be read or holds no certificate. */
        CA_FILE,
        /** The topic is not one of the device's own, or breaks a rule of the platform. */
        TOPIC,
        /** The device reports over a protocol by which the platform sends nothing. */
        PUBLISH_ONLY,
        /** What is sent in the clear would leave the local network. */
        NOT_LOCAL
    }
}
