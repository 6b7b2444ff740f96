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
package org.openhab.sandbox.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@NonNullByDefault({})
class OpenHabRestTest {
    private HttpServer server;
    private OpenHabRest rest;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        rest = new OpenHabRest(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"), "oh.sandbox.1");
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    private void answer(String path, int status, String body) {
        server.createContext("/rest/" + path, exchange -> {
            try (exchange) {
                String token = exchange.getRequestHeaders().getFirst("Authorization");
                boolean known = "Bearer oh.sandbox.1".equals(token);
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(known ? status : 401, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
    }

    @Test
    void saysVersionStatusAndItems() throws Exception {
        answer("", 404, "{}");
        answer("things/aliyuniot:device:a", 200, "{\"UID\": \"x\", \"statusInfo\": {\"status\": \"ONLINE\"}}");
        answer("items/A", 200, "{\"name\": \"A\"}");
        assertThat(rest.version()).isNull();
        assertThat(rest.thingStatus("aliyuniot:device:a")).isEqualTo("ONLINE");
        assertThat(rest.thingStatus("aliyuniot:device:b")).isNull();
        assertThat(rest.hasItem("A")).isTrue();
        assertThat(rest.hasItem("B")).isFalse();
    }

    @Test
    void versionIsThatOfTheRuntimeAndNothingMeansNotReady() throws Exception {
        answer(
                "",
                200,
                "{\"version\": \"8\", \"runtimeInfo\": {\"version\": \"5.2.1\", \"buildString\": \"Release Build\"}}");
        assertThat(rest.version()).isEqualTo("5.2.1");
        server.stop(0);
        assertThat(rest.version()).isNull();
    }

    @Test
    void otherAnswersAreFailuresThatSayWhatToDo() {
        answer("things/refused", 403, "");
        answer("things/broken", 500, "");
        answer("things/text", 200, "hello");
        assertThatIOException()
                .isThrownBy(() -> rest.thingStatus("refused"))
                .withMessageContaining("OPENHAB_TOKEN")
                .withMessageNotContaining("oh.sandbox.1");
        assertThatIOException().isThrownBy(() -> rest.thingStatus("broken")).withMessageContaining("500");
        assertThatIOException().isThrownBy(() -> rest.thingStatus("text")).withMessageContaining("no JSON");
    }
}
