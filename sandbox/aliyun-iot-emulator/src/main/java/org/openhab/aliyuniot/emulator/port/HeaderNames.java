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
package org.openhab.aliyuniot.emulator.port;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Names of HTTP/1.1 headers as RFC 9110 prints them: {@code Content-Length}. Case does not matter to the standard, but to
 * Aliyun's C SDKs, which look for the very bytes that the platform sends.
 */
public final class HeaderNames {
    private HeaderNames() {}

    /** Has the answer to the request written so, whoever gives it. */
    public static void asPrinted(RoutingContext call) {
        if (call.request().version() != HttpVersion.HTTP_2) {
            call.addHeadersEndHandler(ready -> print(call.response().headers()));
        }
        call.next();
    }

    private static void print(MultiMap headers) {
        List<Map.Entry<String, String>> entries = new ArrayList<>(headers.entries());
        headers.clear();
        entries.forEach(entry -> headers.add(printed(entry.getKey()), entry.getValue()));
    }

    private static String printed(String name) {
        StringBuilder printed = new StringBuilder(name.toLowerCase(Locale.ROOT));
        for (int i = 0; i < printed.length(); i++) {
            if (i == 0 || printed.charAt(i - 1) == '-') {
                printed.setCharAt(i, Character.toUpperCase(printed.charAt(i)));
            }
        }
        return printed.toString().replace("Etag", "ETag");
    }
}
