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

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.util.concurrent.CompletionStage;
import org.openhab.aliyuniot.emulator.auth.PlatformAddress;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;
import org.openhab.aliyuniot.emulator.platform.Platform;
import org.openhab.aliyuniot.emulator.port.PlatformRestart;
import org.openhab.aliyuniot.emulator.tls.DeviceCertificates;
import org.openhab.aliyuniot.emulator.web.TrafficRecorder;

/** The port of the REST interface, always on 127.0.0.1. */
public final class RestListener {
    static final String ADDRESS = "127.0.0.1";
    private static final int IDLE_TIMEOUT_SECONDS = 60;

    private final HttpServer server;
    private final int wantedPort;

    public RestListener(
            Vertx vertx,
            Platform platform,
            PlatformRestart restart,
            TrafficRecorder recorder,
            DeviceCertificates certificates,
            PlatformAddress address,
            EmulatorConfiguration configuration) {
        wantedPort = configuration.ports().rest();
        server = vertx.createHttpServer(new HttpServerOptions()
                        .setIdleTimeout(IDLE_TIMEOUT_SECONDS)
                        // A connection of HTTP/2 stays open whatever an answer says.
                        .setHttp2ClearTextEnabled(false))
                .requestHandler(new RestApi(vertx, platform, restart, recorder, certificates, address).router());
    }

    public CompletionStage<?> listen() {
        return server.listen(wantedPort, ADDRESS)
                .recover(failure -> Future.failedFuture(new IllegalStateException(
                        "ports.rest: nothing can listen on port " + wantedPort + " of " + ADDRESS
                                + "; choose another one, or 0 for a free one",
                        failure)))
                .toCompletionStage();
    }

    public int port() {
        return server.actualPort();
    }
}
