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
package org.openhab.aliyuniot.emulator.coap;

/** How datagrams are protected. */
enum CoapSecurity {
    /** DTLS 1.2 with the server's certificate. */
    DTLS("coaps"),
    /** Payloads encrypted with a key that both sides make from the device secret. */
    SYMMETRIC("coap-psk"),
    /** Not at all. */
    PLAIN("coap");

    private final String protocol;

    CoapSecurity(String protocol) {
        this.protocol = protocol;
    }

    /** As Aliyun's C SDK calls the scheme. */
    String protocol() {
        return protocol;
    }
}
