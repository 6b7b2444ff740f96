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
package org.openhab.binding.aliyuniot.link.service;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.alink.PlatformRequest;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.rrpc.DefaultAnswer;
import org.openhab.binding.aliyuniot.link.rrpc.RrpcCall;
import org.openhab.binding.aliyuniot.link.rrpc.RrpcCalls;
import org.openhab.binding.aliyuniot.link.rrpc.RrpcTopic;
import org.openhab.binding.aliyuniot.link.topic.TopicTemplate;
import org.openhab.binding.aliyuniot.link.transport.Message;

/**
 * Calls that the platform waits for, which come as RRPC (chapter "RRPC"): on the system's topic with the service in the
 * {@code method}, or on the service's own topic behind {@code /ext/rrpc/{id}}. Both with QoS 0. For any thread.
 */
final class SynchronousCalls {
    private static final Pattern METHOD = Pattern.compile("thing\\.service\\.([^./]{1,128})");

    private final ServiceListener listener;
    private final Runnable endSystem;
    private final Runnable endCustom;

    private record Asked(String identifier, PlatformRequest request) {}

    SynchronousCalls(DeviceIdentity identity, RrpcCalls calls, Duration within, ServiceListener listener)
            throws ConfigurationFailure {
        this.listener = listener;
        endSystem = calls.claim(
                RrpcTopic.system(identity),
                within,
                DefaultAnswer::to,
                request -> bySystem(request.payload()) != null,
                call -> called(call, bySystem(call.payload())));
        RrpcTopic custom =
                RrpcTopic.custom(identity, new TopicTemplate("/sys/${productKey}/${deviceName}/thing/service/+"));
        endCustom = calls.claim(
                custom,
                within,
                DefaultAnswer::to,
                request -> custom.filter().matches(request.topic()),
                call -> called(call, byTopic(call)));
    }

    private static @Nullable Asked bySystem(byte[] payload) {
        PlatformRequest request = PlatformRequest.of(payload);
        if (request == null) {
            return null;
        }
        Matcher method = METHOD.matcher(request.method());
        return method.matches() ? new Asked(method.group(1), request) : null;
    }

    private static @Nullable Asked byTopic(RrpcCall call) {
        PlatformRequest request = PlatformRequest.of(call.payload());
        String topic = call.topic().value();
        return request == null ? null : new Asked(topic.substring(topic.lastIndexOf('/') + 1), request);
    }

    private void called(RrpcCall call, @Nullable Asked asked) {
        if (asked == null) {
            call.answer(DefaultAnswer.to(call));
            return;
        }
        boolean good = asked.request().params() instanceof JsonObject;
        JsonObject input = asked.request().params() instanceof JsonObject object ? object : new JsonObject();
        ServiceCall service =
                new ServiceCall(call.id(), asked.identifier(), asked.request(), input, true, new RrpcLine(call));
        if (good) {
            listener.called(service);
        } else {
            service.answer(PlatformRequest.BAD_PARAMETERS, new JsonObject(), "params is no object");
        }
    }

    /** Takes no more calls and answers those that are open. */
    void close() {
        endSystem.run();
        endCustom.run();
    }

    private record RrpcLine(RrpcCall call) implements ServiceCall.AnswerLine {
        @Override
        public boolean answer(byte[] payload) {
            return call.answer(payload);
        }

        @Override
        public CompletionStage<Message> sent() {
            return call.sent();
        }
    }
}
