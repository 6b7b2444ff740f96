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
package org.openhab.binding.aliyuniot.link.http;

import java.io.IOException;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Why a request got no whole answer. The message has no text of the other side or of a library, and no URL: it goes on
 * behind the name of the host.
 */
public final class HttpFailure extends IOException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    HttpFailure(Reason reason, @Nullable Throwable cause) {
        super(reason.words, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** What happened. */
    public enum Reason {
        /** The name of the host is not known. */
        UNKNOWN_HOST("is not known by that name"),
        /** Nobody listens there, or no way leads there. */
        REFUSED("does not take connections"),
        /** Nothing came, or nothing was taken, for too long. */
        SILENT("is silent for too long"),
        /** The whole exchange took too long. */
        OVERDUE("takes too long in all"),
        /** The certificate is not trusted, not valid now, or made out for another host. */
        CERTIFICATE(
                "has a certificate that is not made out for it, is not valid now, or leads to no trusted authority"),
        /** TLS did not come about for another reason. */
        TLS("does not speak TLS 1.2 or 1.3"),
        /** The proxy on the way lets nothing through. */
        PROXY("is behind a proxy that does not let this through"),
        /** The answer is no HTTP, or has more around its content than any honest one. */
        MALFORMED("does not speak HTTP as agreed"),
        /** The connection ended early. */
        BROKEN("broke the connection off"),
        /** Called off from this side. */
        CANCELLED("was left, as the exchange was called off");

        private final String words;

        Reason(String words) {
            this.words = words;
        }
    }
}
