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
package org.openhab.binding.aliyuniot.link.property.report;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.ForeignCode;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.alink.AlinkReply;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.binding.aliyuniot.link.session.SessionFeature;
import org.openhab.binding.aliyuniot.link.text.ForeignText;
import org.openhab.binding.aliyuniot.link.topic.SystemTopic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the platform the values of a device's properties (chapter "Report properties, events and services"): Alink posts
 * on {@code thing/event/property/post}, up, with QoS 1. A window gathers what changes at about the same time into one
 * post; of each property only the latest value is kept, also while there is no connection. One of these a device; for
 * any thread, and nothing here blocks.
 *
 * <p>Posts leave at least {@link #MIN_PAUSE} apart, which keeps half of the platform's ten messages a second for all
 * else. What a post without a reply has told is told again.
 */
public final class PropertyReporter implements SessionFeature {
    /** Properties that the platform takes in one post. */
    public static final int MAX_A_POST = 200;

    /** Shortest time between two posts. */
    public static final Duration MIN_PAUSE = Duration.ofMillis(220);

    /** Posts without a reply yet. A platform that is slow to reply must not hold up what is new. */
    private static final int MAX_ON_THE_WAY = 4;

    /** What is around the properties of a post, with some to spare. */
    private static final int ENVELOPE_BYTES = 256;

    private static final String PROPERTY = "property";
    private static final int TOO_LARGE = 460;

    private final Logger logger = LoggerFactory.getLogger(PropertyReporter.class);

    private final LinkRuntime runtime;
    private final DeviceIdentity identity;
    private final AlinkRequests requests;
    private final Duration window;
    private final Duration pause;
    private final int room;
    private final PostListener listener;
    private final Executor mailbox;
    private final Executor callbacks;

    // All below only on the mailbox. The slot that was posted last is the last one, so that none starves.
    private final Map<String, PropertySlot> slots = new LinkedHashMap<>();
    private final Map<Long, Set<String>> onTheWay = new HashMap<>();
    private long lastPost;
    private boolean online;
    private boolean closed;
    private boolean waiting;
    private boolean full;
    private long lastWait;
    private Runnable cancelWaiting = () -> {};

    /**
     * Best before the session starts, so that replies are subscribed in time.
     *
     * @param window how long a changed value waits for others, zero or more
     * @throws ConfigurationFailure if the device's names make the topic longer than the platform takes
     */
    public PropertyReporter(
            LinkRuntime runtime,
            DeviceIdentity identity,
            DeviceSession session,
            AlinkRequests requests,
            Duration window,
            PostListener listener)
            throws ConfigurationFailure {
        this.runtime = runtime;
        this.identity = identity;
        this.requests = requests;
        this.window = window;
        this.listener = listener;
        pause = window.compareTo(MIN_PAUSE) > 0 ? window : MIN_PAUSE;
        room = session.capabilities().largestPayload() - ENVELOPE_BYTES;
        mailbox = runtime.newMailbox();
        callbacks = runtime.newMailbox();
        requests.expectReplies(SystemTopic.EVENT_POST);
    }

    /**
     * A property has this value now. It is not sent if the platform has been told so last.
     *
     * @param identifier as in the thing model, {@code block:id} in a module
     * @param value as it is to be on the wire
     */
    public void report(String identifier, JsonElement value) {
        put(identifier, value, false);
    }

    /** A property has this value now, and the platform is to be told in any case, because it has set it. */
    public void confirm(String identifier, JsonElement value) {
        put(identifier, value, true);
    }

    private void put(String identifier, JsonElement value, boolean awaited) {
        // Objects and arrays can be changed by whoever has made them.
        JsonElement own = value.deepCopy();
        mailbox.execute(() -> {
            if (closed) {
                return;
            }
            PropertySlot known = slots.get(identifier);
            PropertySlot slot = known == null ? PropertySlot.of(own) : known.with(own);
            slots.put(identifier, awaited ? slot.asAwaited() : slot);
            if (slot.isDue() || awaited) {
                postWithin(window);
            }
        });
    }

    /** A property is reported no more, and what waits of it is not sent. The platform keeps the last value. */
    public void forget(String identifier) {
        mailbox.execute(() -> slots.remove(identifier));
    }

    /** Everything is told again, because the platform may have lost or changed it in the meantime. */
    @Override
    public void online() {
        mailbox.execute(() -> {
            if (closed) {
                return;
            }
            online = true;
            onTheWay.clear();
            slots.replaceAll((identifier, slot) -> slot.asUntold());
            if (!slots.isEmpty()) {
                postWithin(window);
            }
        });
    }

    @Override
    public void offline() {
        mailbox.execute(this::stop);
    }

    @Override
    public void close() {
        mailbox.execute(() -> {
            closed = true;
            stop();
            slots.clear();
        });
    }

    private void stop() {
        online = false;
        onTheWay.clear();
        waiting = false;
        full = false;
        cancelWaiting.run();
    }

    /** Posts after a time, unless a post is to leave already: the time since the last one has to be kept as well. */
    private void postWithin(Duration delay) {
        if (!online || waiting) {
            return;
        }
        waiting = true;
        long wait = ++lastWait;
        cancelWaiting = runtime.after(delay, () -> mailbox.execute(() -> waited(wait)));
    }

    private void waited(long wait) {
        if (!waiting || wait != lastWait) {
            return;
        }
        waiting = false;
        full = onTheWay.size() >= MAX_ON_THE_WAY;
        if (full) {
            return;
        }
        JsonObject params = new JsonObject();
        List<String> tooLarge = gather(params);
        if (!tooLarge.isEmpty()) {
            refused(Set.copyOf(tooLarge), TOO_LARGE, "The value is larger than the platform takes");
        }
        if (!params.isEmpty()) {
            post(params);
            postWithin(pause);
        }
    }

    /**
     * Fills a post with what is due.
     *
     * @return properties that do not fit into any post
     */
    private List<String> gather(JsonObject params) {
        List<String> tooLarge = new ArrayList<>();
        int bytes = 0;
        for (Map.Entry<String, PropertySlot> entry : slots.entrySet()) {
            if (params.size() == MAX_A_POST) {
                break;
            }
            PropertySlot slot = entry.getValue();
            if (!slot.isDue()) {
                continue;
            }
            int more = bytesOf(entry.getKey(), slot.value());
            if (more > room) {
                tooLarge.add(entry.getKey());
                entry.setValue(slot.sentWith(0));
            } else if (bytes + more <= room) {
                bytes += more;
                params.add(entry.getKey(), slot.value());
            }
        }
        return tooLarge;
    }

    private static int bytesOf(String identifier, JsonElement value) {
        // A colon and a comma.
        return (new JsonPrimitive(identifier).toString() + value).getBytes(StandardCharsets.UTF_8).length + 2;
    }

    private void post(JsonObject params) {
        long post = ++lastPost;
        onTheWay.put(post, Set.copyOf(params.keySet()));
        for (String identifier : params.keySet()) {
            PropertySlot slot = slots.remove(identifier);
            if (slot != null) {
                slots.put(identifier, slot.sentWith(post));
            }
        }
        requests.request(SystemTopic.EVENT_POST, PROPERTY, params)
                .whenComplete((reply, failure) -> mailbox.execute(() -> ended(post, reply, failure)));
    }

    private void ended(long post, @Nullable AlinkReply reply, @Nullable Throwable failure) {
        Set<String> identifiers = onTheWay.remove(post);
        if (identifiers == null) {
            return;
        }
        if (reply == null) {
            logger.debug("{}: properties are posted again: {}", identity, ForeignText.reasons(failure));
            identifiers.forEach(identifier ->
                    slots.computeIfPresent(identifier, (name, slot) -> slot.post() == post ? slot.asUntold() : slot));
            postWithin(pause);
        } else if (!reply.isSuccess()) {
            refused(identifiers, reply.code(), reply.message());
        }
        if (full) {
            full = false;
            postWithin(Duration.ZERO);
        }
    }

    private void refused(Set<String> identifiers, int code, String message) {
        callbacks.execute(() ->
                ForeignCode.run(logger, "A listener of posts", () -> listener.refused(identifiers, code, message)));
    }
}
