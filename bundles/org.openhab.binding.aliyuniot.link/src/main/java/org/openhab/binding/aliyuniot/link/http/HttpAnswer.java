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

import java.io.InputStream;
import java.util.Optional;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpMessage;

/**
 * What came back: the head, and the body to be read. Belongs to its exchange.
 */
public final class HttpAnswer {
    private static final int MAX_DIGITS = 18;

    private final int status;
    private final HttpMessage head;
    private final InputStream body;

    HttpAnswer(int status, HttpMessage head, InputStream body) {
        this.status = status;
        this.head = head;
        this.body = body;
    }

    /** 200 to 999. */
    public int status() {
        return status;
    }

    /** The first field of the head with this name. */
    public Optional<String> field(String name) {
        return field(head, name);
    }

    static Optional<String> field(HttpMessage head, String name) {
        Header field = head.getFirstHeader(name);
        return field == null ? Optional.empty() : Optional.ofNullable(field.getValue());
    }

    /** Length of the body, or −1 if the other side does not say. */
    public long contentLength() {
        return contentLength(head);
    }

    static long contentLength(HttpMessage head) {
        if (field(head, "Transfer-Encoding").isPresent()) {
            return -1;
        }
        return field(head, "Content-Length")
                .map(String::strip)
                .filter(text -> !text.isEmpty() && text.length() <= MAX_DIGITS)
                .filter(text -> text.chars().allMatch(c -> c >= '0' && c <= '9'))
                .map(Long::valueOf)
                .orElse(-1L);
    }

    /**
     * The body without what carries it. Reading fails with an {@link HttpFailure} when it ends early, takes too long, or
     * has more around it than any honest one.
     */
    public InputStream body() {
        return body;
    }
}
