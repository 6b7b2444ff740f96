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

import org.eclipse.jdt.annotation.Nullable;

/** The ports of a configuration file; those that it leaves out are free ones. */
record GivenPorts(
        @Nullable Integer tcp,
        @Nullable Integer tls,
        @Nullable Integer ws,
        @Nullable Integer wss,
        @Nullable Integer rest,
        @Nullable Integer files,
        @Nullable Integer coapDtls,
        @Nullable Integer coapSymmetric,
        @Nullable Integer coapPlain,
        @Nullable Integer https,
        @Nullable Integer tlsPsk) {
    Ports orFree() {
        return new Ports(
                or(tcp, 0),
                or(tls, 0),
                or(ws, 0),
                or(wss, 0),
                or(rest, 0),
                or(files, 0),
                or(coapDtls, 0),
                or(coapSymmetric, 0),
                or(coapPlain, 0),
                or(https, 0),
                or(tlsPsk, 0));
    }

    private static int or(@Nullable Integer port, int otherwise) {
        return port == null ? otherwise : port;
    }
}
