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

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;
import org.openhab.binding.aliyuniot.link.failure.QuotaFailure;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.binding.aliyuniot.link.session.outgoing.QueueBounds;
import org.openhab.binding.aliyuniot.link.transport.Message;

/**
 * Keeps messages between {@code initialize()} and the start of the session, which takes milliseconds. One thread at a
 * time.
 */
final class EarlyMessages {
    private static final int MAX_MESSAGES = 100;

    private final Deque<Early> messages = new ArrayDeque<>();
    private final QueueBounds bounds;
    private long bytes;
    private boolean closed;

    private record Early(Message message, CompletableFuture<Message> outcome) {}

    /** @param bounds those of the session's queue */
    EarlyMessages(QueueBounds bounds) {
        this.bounds = bounds;
    }

    CompletionStage<Message> add(Message message) {
        if (closed) {
            return CompletableFuture.failedFuture(closed());
        }
        if (messages.size() >= Math.min(MAX_MESSAGES, bounds.messages())
                || bytes + message.payload().length > bounds.bytes()) {
            return CompletableFuture.failedFuture(new QuotaFailure(
                    LinkFailure.Reason.QUEUE_FULL,
                    "There are " + messages.size() + " messages of " + bytes
                            + " bytes already and the device is not started yet"));
        }
        bytes += message.payload().length;
        Early early = new Early(message, new CompletableFuture<>());
        messages.add(early);
        return early.outcome();
    }

    /**
     * Sends the messages in their order.
     *
     * @return completes the outcomes; run it outside of locks
     */
    Runnable sendTo(DeviceSession session) {
        List<Runnable> outcomes = new ArrayList<>();
        for (Early early : taken()) {
            CompletionStage<Message> sending = session.publish(early.message());
            outcomes.add(() -> sending.whenComplete((sent, failure) -> {
                if (failure == null) {
                    early.outcome().complete(sent);
                } else {
                    early.outcome().completeExceptionally(failure);
                }
            }));
        }
        return () -> outcomes.forEach(Runnable::run);
    }

    /**
     * Drops the messages and takes no more.
     *
     * @return fails the outcomes; run it outside of locks
     */
    Runnable close() {
        closed = true;
        List<Early> left = taken();
        return () -> left.forEach(early -> early.outcome().completeExceptionally(closed()));
    }

    private List<Early> taken() {
        List<Early> all = List.copyOf(messages);
        messages.clear();
        bytes = 0;
        return all;
    }

    private static NetworkFailure closed() {
        return NetworkFailure.closed("The device is stopped");
    }
}
