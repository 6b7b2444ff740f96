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

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * Serves the folder that is published with a release on 127.0.0.1, so that an openHAB on the same machine can install
 * the add-on from its store. The links in {@code addons.json} lead to this server.
 */
final class StoreServer implements AutoCloseable {
    static final String LIST = "addons.json";

    private static final Map<String, String> TYPES = Map.of(
            "json", "application/json; charset=utf-8",
            "kar", "application/zip",
            "md", "text/markdown; charset=utf-8",
            "svg", "image/svg+xml");
    private static final int NOT_FOUND = 404;
    private static final int WRONG_METHOD = 405;
    private static final int OK = 200;
    private static final long NO_BODY = -1;

    private final HttpServer server;
    private final ExecutorService workers;
    private final Map<String, byte[]> files;

    private StoreServer(HttpServer server, ExecutorService workers, Map<String, byte[]> files) {
        this.server = server;
        this.workers = workers;
        this.files = files;
    }

    /**
     * @param folder that the build has written
     * @param port 0 for a free one
     * @throws IOException if the folder is not there or the port is taken
     */
    static StoreServer start(Path folder, int port) throws IOException {
        if (!Files.isRegularFile(folder.resolve(LIST))) {
            throw new IOException("There is no " + folder.resolve(LIST) + ". Build it: mvn -DskipTests package");
        }
        HttpServer http;
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (BindException e) {
            throw new IOException("Port " + port + " is taken. Give another one: --store-port", e);
        }
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.toList()) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        ExecutorService workers = Executors.newFixedThreadPool(2, task -> {
            Thread thread = new Thread(task, "sandbox-store");
            thread.setDaemon(true);
            return thread;
        });
        StoreServer store = new StoreServer(http, workers, files);
        files.put(LIST, store.withLinksToThis(files.get(LIST)));
        http.setExecutor(workers);
        http.createContext("/", store::answer);
        http.start();
        return store;
    }

    /** What openHAB's JSON add-on service is told. */
    String listUrl() {
        return base() + LIST;
    }

    private String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    private byte[] withLinksToThis(byte[] list) {
        JsonArray entries =
                JsonParser.parseString(new String(list, StandardCharsets.UTF_8)).getAsJsonArray();
        for (JsonElement element : entries) {
            JsonObject entry = element.getAsJsonObject();
            for (String link : new String[] {"url", "link", "image_url"}) {
                String target = entry.get(link).getAsString();
                entry.addProperty(link, base() + target.substring(target.lastIndexOf('/') + 1));
            }
        }
        Gson gson = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
        return gson.toJson(entries).getBytes(StandardCharsets.UTF_8);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] content = files.get(exchange.getRequestURI().getPath().substring(1));
            String method = exchange.getRequestMethod();
            if (!method.equals("GET") && !method.equals("HEAD")) {
                exchange.sendResponseHeaders(WRONG_METHOD, NO_BODY);
            } else if (content == null) {
                exchange.sendResponseHeaders(NOT_FOUND, NO_BODY);
            } else {
                String name = exchange.getRequestURI().getPath();
                exchange.getResponseHeaders()
                        .set(
                                "Content-Type",
                                TYPES.getOrDefault(
                                        name.substring(name.lastIndexOf('.') + 1), "application/octet-stream"));
                if (method.equals("HEAD")) {
                    exchange.getResponseHeaders().set("Content-Length", String.valueOf(content.length));
                    exchange.sendResponseHeaders(OK, NO_BODY);
                } else {
                    exchange.sendResponseHeaders(OK, content.length);
                    exchange.getResponseBody().write(content);
                }
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
