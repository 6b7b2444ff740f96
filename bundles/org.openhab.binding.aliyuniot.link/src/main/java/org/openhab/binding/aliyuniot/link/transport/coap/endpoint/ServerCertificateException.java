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

import java.security.cert.CertificateException;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;

/**
 * A server's certificate is not one to go on with.
 */
final class ServerCertificateException extends CertificateException {
    private static final long serialVersionUID = 1L;

    private final LinkFailure.Reason reason;

    ServerCertificateException(LinkFailure.Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    LinkFailure.Reason reason() {
        return reason;
    }
}
