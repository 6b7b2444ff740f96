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
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jdt.annotation.Nullable;

/**
 * One device as the cloud sees it, through the emulator's REST interface.
 */
public final class Cloud {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String SUB_DEVICES = "/sub-devices";

    /** The longest that the emulator, and the platform, wait for a reply. */
    private static final int REPLY_MILLIS = 8000;

    private final Gson gson = new Gson();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final String productKey;
    private final String deviceName;
    private final URI api;
    final URI device;

    /**
     * The device's state.
     *
     * @param clientId as sent by the device, null while it is offline
     * @param connects number of accepted connections
     * @param lastProblem why the platform refused or closed a connection last, null if it never did
     */
    public record State(
            boolean online,
            @Nullable String clientId,
            long connects,
            @Nullable String lastProblem) {}

    /** A message from the device; the protocol is such as {@code mqtts}, {@code coaps} or {@code https}. */
    public record Received(long seq, String protocol, String topic, int qos, String payload) {}

    /**
     * The update of the device in a campaign.
     *
     * @param status such as {@code IN_UPGRADE} or {@code UPDATED}
     * @param history what happened, oldest first
     */
    public record Job(String status, List<Event> history) {
        /** How many percent the device has told last; 0 if none yet. */
        public int percent() {
            return history.stream()
                    .map(Event::step)
                    .filter(step -> step != null && step.matches("\\d+"))
                    .mapToInt(Integer::parseInt)
                    .max()
                    .orElse(0);
        }
    }

    /** Something that happened to a job; the step is what the device told, if it did, and the reason a sentence. */
    public record Event(String status, @Nullable String step, String reason) {}

    /** What a device has replied to a set of properties or to a call of a service. */
    public record Reply(int code, JsonElement data) {}

    /** An event of the device's thing model; the value has its output parameters. */
    public record ModelEvent(long seq, String identifier, JsonElement value) {}

    private record Answer(String payload) {}

    private record Property(JsonElement value) {}

    private record Properties(Map<String, Property> properties) {}

    private record ModelEvents(List<ModelEvent> events) {}

    private record SubDevice(String deviceName) {}

    private record SubDevices(List<SubDevice> subDevices) {}

    private record Image(String image) {}

    private record Campaign(long id, List<Job> jobs) {}

    private record Messages(List<Received> messages) {}

    Cloud(int restPort, String productKey, String deviceName) {
        this.productKey = productKey;
        this.deviceName = deviceName;
        api = URI.create("http://127.0.0.1:" + restPort + "/api/");
        device = api.resolve("devices/" + productKey + "/" + deviceName);
    }

    public State state() throws IOException, InterruptedException {
        return read(get(""), State.class);
    }

    /** What the device has sent since a message; 0 for all. */
    public List<Received> receivedAfter(long seq) throws IOException, InterruptedException {
        return read(get("/messages?after=" + seq), Messages.class).messages();
    }

    /**
     * Sends a message to the device.
     *
     * @throws IOException with the emulator's reason, if the device is offline or has not subscribed
     */
    public void send(String topic, String payload) throws IOException, InterruptedException {
        JsonObject body = new JsonObject();
        body.addProperty("topic", topic);
        body.addProperty("qos", 1);
        body.addProperty("payload", payload);
        post(URI.create(device + "/send"), body);
    }

    /**
     * Calls the device (RRPC) and waits for its answer.
     *
     * @throws IOException with the emulator's reason, if the device is offline or does not answer in time
     */
    public String call(String payload) throws IOException, InterruptedException {
        JsonObject body = new JsonObject();
        body.addProperty("payload", payload);
        return read(post(URI.create(device + "/rrpc"), body), Answer.class).payload();
    }

    /**
     * Sets a property of the device's thing model and waits for the reply.
     *
     * @param value a number, a text, or other JSON
     * @throws IOException with the emulator's reason, if the thing model forbids it, the device is offline, or there is no
     *     reply in time
     */
    public Reply set(String property, Object value) throws IOException, InterruptedException {
        JsonObject params = new JsonObject();
        params.add(property, gson.toJsonTree(value));
        return reply("/properties", params);
    }

    /**
     * Calls a service of the device's thing model and waits for the reply.
     *
     * @param input its input parameters
     * @throws IOException as {@link #set}
     */
    public Reply callService(String service, Map<String, ?> input) throws IOException, InterruptedException {
        return reply("/services/" + service, gson.toJsonTree(input).getAsJsonObject());
    }

    private Reply reply(String path, JsonObject params) throws IOException, InterruptedException {
        JsonObject body = new JsonObject();
        body.add("params", params);
        body.addProperty("timeout", REPLY_MILLIS);
        return read(post(URI.create(device + path), body), Reply.class);
    }

    /** The newest value of a property of the device's thing model as JSON, null if the device has reported none. */
    public @Nullable String property(String identifier) throws IOException, InterruptedException {
        Property property =
                read(get("/properties"), Properties.class).properties().get(identifier);
        return property == null ? null : property.value().toString();
    }

    /** The events of the device's thing model, oldest first. */
    public List<ModelEvent> events() throws IOException, InterruptedException {
        return read(get("/events?after=0"), ModelEvents.class).events();
    }

    /**
     * Has the device updated to a version.
     *
     * @return id of the campaign
     */
    public long update(byte[] image, String version) throws IOException, InterruptedException {
        String uploaded = answer(HttpRequest.newBuilder(api.resolve("images"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(image))
                .build());
        JsonArray devices = new JsonArray();
        devices.add(deviceName);
        JsonObject body = new JsonObject();
        body.addProperty("productKey", productKey);
        body.addProperty("image", read(uploaded, Image.class).image());
        body.addProperty("version", version);
        body.add("devices", devices);
        return read(post(api.resolve("campaigns"), body), Campaign.class).id();
    }

    /** The device's update in a campaign. */
    public Job job(long campaign) throws IOException, InterruptedException {
        URI uri = api.resolve("campaigns/" + campaign);
        return read(answer(HttpRequest.newBuilder(uri).build()), Campaign.class)
                .jobs()
                .get(0);
    }

    /** Adds a sub-device to the device, which is its gateway and is told. */
    public void addSubDevice(String subProductKey, String subDeviceName) throws IOException, InterruptedException {
        post(URI.create(device + SUB_DEVICES), subDevice(subProductKey, subDeviceName));
    }

    /** Asks the device, which is a gateway, to add a sub-device itself, and waits for the reply; fails as {@link #set}. */
    public Reply tellToAdd(String subProductKey, String subDeviceName) throws IOException, InterruptedException {
        JsonObject body = subDevice(subProductKey, subDeviceName);
        body.addProperty("timeout", REPLY_MILLIS);
        return read(post(URI.create(device + SUB_DEVICES + "/notify"), body), Reply.class);
    }

    /** Names of the devices that belong to the device, which is a gateway. */
    public List<String> subDevices() throws IOException, InterruptedException {
        return read(get(SUB_DEVICES), SubDevices.class).subDevices().stream()
                .map(SubDevice::deviceName)
                .toList();
    }

    private static JsonObject subDevice(String subProductKey, String subDeviceName) {
        JsonObject names = new JsonObject();
        names.addProperty("productKey", subProductKey);
        names.addProperty("deviceName", subDeviceName);
        JsonArray all = new JsonArray();
        all.add(names);
        JsonObject body = new JsonObject();
        body.add("subDevices", all);
        return body;
    }

    /** Has the device's downloads take their time, until the emulator ends or {@link #heal}. */
    public void slowDownloads(int bytesPerSecond) throws IOException, InterruptedException {
        JsonObject body = new JsonObject();
        body.addProperty("type", "download-slow");
        body.addProperty("bytesPerSecond", bytesPerSecond);
        post(URI.create(device + "/faults"), body);
    }

    /** Has nothing go wrong for the device any more. */
    public void heal() throws IOException, InterruptedException {
        answer(HttpRequest.newBuilder(URI.create(device + "/faults")).DELETE().build());
    }

    /** Closes all connections and is away for a time; devices have to connect again. */
    public void restart(Duration away) throws IOException, InterruptedException {
        JsonObject body = new JsonObject();
        body.addProperty("downMillis", away.toMillis());
        post(api.resolve("restart"), body);
    }

    /** Posts to a path behind the device's own, such as {@code /jobs}. */
    public String post(String path, JsonObject body) throws IOException, InterruptedException {
        return post(URI.create(device + path), body);
    }

    String post(URI uri, JsonObject body) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(uri)
                .POST(HttpRequest.BodyPublishers.ofString(gson.toJson(body)))
                .build());
    }

    String get(String path) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(URI.create(device + path)).build());
    }

    private String answer(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(request, (name, value) -> true)
                        .timeout(PATIENCE)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IOException("The emulator answers " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }

    private <T> T read(String json, Class<T> type) throws IOException {
        try {
            return Objects.requireNonNull(gson.fromJson(json, type));
        } catch (JsonParseException e) {
            throw new IOException("The emulator's answer cannot be read: " + json, e);
        }
    }
}
