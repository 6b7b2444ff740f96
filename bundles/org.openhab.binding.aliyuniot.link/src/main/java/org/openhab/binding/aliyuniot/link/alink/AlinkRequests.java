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
package org.openhab.binding.aliyuniot.link.alink;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;
import org.openhab.binding.aliyuniot.link.failure.ProtocolFailure;
import org.openhab.binding.aliyuniot.link.failure.QuotaFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.binding.aliyuniot.link.session.SessionFeature;
import org.openhab.binding.aliyuniot.link.topic.SystemTopic;
import org.openhab.binding.aliyuniot.link.topic.Topic;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the platform and finds the reply that belongs to each question (chapter "Alink protocol"): published on the
 * request's topic with QoS 1, answered on the same topic with {@code _reply} behind it, with the same id. For any
 * thread. One of these a device, so that ids stay unique.
 */
public final class AlinkRequests implements SessionFeature {
    /** How long a reply is waited for. */
    public static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** Requests that wait for a reply at a time. */
    public static final int MAX_OPEN = 50;

    private static final long MAX_ID = 0xFFFF_FFFFL;

    private final Logger logger = LoggerFactory.getLogger(AlinkRequests.class);

    private final LinkRuntime runtime;
    private final DeviceIdentity identity;
    private final DeviceSession session;
    private final Duration timeout;
    private final Executor mailbox;
    private final Map<String, OpenRequest> open = new HashMap<>();
    private final Map<SystemTopic, Runnable> subscribed = new EnumMap<>(SystemTopic.class);
    private long lastId = ThreadLocalRandom.current().nextLong(MAX_ID);
    private boolean closed;

    private record OpenRequest(Topic replyTopic, CompletableFuture<AlinkReply> reply) {}

    public AlinkRequests(LinkRuntime runtime, DeviceIdentity identity, DeviceSession session) {
        this(runtime, identity, session, TIMEOUT);
    }

    AlinkRequests(LinkRuntime runtime, DeviceIdentity identity, DeviceSession session, Duration timeout) {
        this.runtime = runtime;
        this.identity = identity;
        this.session = session;
        this.timeout = timeout;
        mailbox = runtime.newMailbox();
    }

    /**
     * Subscribes the replies to requests on a topic. The first request does so too, but the platform may take ten
     * seconds to heed a subscription (chapter "Limits"), so whoever can does it before the session starts.
     *
     * @throws ConfigurationFailure if the device's names make the topic longer than the platform takes
     */
    public void expectReplies(SystemTopic topic) throws ConfigurationFailure {
        TopicFilter replies = topic.replyFilterOf(identity);
        synchronized (open) {
            if (!closed && !subscribed.containsKey(topic)) {
                subscribed.put(topic, session.subscriptions().add(replies, Qos.AT_LEAST_ONCE, this::received));
            }
        }
    }

    /**
     * Sends a request, if the session is online.
     *
     * @param params object or array, as the topic's chapter says
     * @return the platform's reply, also one that says no; ends with a {@link LinkFailure} after {@link #TIMEOUT}
     *     without a reply, when the connection is lost, or when {@value #MAX_OPEN} requests are open already
     */
    public CompletionStage<AlinkReply> request(SystemTopic topic, JsonElement params) {
        return request(topic, topic.topicOf(identity), topic.replyTopicOf(identity), topic.method(), params);
    }

    /**
     * As {@link #request(SystemTopic, JsonElement)}, on a topic that has an identifier in it.
     *
     * @param identifier of the event, without a slash or wildcard
     * @throws IllegalArgumentException if the identifier makes no topic
     */
    public CompletionStage<AlinkReply> request(SystemTopic topic, String identifier, JsonElement params) {
        return request(
                topic,
                topic.topicOf(identity, identifier),
                topic.replyTopicOf(identity, identifier),
                topic.method(identifier),
                params);
    }

    private CompletionStage<AlinkReply> request(
            SystemTopic kind, Topic topic, Topic replyTopic, String method, JsonElement params) {
        CompletableFuture<AlinkReply> reply = new CompletableFuture<>();
        String id;
        try {
            expectReplies(kind);
            id = register(new OpenRequest(replyTopic, reply));
        } catch (LinkFailure e) {
            return CompletableFuture.failedFuture(e);
        }
        endInTime(id, reply, method, timeout);
        publish(id, new Message(topic, body(id, method, params), Qos.AT_LEAST_ONCE), () -> {});
        return reply;
    }

    /**
     * As {@link #request(SystemTopic, JsonElement)} of what is JSON only in part: sent with QoS 0, of which the platform
     * takes thrice as many messages. The time for the reply begins when the request is written, as a large one takes a
     * slow line some time.
     *
     * @param wait for the reply
     * @param payload makes the request with its id in it
     */
    public CompletionStage<AlinkReply> request(SystemTopic topic, Duration wait, Function<String, byte[]> payload) {
        CompletableFuture<AlinkReply> reply = new CompletableFuture<>();
        String id;
        try {
            expectReplies(topic);
            id = register(new OpenRequest(topic.replyTopicOf(identity), reply));
        } catch (LinkFailure e) {
            return CompletableFuture.failedFuture(e);
        }
        publish(
                id,
                new Message(topic.topicOf(identity), payload.apply(id), Qos.AT_MOST_ONCE),
                () -> endInTime(id, reply, topic.method(), wait));
        return reply;
    }

    private void endInTime(String id, CompletableFuture<AlinkReply> reply, String method, Duration wait) {
        Runnable cancel = runtime.after(wait, () -> mailbox.execute(() -> fail(id, unanswered(method, wait))));
        reply.whenComplete((answer, failure) -> cancel.run());
    }

    private void publish(String id, Message message, Runnable whenSent) {
        session.publishNow(message).whenComplete((sent, failure) -> {
            if (failure == null) {
                whenSent.run();
            } else {
                fail(id, failure);
            }
        });
    }

    /** Ends what is open, because the replies went with the connection. */
    @Override
    public void offline() {
        failAll(new NetworkFailure(
                LinkFailure.Reason.CONNECTION_LOST, "The connection was lost before the platform replied"));
    }

    /** Ends what is open and takes no more. */
    @Override
    public void close() {
        List<Runnable> unsubscribing;
        synchronized (open) {
            closed = true;
            unsubscribing = List.copyOf(subscribed.values());
            subscribed.clear();
        }
        unsubscribing.forEach(Runnable::run);
        failAll(NetworkFailure.closed("The request was given up because the device was closed"));
    }

    /** An id for a message of this device that nobody replies to, or not as to a request. */
    public String nextId() {
        synchronized (open) {
            do {
                lastId = (lastId + 1) & MAX_ID;
            } while (open.containsKey(Long.toString(lastId)));
            return Long.toString(lastId);
        }
    }

    private String register(OpenRequest request) throws LinkFailure {
        synchronized (open) {
            if (closed) {
                throw NetworkFailure.closed("The device is closed");
            }
            if (open.size() >= MAX_OPEN) {
                throw new QuotaFailure(
                        LinkFailure.Reason.OPEN_REQUESTS,
                        MAX_OPEN + " requests wait for the platform's reply already; ask again later");
            }
            String id = nextId();
            open.put(id, request);
            return id;
        }
    }

    private static byte[] body(String id, String method, JsonElement params) {
        JsonObject sys = new JsonObject();
        sys.addProperty("ack", 1);
        JsonObject request = new JsonObject();
        request.addProperty("id", id);
        request.addProperty("version", "1.0");
        request.add("sys", sys);
        request.add("params", params);
        request.addProperty("method", method);
        return request.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Also called with whatever a hostile peer sends. */
    void received(Message message) {
        JsonObject object = AlinkJson.object(message.payload());
        String id = object == null ? null : AlinkJson.text(object.get("id"));
        OpenRequest request = id == null ? null : take(id, message.topic());
        if (object == null || request == null) {
            logger.debug("{}: {} replies to nothing that is open", identity, message);
            return;
        }
        AlinkReply reply = AlinkReply.of(object);
        if (reply == null) {
            request.reply()
                    .completeExceptionally(new ProtocolFailure(
                            LinkFailure.Reason.MALFORMED_PACKET,
                            "The reply on " + message.topic() + " has no code, which is a whole number"));
        } else {
            request.reply().complete(reply);
        }
    }

    private @Nullable OpenRequest take(String id, Topic replyTopic) {
        synchronized (open) {
            OpenRequest request = open.get(id);
            return request != null && request.replyTopic().equals(replyTopic) ? open.remove(id) : null;
        }
    }

    private static NetworkFailure unanswered(String method, Duration wait) {
        return new NetworkFailure(
                LinkFailure.Reason.TIMEOUT,
                "The platform did not reply to " + method + " within " + wait.toMillis() + " ms");
    }

    private void fail(String id, Throwable failure) {
        OpenRequest request;
        synchronized (open) {
            request = open.remove(id);
        }
        if (request != null) {
            request.reply().completeExceptionally(LinkFailure.causeOf(failure));
        }
    }

    private void failAll(LinkFailure failure) {
        List<OpenRequest> ended;
        synchronized (open) {
            ended = new ArrayList<>(open.values());
            open.clear();
        }
        ended.forEach(request -> request.reply().completeExceptionally(failure));
    }
}
