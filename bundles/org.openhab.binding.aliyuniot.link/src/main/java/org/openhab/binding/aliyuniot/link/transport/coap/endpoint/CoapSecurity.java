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

/**
 * How a device keeps others from reading and changing what it reports over CoAP.
 */
public enum CoapSecurity {
    /** DTLS 1.2; the server shows a certificate. */
    DTLS(5684),
    /** DTLS 1.2; both sides prove that they know the device's secret, and there is no certificate. */
    DTLS_PSK(5684),
    /** AES with a key out of the device's secret; of the requests, topic and token can be read by others. */
    SYMMETRIC(5682),
    /** Nothing at all, the device's token included; for servers on the local network only. */
    PLAIN(5683);

    private final int defaultPort;

    CoapSecurity(int defaultPort) {
        this.defaultPort = defaultPort;
    }

    /** Whether DTLS protects what is sent. */
    boolean usesDtls() {
        return this == DTLS || this == DTLS_PSK;
    }

    public int defaultPort() {
        return defaultPort;
    }
}
