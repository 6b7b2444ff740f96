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
package org.openhab.binding.aliyuniot.internal.session;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.channel.DeviceChannel;
import org.openhab.binding.aliyuniot.internal.channel.kind.RrpcChannel;
import org.openhab.binding.aliyuniot.internal.channel.kind.TopicChannel;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.rrpc.DefaultAnswer;
import org.openhab.binding.aliyuniot.link.rrpc.RrpcCall;
import org.openhab.binding.aliyuniot.link.rrpc.RrpcCalls;
import org.openhab.binding.aliyuniot.link.rrpc.RrpcTopic;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.core.thing.ChannelUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the platform's calls to channels: those with a state answer at once, the triggers wait for a rule that answers
 * by the id of the call. {@link #set} is not for more than one thread.
 */
final class RemoteCalls {
    /** A channel with a state answers before any time is up. */
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    private final Logger logger = LoggerFactory.getLogger(RemoteCalls.class);

    private final RrpcCalls calls;
    private final Triggers triggers;
    private final Map<ChannelUID, Listening> all = new HashMap<>();
    private final Map<String, RrpcCall> open = new ConcurrentHashMap<>();

    /** Tells rules of a call; must not wait for the answer. */
    @FunctionalInterface
    interface Triggers {
        void triggered(ChannelUID channel, String event);
    }

    private record Listening(DeviceChannel channel, Runnable end) {}

    RemoteCalls(RrpcCalls calls, Triggers triggers) {
        this.calls = calls;
        this.triggers = triggers;
    }

    /**
     * Makes these the channels that hear of calls; those that are the same objects as before just go on.
     *
     * @throws ConfigurationFailure if the platform would refuse a topic
     */
    void set(List<DeviceChannel> channels) throws ConfigurationFailure {
        Set<ChannelUID> gone = new HashSet<>(all.keySet());
        for (DeviceChannel channel : channels) {
            Listening before = all.get(channel.uid());
            if (before != null && before.channel() == channel) {
                gone.remove(channel.uid());
            } else {
                Runnable end = listen(channel);
                if (end != null) {
                    gone.remove(channel.uid());
                    all.put(channel.uid(), new Listening(channel, end));
                    if (before != null) {
                        before.end().run();
                    }
                }
            }
        }
        for (ChannelUID uid : gone) {
            Listening ended = all.remove(uid);
            if (ended != null) {
                ended.end().run();
            }
        }
    }

    private @Nullable Runnable listen(DeviceChannel channel) throws ConfigurationFailure {
        if (channel instanceof RrpcChannel trigger) {
            return calls.listen(
                    trigger.topic(), trigger.within(), trigger.automaticAnswer(), call -> called(trigger, call));
        }
        RrpcTopic topic = channel instanceof TopicChannel state ? state.calls() : null;
        return topic != null && channel instanceof TopicChannel state
                ? calls.listen(topic, AT_ONCE, DefaultAnswer::to, call -> call.answer(state.lastPayload()))
                : null;
    }

    private void called(RrpcChannel channel, RrpcCall call) {
        open.put(call.id(), call);
        call.sent().whenComplete((answer, failure) -> open.remove(call.id(), call));
        logger.debug("{} hears of {}", channel.uid(), call);
        triggers.triggered(channel.uid(), RrpcChannel.eventOf(call));
    }

    /**
     * Answers a call.
     *
     * @return ends when the answer is sent, or with a sentence for the user
     */
    CompletionStage<Message> answer(String id, byte[] payload) {
        RrpcCall call = open.get(id);
        try {
            if (call != null && call.answer(payload)) {
                return call.sent();
            }
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(e);
        }
        return CompletableFuture.failedFuture(new IllegalArgumentException(
                "There is no open call with the id " + id + "; it was answered, or its time is up"));
    }

    /** Leaves nothing unanswered that can still be answered. */
    void close() {
        all.values().forEach(listening -> listening.end().run());
        all.clear();
    }
}
