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
package org.openhab.binding.aliyuniot.link.gateway;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.aliyuniot.link.Mailbox;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;
import org.openhab.binding.aliyuniot.link.identity.ProductSecret;
import org.openhab.binding.aliyuniot.link.identity.SignMethod;
import org.openhab.binding.aliyuniot.link.topic.Topic;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.openhab.binding.aliyuniot.link.transport.Subscription;
import org.openhab.binding.aliyuniot.link.transport.Transport;
import org.openhab.binding.aliyuniot.link.transport.TransportFactory;
import org.openhab.binding.aliyuniot.link.transport.TransportListener;

/** The platform's side of one gateway, by its documentation, without a line between them. */
@NonNullByDefault({})
final class GatewayPlatform implements TransportFactory {
    static final DeviceIdentity GATEWAY = DeviceIdentity.of("a1Gateway01", "home");
    static final ProductSecret PRODUCT_SECRET = new ProductSecret("prodSecret000001");

    private static final String SYSTEM = "/sys/a1Gateway01/home/";
    private static final String SESSION = "/ext/session/a1Gateway01/home/combine/";

    record Request(long time, String what, JsonElement params) {}

    /** Requests of the gateway about its sub-devices. */
    final List<Request> requests = new CopyOnWriteArrayList<>();
    /** What the gateway answered, by topic. */
    final List<Message> answers = new CopyOnWriteArrayList<>();
    /** What logged in sub-devices sent. */
    final List<Message> arrived = new CopyOnWriteArrayList<>();

    final List<Subscription> subscribed = new CopyOnWriteArrayList<>();
    final Set<DeviceIdentity> belonging = ConcurrentHashMap.newKeySet();
    final Set<DeviceIdentity> loggedIn = ConcurrentHashMap.newKeySet();
    final Map<DeviceIdentity, Integer> logins = new ConcurrentHashMap<>();
    /** Answers in the place of the platform where it returns something. */
    volatile Function<Request, String> scripted = request -> null;

    volatile boolean reachable = true;
    volatile boolean silent;
    private volatile Line line;

    static String secretOf(DeviceIdentity device) {
        return "secret-of-" + device.deviceName();
    }

    private final class Line implements Transport {
        private final Mailbox mailbox;
        private final TransportListener listener;

        Line(Mailbox mailbox, TransportListener listener) {
            this.mailbox = mailbox;
            this.listener = listener;
        }

        @Override
        public void open() {
            if (reachable) {
                line = this;
                mailbox.execute(listener::opened);
            } else {
                end(LinkFailure.Reason.CONNECTION_REFUSED);
            }
        }

        @Override
        public CompletionStage<?> publish(Message message, boolean repeated) {
            if (line != this) {
                return CompletableFuture.failedFuture(
                        new NetworkFailure(LinkFailure.Reason.CONNECTION_LOST, "The line was cut"));
            }
            handle(message);
            return CompletableFuture.completedFuture(message);
        }

        @Override
        public CompletionStage<List<Subscription>> subscribe(List<Subscription> subscriptions) {
            subscribed.addAll(subscriptions);
            return CompletableFuture.completedFuture(List.of());
        }

        @Override
        public CompletionStage<?> unsubscribe(List<TopicFilter> filters) {
            subscribed.removeIf(subscription -> filters.contains(subscription.filter()));
            return CompletableFuture.completedFuture(filters);
        }

        @Override
        public void close() {
            end(LinkFailure.Reason.CLOSED);
        }

        @Override
        public void cut() {
            end(LinkFailure.Reason.CLOSED);
        }

        void end(LinkFailure.Reason reason) {
            if (line == this) {
                line = null;
            }
            loggedIn.clear();
            subscribed.clear();
            mailbox.execute(() -> listener.closed(new NetworkFailure(reason, "The line was cut")));
        }
    }

    /** The one that the gateway's session runs on. */
    Mailbox mailbox() {
        return Objects.requireNonNull(line).mailbox;
    }

    @Override
    public Transport create(Mailbox mailbox, TransportListener listener) {
        return new Line(mailbox, listener);
    }

    /** Ends the gateway's connection. */
    void cut() {
        Line open = line;
        if (open != null) {
            open.end(LinkFailure.Reason.CONNECTION_LOST);
        }
    }

    void send(String topic, String payload) {
        send(topic, payload.getBytes(StandardCharsets.UTF_8));
    }

    void send(String topic, byte[] payload) {
        Line open = line;
        if (open != null) {
            open.mailbox.execute(
                    () -> open.listener.received(new Message(new Topic(topic), payload, Qos.AT_MOST_ONCE), () -> {}));
        }
    }

    /** The notice on {@code /ext/error}. */
    void ends(DeviceIdentity device, int code) {
        loggedIn.remove(device);
        send(
                "/ext/error/a1Gateway01/home",
                "{\"id\":\"1\",\"code\":" + code + ",\"message\":\"in words\",\"data\":" + names(device) + "}");
    }

    static String names(DeviceIdentity device) {
        return "{\"productKey\":\"" + device.productKey() + "\",\"deviceName\":\"" + device.deviceName() + "\"}";
    }

    private void handle(Message message) {
        String topic = message.topic().value();
        String what = topic.startsWith(SYSTEM)
                ? topic.substring(SYSTEM.length())
                : topic.startsWith(SESSION) ? "combine/" + topic.substring(SESSION.length()) : null;
        if (topic.endsWith("_reply")) {
            answers.add(message);
        } else if (what != null && (what.startsWith("combine/") || what.startsWith("thing/"))) {
            JsonObject request = JsonParser.parseString(new String(message.payload(), StandardCharsets.UTF_8))
                    .getAsJsonObject();
            asked(topic, request.get("id").getAsString(), new Request(System.nanoTime(), what, request.get("params")));
        } else if (what == null && !topic.startsWith("/a1Gateway01/home/")) {
            ofSubDevice(message);
        } else {
            arrived.add(message);
        }
    }

    private void asked(String topic, String id, Request request) {
        requests.add(request);
        if (silent) {
            return;
        }
        String said = scripted.apply(request);
        String reply = said == null ? answer(request) : said;
        send(topic + "_reply", "{\"id\":\"" + id + "\"," + reply + ",\"message\":\"in words\"}");
    }

    private void ofSubDevice(Message message) {
        String topic = message.topic().value();
        for (DeviceIdentity device : loggedIn) {
            if (topic.contains("/" + device + "/") || topic.endsWith("/" + device)) {
                arrived.add(message);
                return;
            }
        }
        for (DeviceIdentity device : belonging) {
            if (topic.contains("/" + device + "/") || topic.endsWith("/" + device)) {
                ends(device, 520);
                return;
            }
        }
    }

    private String answer(Request request) {
        return switch (request.what()) {
            case "thing/topo/get" -> success(write(belonging));
            case "thing/topo/add" ->
                forAll(request.params().getAsJsonArray(), 30, entry -> {
                    if (!isSigned(entry)) {
                        return 401;
                    }
                    belonging.add(identity(entry));
                    return 200;
                });
            case "thing/topo/delete" ->
                forAll(request.params().getAsJsonArray(), 30, entry -> {
                    loggedIn.remove(identity(entry));
                    return belonging.remove(identity(entry)) ? 200 : 6401;
                });
            case "thing/list/found" -> success("{}");
            case "thing/sub/register" -> registered(request.params().getAsJsonArray());
            case "thing/proxy/provisioning/product_register" -> {
                JsonArray list = request.params().getAsJsonObject().getAsJsonArray("proxieds");
                for (JsonElement entry : list) {
                    JsonObject object = entry.getAsJsonObject();
                    if (!PRODUCT_SECRET
                            .sign(
                                    SignMethod.HMACSHA256,
                                    identity(entry),
                                    object.get("random").getAsString())
                            .equals(object.get("sign").getAsString())) {
                        yield "\"code\":6600,\"data\":{}";
                    }
                }
                yield "\"code\":200,\"data\":{\"successes\":" + secrets(list) + ",\"failures\":[]}";
            }
            case "combine/login" -> {
                JsonArray list = new JsonArray();
                list.add(request.params());
                yield login(list);
            }
            case "combine/batch_login" ->
                login(request.params().getAsJsonObject().getAsJsonArray("deviceList"));
            case "combine/batch_logout" ->
                forAll(request.params().getAsJsonArray(), 50, entry -> {
                    loggedIn.remove(identity(entry));
                    return 200;
                });
            default -> success("{}");
        };
    }

    private String registered(JsonArray list) {
        return list.size() > 30
                ? "\"code\":460,\"data\":{}"
                : success(secrets(list).toString());
    }

    private static JsonArray secrets(JsonArray list) {
        JsonArray secrets = new JsonArray();
        list.forEach(entry -> {
            JsonObject secret = new JsonObject();
            secret.addProperty("iotId", "iot-id");
            secret.addProperty("productKey", identity(entry).productKey().value());
            secret.addProperty("deviceName", identity(entry).deviceName().value());
            secret.addProperty("deviceSecret", secretOf(identity(entry)));
            secrets.add(secret);
        });
        return secrets;
    }

    private String login(JsonArray list) {
        list.forEach(entry -> logins.merge(identity(entry), 1, Integer::sum));
        return forAll(list, 50, entry -> {
            if (!belonging.contains(identity(entry))) {
                return 6401;
            }
            return isSigned(entry) ? 200 : 6287;
        });
    }

    private interface Check {
        int check(JsonElement entry);
    }

    /** All or none. */
    private String forAll(JsonArray list, int most, Check check) {
        if (list.size() > most) {
            return "\"code\":460,\"data\":{}";
        }
        List<DeviceIdentity> done = new ArrayList<>();
        for (JsonElement entry : list) {
            int code = check.check(entry);
            if (code != 200) {
                return "\"code\":" + code + ",\"data\":{}";
            }
            done.add(identity(entry));
        }
        if (list.size() > 0 && list.get(0).getAsJsonObject().has("cleanSession")) {
            loggedIn.addAll(done);
        } else if (most == 50) {
            loggedIn.removeAll(done);
        }
        return success(write(done));
    }

    private static String write(Iterable<DeviceIdentity> devices) {
        List<String> names = new ArrayList<>();
        devices.forEach(device -> names.add(names(device)));
        return "[" + String.join(",", names) + "]";
    }

    private static String success(String data) {
        return "\"code\":200,\"data\":" + data;
    }

    private static boolean isSigned(JsonElement entry) {
        JsonObject object = entry.getAsJsonObject();
        String content = "clientId" + object.get("clientId").getAsString() + "deviceName"
                + object.get("deviceName").getAsString() + "productKey"
                + object.get("productKey").getAsString() + "timestamp"
                + object.get("timestamp").getAsString();
        return SignMethod.HMACSHA256
                .sign(new DeviceSecret(secretOf(identity(entry))), content)
                .equals(object.get("sign").getAsString());
    }

    static DeviceIdentity identity(JsonElement entry) {
        JsonObject object = entry.getAsJsonObject();
        return DeviceIdentity.of(
                object.get("productKey").getAsString(), object.get("deviceName").getAsString());
    }

    /** What was asked, in order. */
    List<String> asked() {
        return requests.stream().map(Request::what).toList();
    }
}
