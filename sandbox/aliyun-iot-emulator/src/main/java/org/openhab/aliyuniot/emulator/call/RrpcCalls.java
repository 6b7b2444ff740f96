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

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.device.Device;
import org.openhab.aliyuniot.emulator.device.DeviceLimits;
import org.openhab.aliyuniot.emulator.message.SendResult;
import org.openhab.aliyuniot.emulator.topic.DeviceTopics;

/**
 * Calls that wait for a device's response (chapter "RRPC"). Only the emulator's event loop touches it.
 *
 * <p>The request goes to {@code /sys/{productKey}/{deviceName}/rrpc/request/{id}} and is answered on {@code …/response/{id}};
 * one with a topic of its own goes to {@code /ext/rrpc/{id}{topic}}, is answered there, and needs a device that announced
 * {@code ext=1} in its client id.
 */
public final class RrpcCalls {
    public static final int MAX_TIMEOUT_MILLIS = 8000;
    private static final int MAX_OPEN = 1000;

    private final Vertx vertx;
    private final Map<String, Promise<byte[]>> open = new HashMap<>();
    private long lastId = System.currentTimeMillis();

    public RrpcCalls(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Fails with {@link RrpcException}. */
    public Future<byte[]> call(Device device, @Nullable String topic, byte[] payload, int timeoutMillis) {
        if (open.size() >= MAX_OPEN) {
            return failure(429, "Too many calls are open: wait for some.");
        }
        if (topic != null && device.isOnline() && !device.takesCustomRrpc()) {
            return failure(409, "The device did not announce ext=1 in its client id, which RRPC with a topic needs.");
        }
        String id = Long.toString(++lastId);
        DeviceTopics topics = device.topics();
        String request = topic == null ? topics.rrpcRequest(id) : topics.customRrpc(id, topic);
        String response = topic == null ? topics.rrpcResponse(id) : request;
        Promise<byte[]> promise = Promise.promise();
        // Before the request is out, so that no response can be faster.
        open.put(response, promise);
        long timer = vertx.setTimer(
                timeoutMillis,
                passed -> promise.tryFail(new RrpcException(
                        504, "The device did not respond on " + response + " within " + timeoutMillis + " ms.")));
        SendResult result = device.sendNow(request, payload);
        if (result != SendResult.SENT) {
            promise.tryFail(notSent(result, request));
        }
        return promise.future().onComplete(done -> {
            vertx.cancelTimer(timer);
            open.remove(response);
        });
    }

    /** To be called with every message from a device: topics carry the device's name, so nobody answers for another one. */
    public void received(String topic, byte[] payload) {
        Promise<byte[]> call = open.get(topic);
        if (call != null) {
            call.tryComplete(payload);
        }
    }

    static RrpcException notSent(SendResult result, String topic) {
        return new RrpcException(result == SendResult.LIMITED ? 429 : 409, sentence(result, topic));
    }

    private static String sentence(SendResult result, String topic) {
        return switch (result) {
            case NOT_SUBSCRIBED -> "The device has not subscribed to " + topic + ".";
            case DROPPED -> "The device reads too slowly; the request was dropped.";
            case LIMITED -> DeviceLimits.TOO_MANY_MESSAGES;
            default -> "The device is offline.";
        };
    }

    private static Future<byte[]> failure(int status, String sentence) {
        return Future.failedFuture(new RrpcException(status, sentence));
    }
}
