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
package org.openhab.binding.aliyuniot.benchmarks.openhab;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Predicate;
import org.openhab.binding.aliyuniot.benchmarks.broker.EmulatorBroker;

/** The emulator as a program of a user's cloud uses it. */
final class Platform {
    private static final int FIRST_ERROR = 300;
    private static final long POLL_MILLIS = 100;

    private final EmulatorBroker emulator;
    private final HttpClient http = HttpClient.newHttpClient();

    Platform(EmulatorBroker emulator) {
        this.emulator = emulator;
    }

    /**
     * All devices as the platform sees them, added up.
     *
     * @param online how many are
     * @param connects how often they have connected
     * @param received messages from them
     */
    record Devices(int online, long connects, long received) {}

    Devices devices() throws IOException, InterruptedException {
        int online = 0;
        long connects = 0;
        long received = 0;
        for (JsonElement element : get("devices").getAsJsonArray("devices")) {
            JsonObject device = element.getAsJsonObject();
            online += device.get("online").getAsBoolean() ? 1 : 0;
            connects += device.get("connects").getAsLong();
            received += device.get("received").getAsLong();
        }
        return new Devices(online, connects, received);
    }

    /** What the platform is asked for again and again. */
    @FunctionalInterface
    private interface Question<T> {
        T ask() throws IOException, InterruptedException;
    }

    /**
     * Waits until the devices are as wanted.
     *
     * @throws IOException if they are not in time
     */
    Devices await(String what, Duration timeout, Predicate<Devices> wanted) throws IOException, InterruptedException {
        return await(what, timeout, this::devices, wanted);
    }

    /**
     * Waits until something of the platform is as wanted.
     *
     * @throws IOException if it is not in time
     */
    JsonObject awaitAt(String path, String what, Duration timeout, Predicate<JsonObject> wanted)
            throws IOException, InterruptedException {
        return await(what, timeout, () -> get(path), wanted);
    }

    private static <T> T await(String what, Duration timeout, Question<T> question, Predicate<T> wanted)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            T answer = question.ask();
            if (wanted.test(answer)) {
                return answer;
            }
            if (System.nanoTime() > deadline) {
                throw new IOException(
                        "It is not so within " + timeout.toSeconds() + " s that " + what + ", but: " + answer);
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    JsonObject get(String path) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(emulator.api().resolve(path)).build());
    }

    JsonObject post(String path, String json) throws IOException, InterruptedException {
        return post(emulator.api().resolve(path), BodyPublishers.ofString(json));
    }

    JsonObject post(String path, byte[] body) throws IOException, InterruptedException {
        return post(emulator.api().resolve(path), BodyPublishers.ofByteArray(body));
    }

    /** Something about a device, such as {@code send}. */
    JsonObject postTo(String deviceName, String path, String json) throws IOException, InterruptedException {
        return post(emulator.device(deviceName).resolve(path), BodyPublishers.ofString(json));
    }

    private JsonObject post(URI address, BodyPublisher body) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(address).POST(body).build());
    }

    private JsonObject answer(HttpRequest request) throws IOException, InterruptedException {
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() >= FIRST_ERROR) {
            throw new IOException(
                    request.method() + " " + request.uri() + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body().isBlank()
                ? new JsonObject()
                : JsonParser.parseString(answer.body()).getAsJsonObject();
    }
}
