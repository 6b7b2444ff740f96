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
package org.openhab.aliyuniot.emulator.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A TLS server's certificate and private key.
 *
 * @param chain the certificate of the server, followed by that of its issuer
 */
public record ServerCertificate(List<X509Certificate> chain, PrivateKey key) {
    @Override
    public String toString() {
        return "ServerCertificate[…]";
    }
}
