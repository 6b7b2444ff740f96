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

import java.time.Duration;

/**
 * The bounds of everything that CoAP waits for.
 *
 * @param lookUp time for finding the server's address
 * @param handshake time after which a flight of DTLS is sent again for the first time, later ones take twice as long
 *     each
 * @param acknowledge time after which a request is sent again for the first time (RFC 7252, section 4.8); later ones
 *     take twice as long each
 * @param response time between an empty acknowledgement and the response that follows it
 * @param exchange time for a request and everything that belongs to it, handshakes included
 * @param natBinding time without a word after which routers on the way may have forgotten us
 */
public record CoapTimeouts(
        Duration lookUp,
        Duration handshake,
        Duration acknowledge,
        Duration response,
        Duration exchange,
        Duration natBinding) {
    public static final CoapTimeouts DEFAULT = new CoapTimeouts(
            Duration.ofSeconds(30),
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofSeconds(30),
            Duration.ofSeconds(247),
            Duration.ofSeconds(30));
}
