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
package org.openhab.aliyuniot.emulator.configuration;

/**
 * Where the emulator listens; 0 is a free port.
 *
 * @param tcp MQTT over TCP
 * @param tls MQTT over TLS
 * @param ws MQTT over WebSocket
 * @param wss MQTT over secure WebSocket
 * @param rest the REST interface
 * @param files firmware over HTTPS
 * @param coapDtls CoAP over DTLS; 5684 on the platform
 * @param coapSymmetric CoAP with symmetric encryption; 5682 on the platform
 * @param coapPlain CoAP in clear
 * @param https messages over HTTPS
 * @param tlsPsk MQTT over TLS with pre-shared keys; 1883 on the platform
 */
public record Ports(
        int tcp,
        int tls,
        int ws,
        int wss,
        int rest,
        int files,
        int coapDtls,
        int coapSymmetric,
        int coapPlain,
        int https,
        int tlsPsk) {
    private static final int MAX_PORT = 65535;

    static final Ports FREE = new Ports(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public Ports {
        checkPort("ports.tcp", tcp);
        checkPort("ports.tls", tls);
        checkPort("ports.ws", ws);
        checkPort("ports.wss", wss);
        checkPort("ports.rest", rest);
        checkPort("ports.files", files);
        checkPort("ports.coapDtls", coapDtls);
        checkPort("ports.coapSymmetric", coapSymmetric);
        checkPort("ports.coapPlain", coapPlain);
        checkPort("ports.https", https);
        checkPort("ports.tlsPsk", tlsPsk);
    }

    public Ports withMqtt(int newTcp, int newTls, int newWs, int newWss) {
        return new Ports(newTcp, newTls, newWs, newWss, rest, files, coapDtls, coapSymmetric, coapPlain, https, tlsPsk);
    }

    public Ports withHttp(int newRest, int newFiles, int newHttps) {
        return new Ports(tcp, tls, ws, wss, newRest, newFiles, coapDtls, coapSymmetric, coapPlain, newHttps, tlsPsk);
    }

    /** With other ports of CoAP. */
    public Ports withCoap(int newDtls, int newSymmetric, int newPlain) {
        return new Ports(tcp, tls, ws, wss, rest, files, newDtls, newSymmetric, newPlain, https, tlsPsk);
    }

    /** With another port of MQTT over TLS with pre-shared keys. */
    public Ports withTlsPsk(int newTlsPsk) {
        return new Ports(tcp, tls, ws, wss, rest, files, coapDtls, coapSymmetric, coapPlain, https, newTlsPsk);
    }

    private static void checkPort(String field, int port) {
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException(field + " must be 0 (a free one) to " + MAX_PORT + " but is " + port);
        }
    }
}
