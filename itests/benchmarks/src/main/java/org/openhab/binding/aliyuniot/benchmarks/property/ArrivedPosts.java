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
package org.openhab.binding.aliyuniot.benchmarks.property;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Scanner;

/**
 * The posts of properties that the emulator has taken from a device, each with the time at which it came in there.
 */
public final class ArrivedPosts implements AutoCloseable {
    private static final String DATA = "data: ";

    private final InputStream stream;
    private final List<Post> posts = new ArrayList<>();
    private final Map<String, Integer> newest = new HashMap<>();

    /** The values by identifier. */
    public record Post(Instant time, Map<String, Integer> values) {}

    /**
     * Listens from now on.
     *
     * @param device in the emulator's REST interface
     */
    public ArrivedPosts(URI device) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(device.resolve("messages/stream?after=0"))
                .build();
        HttpResponse<InputStream> response =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            throw new IOException("The emulator answers " + response.statusCode());
        }
        stream = response.body();
        Thread reader = new Thread(this::read, "arrived-posts");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (Scanner lines = new Scanner(stream, StandardCharsets.UTF_8)) {
            while (lines.hasNextLine()) {
                String line = lines.nextLine();
                if (line.startsWith(DATA)) {
                    take(JsonParser.parseString(line.substring(DATA.length())).getAsJsonObject());
                }
            }
        }
    }

    private void take(JsonObject message) {
        if (!message.get("topic").getAsString().endsWith("/thing/event/property/post")) {
            return;
        }
        Map<String, Integer> values = new HashMap<>();
        JsonParser.parseString(message.get("payload").getAsString())
                .getAsJsonObject()
                .getAsJsonObject("params")
                .entrySet()
                .forEach(value -> values.put(value.getKey(), value.getValue().getAsInt()));
        synchronized (this) {
            posts.add(new Post(Instant.parse(message.get("time").getAsString()), values));
            newest.putAll(values);
            notifyAll();
        }
    }

    /**
     * Waits until these are the newest values.
     *
     * @return how many of them are, after the longest time to wait
     */
    synchronized long await(Map<String, Integer> values, Duration longest) throws InterruptedException {
        long last = System.nanoTime() + longest.toNanos();
        while (!newest.equals(values)) {
            long millis = (last - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                break;
            }
            wait(millis);
        }
        return values.entrySet().stream()
                .filter(value -> value.getValue().equals(newest.get(value.getKey())))
                .count();
    }

    /** All of them, in the order of their coming. */
    synchronized List<Post> all() {
        return List.copyOf(posts);
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
