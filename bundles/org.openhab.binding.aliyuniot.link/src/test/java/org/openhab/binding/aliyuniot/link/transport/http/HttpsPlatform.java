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

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.ota.download.TestCertificate;

/**
 * The platform's end of HTTPS, which does as a test says: scripted answers come first, one for each request, then a new
 * token for each authentication and success for each message.
 */
@NonNullByDefault({})
final class HttpsPlatform implements AutoCloseable {
    final List<Request> requests = new CopyOnWriteArrayList<>();
    /** Ports of the clients, one a connection. */
    final Set<InetSocketAddress> connections = ConcurrentHashMap.newKeySet();

    private final CountDownLatch closing = new CountDownLatch(1);
    private final Deque<Answer> authentications = new ConcurrentLinkedDeque<>();
    private final Deque<Answer> topics = new ConcurrentLinkedDeque<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "https-platform");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpsServer server;
    private int tokens;

    record Request(String path, String body, String token, String contentType) {}

    @FunctionalInterface
    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    HttpsPlatform(TestCertificate certificate) throws IOException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate.server()));
        server.setExecutor(threads);
        server.createContext("/auth", exchange -> handle(exchange, authentications, token()));
        server.createContext("/topic/", exchange -> handle(exchange, topics, success()));
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange, Deque<Answer> script, Answer otherwise) throws IOException {
        connections.add(exchange.getRemoteAddress());
        requests.add(new Request(
                exchange.getRequestURI().getRawPath(),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                exchange.getRequestHeaders().getFirst("password"),
                exchange.getRequestHeaders().getFirst("Content-Type")));
        @Nullable Answer answer = script.poll();
        try (exchange) {
            (answer == null ? otherwise : answer).to(exchange);
        }
    }

    HttpsPlatform authenticating(Answer... answers) {
        authentications.addAll(List.of(answers));
        return this;
    }

    HttpsPlatform publishing(Answer... answers) {
        topics.addAll(List.of(answers));
        return this;
    }

    /** The paths of all requests so far. */
    List<String> paths() {
        return requests.stream().map(Request::path).toList();
    }

    private Answer token() {
        return exchange -> json("{\"code\":0,\"message\":\"success\",\"info\":{\"token\":\"token-" + ++tokens + "\"}}")
                .to(exchange);
    }

    static Answer success() {
        return json("{\"code\":0,\"message\":\"success\",\"info\":{\"messageId\":892687627916247040}}");
    }

    static Answer code(int code) {
        return json("{\"code\":" + code + ",\"message\":\"in words\"}");
    }

    static Answer json(String body) {
        return status(200, body);
    }

    static Answer status(int status, String body) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    static Answer redirect(String location) {
        return exchange -> {
            exchange.getResponseHeaders().set("Location", location);
            exchange.sendResponseHeaders(307, -1);
        };
    }

    /** A body that does not end, though every byte of it may be part of an answer. */
    Answer endless(int status) {
        return exchange -> {
            exchange.sendResponseHeaders(status, 0);
            OutputStream body = exchange.getResponseBody();
            body.write("{\"code\":0,\"message\":\"".getBytes(StandardCharsets.UTF_8));
            byte[] more = "x".repeat(16 * 1024).getBytes(StandardCharsets.UTF_8);
            while (closing.getCount() > 0) {
                body.write(more);
                body.flush();
            }
        };
    }

    /** The head of an answer and the beginning of its body, and then nothing more. */
    Answer stalled() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            await();
        };
    }

    /** Takes the request and never says a word. */
    Answer silent() {
        return exchange -> await();
    }

    /** Takes the request and closes the connection. */
    static Answer cut() {
        return exchange -> {
            throw new IOException("for the test");
        };
    }

    private void await() throws IOException {
        try {
            closing.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
