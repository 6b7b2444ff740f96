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
package org.openhab.binding.aliyuniot.link.ota.download;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jdt.annotation.Nullable;

/**
 * A file server that does as a test says: scripted answers come first, one for each request, then {@link #otherwise} for
 * all others.
 */
final class FileServer implements AutoCloseable {
    static final String SIGNATURE = "auth_key=1700000000-0-0-5ec7e75ec7e75ec7e75ec7e75ec7e75e";
    private static final int CHUNK = 16 * 1024;

    final List<Request> requests = new CopyOnWriteArrayList<>();
    /** Bytes of bodies that were sent. */
    final AtomicLong sent = new AtomicLong();

    volatile Answer otherwise = status(404);

    private final CountDownLatch closing = new CountDownLatch(1);
    private final Deque<Answer> script = new ConcurrentLinkedDeque<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "file-server");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpsServer server;

    record Request(URI uri, String range, String ifRange) {}

    @FunctionalInterface
    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    FileServer(TestCertificate certificate) throws IOException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate.server()));
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.add(new Request(exchange.getRequestURI(), header(exchange, "Range"), header(exchange, "If-Range")));
        @Nullable Answer answer = script.poll();
        try (exchange) {
            (answer == null ? otherwise : answer).to(exchange);
        }
    }

    private static String header(HttpExchange exchange, String name) {
        @Nullable String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    FileServer then(Answer... answers) {
        script.addAll(List.of(answers));
        return this;
    }

    URI url() {
        return url("/image.bin");
    }

    URI url(String path) {
        return URI.create("https://localhost:" + server.getAddress().getPort() + path + "?" + SIGNATURE);
    }

    int port() {
        return server.getAddress().getPort();
    }

    static Answer status(int status) {
        return exchange -> exchange.sendResponseHeaders(status, -1);
    }

    static Answer redirect(int status, String location) {
        return exchange -> {
            exchange.getResponseHeaders().set("Location", location);
            exchange.sendResponseHeaders(status, -1);
        };
    }

    /** Serves a file as it should be. */
    Answer file(byte[] content, String entityTag) {
        return cut(content, entityTag, Integer.MAX_VALUE);
    }

    /** Serves the part of a file that is asked for, whatever it is from. */
    Answer fileWhateverTheTag(byte[] content, String entityTag) {
        return exchange -> {
            int from = head(exchange, content, entityTag, "");
            write(exchange, content, from, content.length - from);
        };
    }

    /** Serves a file, but ends the connection after some bytes. */
    Answer cut(byte[] content, String entityTag, int after) {
        return exchange -> {
            int from = head(exchange, content, entityTag);
            write(exchange, content, from, Math.min(content.length - from, after));
        };
    }

    /** Serves a file, but falls silent after some bytes. */
    Answer stalled(byte[] content, int after) {
        return exchange -> {
            int from = head(exchange, content, "");
            write(exchange, content, from, Math.min(content.length - from, after));
            await();
        };
    }

    /** Serves a file, but falls silent at an offset of it. */
    Answer heldAt(byte[] content, String entityTag, int mark) {
        return exchange -> {
            int from = head(exchange, content, entityTag);
            write(exchange, content, from, Math.max(0, Math.min(content.length, mark) - from));
            if (mark < content.length) {
                await();
            }
        };
    }

    /** Takes the request and never says a word. */
    Answer silent() {
        return exchange -> await();
    }

    private void await() throws IOException {
        try {
            closing.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** Sends the whole file, whatever was asked for. */
    Answer ignoringRanges(byte[] content, int cutAfter) {
        return exchange -> {
            exchange.sendResponseHeaders(200, content.length);
            write(exchange, content, 0, Math.min(content.length, cutAfter));
        };
    }

    /** A file that does not end and has no length; its beginning is given. */
    Answer endless(byte[] beginning) {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            write(exchange, beginning, 0, beginning.length);
            byte[] more = new byte[CHUNK];
            while (closing.getCount() > 0) {
                write(exchange, more, 0, more.length);
            }
        };
    }

    /** An answer with these fields, and a body of the given length. */
    static Answer odd(int status, long length, String... fields) {
        return exchange -> {
            for (int i = 0; i < fields.length; i += 2) {
                exchange.getResponseHeaders().set(fields[i], fields[i + 1]);
            }
            exchange.sendResponseHeaders(status, length);
            exchange.getResponseBody().write(new byte[(int) Math.min(length, CHUNK)]);
        };
    }

    private static int head(HttpExchange exchange, byte[] content, String entityTag) throws IOException {
        return head(exchange, content, entityTag, header(exchange, "If-Range"));
    }

    private static int head(HttpExchange exchange, byte[] content, String entityTag, String ifRange)
            throws IOException {
        if (!entityTag.isEmpty()) {
            exchange.getResponseHeaders().set("ETag", entityTag);
        }
        String range = header(exchange, "Range");
        if (range.isEmpty() || !(ifRange.isEmpty() || ifRange.equals(entityTag))) {
            exchange.sendResponseHeaders(200, content.length);
            return 0;
        }
        int from = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
        if (from >= content.length) {
            exchange.sendResponseHeaders(416, -1);
            return content.length;
        }
        exchange.getResponseHeaders()
                .set("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
        exchange.sendResponseHeaders(206, content.length - from);
        return from;
    }

    private void write(HttpExchange exchange, byte[] content, int from, int count) throws IOException {
        OutputStream body = exchange.getResponseBody();
        for (int done = 0; done < count; ) {
            int chunk = Math.min(CHUNK, count - done);
            body.write(content, from + done, chunk);
            body.flush();
            done += chunk;
            sent.addAndGet(chunk);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
