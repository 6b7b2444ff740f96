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
package org.openhab.binding.aliyuniot.link.transport.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openhab.binding.aliyuniot.link.transport.http.OpenTransport.failureOf;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.PfxOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.ota.download.TestCertificate;

/** What becomes of the one connection that HTTP/2 has for everything. */
@NonNullByDefault({})
class HttpTwoTest {
    private static final String TOPIC = "/a1Abc123Def/dev001/user/update";

    @TempDir
    private Path folder;

    private final LinkRuntime runtime = new LinkRuntime("http-two-test");
    private final Vertx vertx = Vertx.vertx();
    private final List<HttpVersion> versions = new CopyOnWriteArrayList<>();
    /** Ports of clients, one a connection. */
    private final Set<Integer> connections = ConcurrentHashMap.newKeySet();
    /** Connections on which nothing is answered any more. */
    private final Set<Integer> silent = ConcurrentHashMap.newKeySet();

    private TrustAnchors trustAnchors;
    private HttpServer server;

    @BeforeEach
    void startServer() throws Exception {
        TestCertificate certificate = TestCertificate.in(folder, "dns:localhost");
        trustAnchors = TrustAnchors.ofFile(certificate.pem());
        server = vertx.createHttpServer(new HttpServerOptions()
                        .setHost("localhost")
                        .setPort(0)
                        .setSsl(true)
                        .setUseAlpn(true)
                        .setKeyCertOptions(new PfxOptions()
                                .setPath(certificate.keyStore().toString())
                                .setPassword(certificate.password())))
                .requestHandler(this::handle)
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    @AfterEach
    void stopServer() throws Exception {
        runtime.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private void handle(HttpServerRequest request) {
        int port = request.remoteAddress().port();
        versions.add(request.version());
        connections.add(port);
        if (!silent.contains(port)) {
            request.response().end("{\"code\":0,\"info\":{\"token\":\"t\"}}");
        }
    }

    private OpenTransport open(Duration timeout) {
        return new OpenTransport(runtime, "localhost", server.actualPort(), trustAnchors, timeout).whenOpened();
    }

    @Test
    void devicesShareAConnectionWhereTheServerOffersIt() throws Exception {
        try (OpenTransport one = open(Duration.ofSeconds(30));
                OpenTransport other = open(Duration.ofSeconds(30))) {
            for (int i = 0; i < 10; i++) {
                assertThat(failureOf(one.publish(TOPIC, "x"))).isNull();
                assertThat(failureOf(other.publish(TOPIC, "x"))).isNull();
            }
        }
        assertThat(versions).hasSize(22).containsOnly(HttpVersion.HTTP_2);
        assertThat(connections).hasSize(1);
    }

    /** A connection that a firewall has forgotten keeps its place in the client for many minutes. */
    @Test
    void nextTransportDoesNotTakeAConnectionThatHasGoneSilent() throws Exception {
        try (OpenTransport first = open(Duration.ofSeconds(2))) {
            silent.addAll(connections);
            first.publish(TOPIC, "x");
            assertThat(first.whyClosed().reason()).isEqualTo(LinkFailure.Reason.TIMEOUT);
        }
        try (OpenTransport second = open(Duration.ofSeconds(30))) {
            assertThat(failureOf(second.publish(TOPIC, "x"))).isNull();
        }
    }
}
