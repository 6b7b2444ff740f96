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
package org.openhab.aliyuniot.emulator.rest;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.rest.exchange.Answers;

/**
 * Lets only programs of this machine in.
 *
 * <p>The port is on loopback, but a web page in a browser of this machine could still reach it: under a host name of its own
 * that resolves to 127.0.0.1, or by posting from another origin. Both show in the headers.
 */
final class LocalCallersOnly implements Handler<RoutingContext> {
    private static final Set<String> LOCAL_NAMES = Set.of("127.0.0.1", "localhost", "[::1]", "::1");

    @Override
    public void handle(RoutingContext call) {
        HttpServerRequest request = call.request();
        HostAndPort authority = request.authority();
        if (authority == null || !isLocal(authority.host())) {
            Answers.fail(call, 403, "Only 127.0.0.1, localhost and [::1] are served as host names.");
        } else if (!isOwnOrigin(request.getHeader("Origin"), authority)) {
            Answers.fail(call, 403, "Web pages from elsewhere are not served.");
        } else {
            call.next();
        }
    }

    private static boolean isLocal(@Nullable String host) {
        return host != null && LOCAL_NAMES.contains(host.toLowerCase(Locale.ROOT));
    }

    private static boolean isOwnOrigin(@Nullable String origin, HostAndPort authority) {
        if (origin == null) {
            return true;
        }
        try {
            URI uri = URI.create(origin);
            return isLocal(uri.getHost()) && uri.getPort() == authority.port();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
