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
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.ForeignCode;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.alink.AlinkJson;
import org.openhab.binding.aliyuniot.link.alink.PlatformRequest;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.binding.aliyuniot.link.topic.SystemTopic;
import org.openhab.binding.aliyuniot.link.topic.Topic;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls in the background: requests on {@code thing/service/{identifier}}, down, each answered on {@code …_reply}, up,
 * with QoS 1. The platform may deliver one twice, which is left out, whether it was answered or not. For any thread.
 */
final class AsynchronousCalls {
    /** Calls that may wait for an answer at a time. */
    static final int MAX_OPEN = 100;

    private static final int MAX_SEEN = 512;
    private static final int MAX_IDENTIFIER_LENGTH = 128;

    private final Logger logger = LoggerFactory.getLogger(AsynchronousCalls.class);

    private final LinkRuntime runtime;
    private final DeviceIdentity identity;
    private final DeviceSession session;
    private final Duration within;
    private final ServiceListener listener;
    private final Executor mailbox;
    private final Runnable unsubscribe;
    private final Set<Seen> seen = new LinkedHashSet<>();
    private final Map<OpenCall, ServiceCall> open = new HashMap<>();

    private record Seen(Topic topic, String id) {}

    AsynchronousCalls(
            LinkRuntime runtime,
            DeviceIdentity identity,
            DeviceSession session,
            Duration within,
            ServiceListener listener)
            throws ConfigurationFailure {
        this.runtime = runtime;
        this.identity = identity;
        this.session = session;
        this.within = within;
        this.listener = listener;
        mailbox = runtime.newMailbox();
        unsubscribe =
                session.subscriptions().add(SystemTopic.SERVICE.filterOf(identity), Qos.AT_LEAST_ONCE, this::received);
    }

    /** Also called with whatever a hostile peer sends. */
    private void received(Message message) {
        String topic = message.topic().value();
        String identifier = topic.substring(topic.lastIndexOf('/') + 1);
        PlatformRequest request = PlatformRequest.of(message.payload());
        @Nullable String id = request == null ? null : AlinkJson.text(request.id());
        if (request == null || id == null || identifier.isEmpty() || identifier.length() > MAX_IDENTIFIER_LENGTH) {
            logger.debug("{}: {} is no call that can be answered", identity, message);
            return;
        }
        if (!isNew(new Seen(message.topic(), id))) {
            logger.debug("{}: {} came before", identity, message);
            return;
        }
        Topic answers = new Topic(topic + "_reply");
        OpenCall line = new OpenCall(payload -> session.publishNow(new Message(answers, payload, Qos.AT_LEAST_ONCE)));
        boolean good = request.params() instanceof JsonObject;
        JsonObject input = request.params() instanceof JsonObject object ? object : new JsonObject();
        ServiceCall call = new ServiceCall(id, identifier, request, input, false, line);
        if (!good) {
            call.answer(PlatformRequest.BAD_PARAMETERS, new JsonObject(), "params is no object");
        } else if (!opened(line, call)) {
            call.answer(PlatformRequest.TOO_MANY, new JsonObject(), MAX_OPEN + " calls are open");
        } else {
            offer(line, call);
        }
    }

    private boolean isNew(Seen request) {
        synchronized (seen) {
            if (!seen.add(request)) {
                return false;
            }
            if (seen.size() > MAX_SEEN) {
                seen.remove(seen.iterator().next());
            }
            return true;
        }
    }

    private boolean opened(OpenCall line, ServiceCall call) {
        synchronized (open) {
            if (open.size() >= MAX_OPEN) {
                return false;
            }
            open.put(line, call);
            return true;
        }
    }

    private void offer(OpenCall line, ServiceCall call) {
        Runnable cancel = runtime.after(within, () -> mailbox.execute(() -> answerAutomatically(call)));
        line.answered().thenRun(() -> {
            cancel.run();
            synchronized (open) {
                open.remove(line);
            }
        });
        ForeignCode.run(logger, "A listener of services", () -> listener.called(call));
    }

    private static void answerAutomatically(ServiceCall call) {
        call.answer(PlatformRequest.INTERNAL_ERROR, new JsonObject(), "nobody answered");
    }

    /** Takes no more calls and answers those that are open. */
    void close() {
        unsubscribe.run();
        List<ServiceCall> left;
        synchronized (open) {
            left = List.copyOf(open.values());
        }
        left.forEach(AsynchronousCalls::answerAutomatically);
    }
}
