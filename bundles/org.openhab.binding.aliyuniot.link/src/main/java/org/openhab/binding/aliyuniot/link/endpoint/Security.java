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
package org.openhab.binding.aliyuniot.link.endpoint;

/**
 * How the line to the platform is protected.
 */
public enum Security {
    /** TLS 1.2 or 1.3, the server proven by its certificate. */
    TLS("ssl", 2),
    /** No protection; the platform refuses it to accounts and devices made after August 2022. */
    NONE("tcp", 3);

    private final String uriScheme;
    private final int secureMode;

    Security(String uriScheme, int secureMode) {
        this.uriScheme = uriScheme;
        this.secureMode = secureMode;
    }

    /** The scheme by which the network module is chosen. */
    public String uriScheme() {
        return uriScheme;
    }

    /** The value of {@code securemode} in the client id. */
    public int secureMode() {
        return secureMode;
    }
}
