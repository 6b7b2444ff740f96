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
package org.openhab.aliyuniot.emulator.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.time.Duration;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.auth.AuthRequests;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;
import org.openhab.aliyuniot.emulator.port.Listener;
import org.openhab.aliyuniot.emulator.registration.HttpsRegistration;
import org.openhab.aliyuniot.emulator.tls.ServerKeys;
import org.openhab.aliyuniot.emulator.uplink.Uplink;

/** The port of messages over HTTPS, HTTP/1.1 and HTTP/2. */
public final class HttpsListener implements Listener {
    private static final int IDLE_TIMEOUT_SECONDS = 60;

    private final Vertx vertx;
    private final String address;
    private final HttpServerOptions options;
    private final HttpsRequests requests;
    private final Router router;
    private int port;
    private @Nullable HttpServer server;

    /** Takes the server's keys and the services that answer. */
    public HttpsListener(
            Vertx vertx,
            Uplink uplink,
            HttpsRegistration registration,
            AuthRequests auth,
            EmulatorConfiguration configuration,
            ServerKeys keys) {
        this.vertx = vertx;
        address = configuration.bindAddress();
        port = configuration.ports().https();
        requests =
                new HttpsRequests(vertx, uplink, registration, auth, Duration.ofSeconds(configuration.tokenSeconds()));
        router = requests.router(vertx);
        options = new HttpServerOptions().setIdleTimeout(IDLE_TIMEOUT_SECONDS).setUseAlpn(true);
        keys.secure(options);
    }

    @Override
    public Future<?> listen() {
        if (server != null) {
            return Future.succeededFuture();
        }
        HttpServer starting = vertx.createHttpServer(options).requestHandler(router);
        return starting.listen(port, address)
                .onSuccess(listening -> {
                    server = listening;
                    port = listening.actualPort();
                })
                .recover(failure -> Future.failedFuture(new IllegalStateException(
                        "ports.https: nothing can listen on port " + port + " of " + address
                                + "; choose another one, or 0 for a free one",
                        failure)));
    }

    @Override
    public Future<?> close() {
        HttpServer open = server;
        server = null;
        return open == null ? Future.succeededFuture() : open.close();
    }

    @Override
    public void forgetSessions() {
        requests.forgetSessions();
    }

    /** Where it listens. */
    public int port() {
        return port;
    }
}
