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
package org.openhab.binding.aliyuniot.link.transport.coap;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.aliyuniot.link.SelfSigned;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;

/** A key with a self-signed certificate. */
@NonNullByDefault({})
record ServerIdentity(PrivateKey key, X509Certificate certificate, Path pem) {
    /**
     * @param names for example {@code dns:localhost,ip:127.0.0.1}
     */
    static ServerIdentity in(Path folder, String names) throws Exception {
        return in(folder, SelfSigned.ofCurve(names));
    }

    /** Whose last day has been. */
    static ServerIdentity expired(Path folder, String names) throws Exception {
        return in(folder, SelfSigned.expired(names));
    }

    /** With the kind of key that the platform's servers have. */
    static ServerIdentity withRsa(Path folder, String names) throws Exception {
        return in(folder, SelfSigned.ofRsa(names));
    }

    private static ServerIdentity in(Path folder, SelfSigned made) throws Exception {
        Path pem = Files.writeString(Files.createTempFile(folder, "server", ".pem"), made.pem());
        return new ServerIdentity(made.key(), made.certificate(), pem);
    }

    TrustAnchors asAnchor() throws Exception {
        return TrustAnchors.ofFile(pem);
    }
}
