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
package org.openhab.aliyuniot.emulator.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.alink.AlinkResult;
import org.openhab.aliyuniot.emulator.alink.RawMessages;
import org.openhab.aliyuniot.emulator.device.Device;
import org.openhab.aliyuniot.emulator.message.SendResult;
import org.openhab.aliyuniot.emulator.text.Json;
import org.openhab.aliyuniot.emulator.thingmodel.Refusal;
import org.openhab.aliyuniot.emulator.topic.DeviceTopics;
import org.openhab.aliyuniot.emulator.topic.PlatformTopic;

/**
 * Sets properties of devices and calls their services (chapter "Properties, events and services"). Only the emulator's event
 * loop touches it.
 *
 * <p>Sets and asynchronous services go to a topic of the thing model and are replied to on the same with {@code _reply}.
 * Synchronous services are RRPC: on the topic of the service for devices that announced {@code ext=1}, else on the system's. Devices with data of their own format get all of
 * these as {@code thing/model/down_raw}.
 */
public final class ThingCalls {
    private static final int MAX_OPEN = 1000;
    private static final long IDS = 1L << 32;
    private static final String SET = "property/set";

    private final Vertx vertx;
    private final RrpcCalls rrpc;
    private final Map<String, Promise<ServiceReply>> open = new HashMap<>();
    private long lastId;

    public ThingCalls(Vertx vertx, RrpcCalls rrpc) {
        this.vertx = vertx;
        this.rrpc = rrpc;
    }

    /** Sets properties that the thing model has; fails with {@link RrpcException}. */
    public Future<ServiceReply> set(Device device, ObjectNode params, int timeoutMillis) {
        Refusal refusal = device.thing().checkSet(params);
        return refusal == null ? awaitService(device, SET, params, timeoutMillis) : refused(refusal);
    }

    /** Keeps what properties are to become, and has the device set them if it is online. */
    public Optional<Refusal> wish(Device device, ObjectNode params) {
        Refusal refusal = device.thing().checkSet(params);
        if (refusal == null) {
            device.thing().wish(params);
            if (device.isOnline()) {
                request(device, nextId(), SET, params)
                        .ifPresent(request -> device.send(topic(device, SET), request, 1));
            }
        }
        return Optional.ofNullable(refusal);
    }

    /**
     * Says what attributes of the shadow are to become, and tells the device if it is online.
     *
     * @return why not, without full stop; empty if it is so now
     */
    public Optional<String> wishShadow(Device device, ObjectNode attributes) {
        String refusal = device.shadow().wish(attributes);
        if (refusal == null && device.isOnline()) {
            String topic = device.topics().of(PlatformTopic.SHADOW_GET);
            device.send(topic, Json.bytes(device.shadow().control()), 1);
        }
        return Optional.ofNullable(refusal);
    }

    /** Calls a service that the thing model has; fails with {@link RrpcException}. */
    public Future<ServiceReply> call(Device device, String service, ObjectNode input, int timeoutMillis) {
        Refusal refusal = device.thing().checkService(service, input);
        if (refusal != null) {
            return refused(refusal);
        }
        if (!device.thing().isSynchronous(service)) {
            return awaitService(device, service, input, timeoutMillis);
        }
        String topic = device.takesCustomRrpc() ? topic(device, service) : null;
        return request(device, nextId(), service, input)
                .map(request -> rrpc.call(device, topic, request, timeoutMillis))
                .orElseGet(ThingCalls::notEncoded)
                .compose(response -> reply(decoded(device, response)));
    }

    /**
     * Sends a request of the platform and waits for the reply, in Alink whatever format the product has; fails with
     * {@link RrpcException}.
     *
     * @param path below {@code /sys/…/}, such as {@code thing/topo/add/notify}
     */
    public Future<ServiceReply> ask(Device device, String path, JsonNode params, int timeoutMillis) {
        String topic = device.topics().system(path);
        return await(device, topic, id -> Optional.of(request(id, path, params)), timeoutMillis);
    }

    private Future<ServiceReply> awaitService(Device device, String service, ObjectNode params, int timeoutMillis) {
        return await(device, topic(device, service), id -> request(device, id, service, params), timeoutMillis);
    }

    private Future<ServiceReply> await(
            Device device, String topic, Function<String, Optional<byte[]>> requests, int timeoutMillis) {
        if (open.size() >= MAX_OPEN) {
            return Future.failedFuture(new RrpcException(429, "Too many calls are open: wait for some."));
        }
        if (!device.isOnline()) {
            return Future.failedFuture(RrpcCalls.notSent(SendResult.OFFLINE, topic));
        }
        String id = nextId();
        Optional<byte[]> request = requests.apply(id);
        if (request.isEmpty()) {
            return notEncoded();
        }
        String key = key(topic + DeviceTopics.REPLY, id);
        Promise<ServiceReply> promise = Promise.promise();
        // Before the request is out, so that no reply can be faster.
        open.put(key, promise);
        long timer = vertx.setTimer(
                timeoutMillis,
                passed -> promise.tryFail(new RrpcException(
                        504, "The device did not reply on " + topic + "_reply within " + timeoutMillis + " ms.")));
        SendResult result = device.send(topic, request.get(), 1);
        if (result != SendResult.SENT) {
            promise.tryFail(RrpcCalls.notSent(result, topic));
        }
        return promise.future().onComplete(done -> {
            vertx.cancelTimer(timer);
            open.remove(key);
        });
    }

    /** To be called with every message from a device: topics carry the device's name, so nobody replies for another one. */
    public void received(Device device, String topic, byte[] payload) {
        if (open.isEmpty()) {
            return;
        }
        String down = device.topics().system(DeviceTopics.DOWN_RAW) + DeviceTopics.REPLY;
        String replyTopic = topic.equals(device.topics().system(DeviceTopics.UP_RAW)) ? down : topic;
        JsonNode alink = null;
        if (replyTopic.endsWith(DeviceTopics.REPLY)) {
            alink = replyTopic.equals(down) ? decoded(device, payload) : Json.parseObject(payload);
        }
        Promise<ServiceReply> call =
                alink == null ? null : open.get(key(replyTopic, alink.path("id").asText()));
        if (call != null) {
            reply(alink).onSuccess(call::tryComplete).onFailure(call::tryFail);
        }
    }

    private static @Nullable JsonNode decoded(Device device, byte[] payload) {
        if (!RawMessages.of(device).isRaw()) {
            return Json.parseObject(payload);
        }
        AlinkResult result = RawMessages.of(device).decode(payload);
        return result.code() == 200 ? result.data() : null;
    }

    private static Future<ServiceReply> reply(@Nullable JsonNode alink) {
        if (alink == null || !alink.path("code").canConvertToInt()) {
            return Future.failedFuture(new RrpcException(502, "The device replied with what is no reply of Alink."));
        }
        JsonNode data = alink.path("data");
        return Future.succeededFuture(
                new ServiceReply(alink.path("code").asInt(), data.isMissingNode() ? "{}" : data.toString()));
    }

    private static <T> Future<T> notEncoded() {
        return Future.failedFuture(new RrpcException(400, "The codec of the product made nothing of it."));
    }

    private static Future<ServiceReply> refused(Refusal refusal) {
        return Future.failedFuture(new RrpcException(400, sentence(refusal)));
    }

    public static String sentence(Refusal refusal) {
        return "The thing model forbids it: " + refusal.sentence() + ".";
    }

    private static String topic(Device device, String service) {
        return RawMessages.of(device).isRaw()
                ? device.topics().system(DeviceTopics.DOWN_RAW)
                : device.topics().service(service);
    }

    /** Returns empty when the codec of the product makes nothing of it. */
    private static Optional<byte[]> request(Device device, String id, String service, ObjectNode params) {
        return RawMessages.of(device).encode(request(id, "thing/service/" + service, params));
    }

    private static byte[] request(String id, String path, JsonNode params) {
        ObjectNode request = Json.object().put("method", path.replace('/', '.'));
        request.put("id", id).set("params", params);
        return Json.bytes(request.put("version", "1.0"));
    }

    /** The text of a number of 32 bits, as Alink has it. */
    private String nextId() {
        lastId = (lastId + 1) % IDS;
        return Long.toString(lastId);
    }

    private static String key(String topic, String id) {
        return topic + " " + id;
    }
}
