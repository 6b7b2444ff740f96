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
import java.io.OutputStream;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;

/**
 * What is asked. Every request ends its connection.
 *
 * @param method such as {@code GET}
 * @param uri of the scheme http or https, with a host; user and password in it are not sent
 * @param fields of the head, beside those that every request has
 * @param body {@code null} if there is none
 */
public record HttpRequest(
        String method,
        URI uri,
        Map<String, String> fields,
        @Nullable Body body) {
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    /** What is sent behind the head. */
    public interface Body {
        /** In bytes. */
        long length();

        /** Writes so many bytes; what it throws besides the stream's own failures reaches the caller of the exchange. */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * @throws IllegalArgumentException if it cannot be sent
     */
    public HttpRequest {
        String scheme = uri.getScheme();
        if (uri.getHost() == null || !("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))) {
            throw new IllegalArgumentException("A request needs a URL of http or https with a host");
        }
        fields = Map.copyOf(fields);
        fields.forEach((name, value) -> {
            if ((name + value).chars().anyMatch(c -> c < ' ' || c > '~')) {
                throw new IllegalArgumentException("A field of a request has visible ASCII characters only");
            }
        });
    }

    /** A request without a body. */
    public static HttpRequest get(URI uri, Map<String, String> fields) {
        return new HttpRequest("GET", uri, fields, null);
    }

    /** Without what may be a secret: path, query, fields. */
    @Override
    public String toString() {
        return method + " to " + uri.getHost();
    }

    boolean isEncrypted() {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    /** As it is looked up and as certificates have it: an address of IPv6 without its brackets. */
    String host() {
        String host = uri.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    int port() {
        return uri.getPort() >= 0 ? uri.getPort() : isEncrypted() ? HTTPS_PORT : HTTP_PORT;
    }

    /** Host and port as a proxy gets them. */
    String authority() {
        return uri.getHost() + ":" + port();
    }

    /**
     * @param absolute whether a proxy has to see where it goes
     */
    String head(boolean absolute) {
        String path = uri.getRawPath();
        String query = uri.getRawQuery();
        String host = uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
        String target = (path == null || path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query);
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Host", host);
        all.put("User-Agent", "openHAB-aliyuniot");
        all.put("Accept", "*/*");
        all.put("Connection", "close");
        Body sent = body;
        if (sent != null) {
            all.put("Content-Length", Long.toString(sent.length()));
        }
        all.putAll(fields);
        StringBuilder head = new StringBuilder(method)
                .append(' ')
                .append(absolute ? "http://" + host : "")
                .append(ascii(target))
                .append(" HTTP/1.1\r\n");
        all.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.append("\r\n").toString();
    }

    /** URIs may have letters beyond ASCII, which a request line may not. */
    private static String ascii(String target) {
        return URI.create(target).toASCIIString();
    }
}
