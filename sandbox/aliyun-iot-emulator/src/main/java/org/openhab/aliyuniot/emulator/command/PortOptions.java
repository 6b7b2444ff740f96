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
package org.openhab.aliyuniot.emulator.command;

import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.configuration.Ports;
import picocli.CommandLine.Option;

/** The options for ports on the command line, and how ports are written down for other programs. */
final class PortOptions {
    @Option(names = "--tcp-port", description = "Port of MQTT over TCP; 0 is a free one.")
    private @Nullable Integer tcp;

    @Option(names = "--tls-port", description = "Port of MQTT over TLS; 0 is a free one.")
    private @Nullable Integer tls;

    @Option(names = "--ws-port", description = "Port of MQTT over WebSocket; 0 is a free one.")
    private @Nullable Integer ws;

    @Option(names = "--wss-port", description = "Port of MQTT over secure WebSocket; 0 is a free one.")
    private @Nullable Integer wss;

    @Option(names = "--rest-port", description = "Port of the REST interface; 0 is a free one.")
    private @Nullable Integer rest;

    @Option(names = "--files-port", description = "Port of firmware over HTTPS; 0 is a free one.")
    private @Nullable Integer files;

    @Option(names = "--coap-dtls-port", description = "Port of CoAP over DTLS; 0 is a free one.")
    private @Nullable Integer coapDtls;

    @Option(names = "--coap-symmetric-port", description = "Port of CoAP with symmetric encryption; 0 is a free one.")
    private @Nullable Integer coapSymmetric;

    @Option(names = "--coap-plain-port", description = "Port of CoAP in clear; 0 is a free one.")
    private @Nullable Integer coapPlain;

    @Option(names = "--https-port", description = "Port of messages over HTTPS; 0 is a free one.")
    private @Nullable Integer https;

    @Option(names = "--tls-psk-port", description = "Port of MQTT over TLS with pre-shared keys; 0 is a free one.")
    private @Nullable Integer tlsPsk;

    /** The configured ports with those in their place that the command line names. */
    Ports over(Ports configured) {
        return new Ports(
                or(tcp, configured.tcp()),
                or(tls, configured.tls()),
                or(ws, configured.ws()),
                or(wss, configured.wss()),
                or(rest, configured.rest()),
                or(files, configured.files()),
                or(coapDtls, configured.coapDtls()),
                or(coapSymmetric, configured.coapSymmetric()),
                or(coapPlain, configured.coapPlain()),
                or(https, configured.https()),
                or(tlsPsk, configured.tlsPsk()));
    }

    /** Java properties. */
    static String text(Ports ports) {
        return String.format(
                "tcp=%d%ntls=%d%nws=%d%nwss=%d%nrest=%d%nfiles=%d%ncoapDtls=%d%ncoapSymmetric=%d%ncoapPlain=%d%nhttps=%d%n"
                        + "tlsPsk=%d%n",
                ports.tcp(),
                ports.tls(),
                ports.ws(),
                ports.wss(),
                ports.rest(),
                ports.files(),
                ports.coapDtls(),
                ports.coapSymmetric(),
                ports.coapPlain(),
                ports.https(),
                ports.tlsPsk());
    }

    private static int or(@Nullable Integer port, int configured) {
        return port == null ? configured : port;
    }
}
