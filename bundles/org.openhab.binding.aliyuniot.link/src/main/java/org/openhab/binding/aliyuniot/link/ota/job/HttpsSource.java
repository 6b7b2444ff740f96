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
package org.openhab.binding.aliyuniot.link.ota.job;

import java.net.URI;
import org.eclipse.jdt.annotation.Nullable;

/**
 * A file behind an address that is signed and good for 24 hours. The address is a secret: whoever has it has the file.
 *
 * @param uri with {@code https}, a host and no user information
 */
public record HttpsSource(URI uri) implements OtaSource {
    /** Characters of an address. */
    static final int MAX_LENGTH = 8192;

    /**
     * @throws IllegalArgumentException if the address is of another kind; the message does not show it
     */
    public HttpsSource {
        @Nullable String host = uri.getHost();
        if (!"https".equalsIgnoreCase(uri.getScheme()) || host == null || uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("an address begins with https:// and a host");
        }
        if (uri.toString().length() > MAX_LENGTH) {
            throw new IllegalArgumentException("an address has " + MAX_LENGTH + " characters at most");
        }
    }

    /** Without the address. */
    @Override
    public String toString() {
        return "HTTPS";
    }
}
