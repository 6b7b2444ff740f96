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
package org.openhab.binding.aliyuniot.link.session;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletionException;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;
import org.openhab.binding.aliyuniot.link.failure.ProtocolFailure;
import org.openhab.binding.aliyuniot.link.failure.QuotaFailure;
import org.openhab.binding.aliyuniot.link.text.ForeignText;
import org.openhab.binding.aliyuniot.link.transport.Transport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of a session's messages to the platform: in order, not faster than the platform takes them, kept while there
 * is no connection and repeated where the platform may not have got them. Belongs to the session's mailbox.
 */
final class Uplink {
    private final Logger logger = LoggerFactory.getLogger(Uplink.class);

    private final Timer timer;
    private final UplinkPace pace;
    private final OutgoingStore.Shelf shelf;
    private final SessionCounters counters;
    /** Messages on their way at a time, answers that cannot wait among them. */
    private final int window;
    /** Those that can wait, so that there is room for those that cannot. */
    private final int ordinaryWindow;

    private final OutgoingQueue queue;
    private final OutgoingQueue urgent;
    private final Deque<OutgoingMessage> inFlight = new ArrayDeque<>();
    private @Nullable Transport transport;
    private boolean draining;
    private boolean waiting;
    private Runnable cancelWaiting = () -> {};

    /**
     * @param window messages on their way at a time
     */
    Uplink(
            Timer timer,
            QueueBounds bounds,
            UplinkPace pace,
            OutgoingStore.Shelf shelf,
            SessionCounters counters,
            int window) {
        this.timer = timer;
        this.pace = pace;
        this.shelf = shelf;
        this.counters = counters;
        this.window = window;
        this.ordinaryWindow = Math.max(1, window * 5 / 9);
        this.queue = new OutgoingQueue(bounds, this::dropped);
        this.urgent = new OutgoingQueue(bounds, this::dropped);
    }

    /** Takes in what an earlier process could not send; to be called before anything else. */
    void restore() {
        shelf.forEach((key, message) -> {
            OutgoingMessage kept = new OutgoingMessage(message, false);
            kept.key = key;
            // Whether the earlier process had sent it is not known for sure, and sending it twice unmarked is worse.
            kept.sentBefore = true;
            if (!queue.add(kept)) {
                shelf.remove(key);
            }
        });
        counters.queued(queue.size());
    }

    /** Sends a message as soon as it may be sent. */
    void send(OutgoingMessage message) {
        if (message.urgent) {
            if (transport == null) {
                message.outcome.completeExceptionally(notConnected());
                return;
            }
            urgent.add(message);
        } else if (queue.add(message) && message.isRepeatable()) {
            message.key = shelf.add(message.message);
        }
        drain();
    }

    /** There is a connection for messages. */
    void connected(Transport open) {
        transport = open;
        drain();
    }

    /** There is none any more. What may be repeated waits for the next one, before all newer messages. */
    void lost(LinkFailure reason) {
        transport = null;
        while (!inFlight.isEmpty()) {
            OutgoingMessage message = inFlight.removeLast();
            if (message.isRepeatable()) {
                queue.putBack(message);
            } else {
                lost(message, reason);
            }
        }
        failAll(urgent, notConnected());
        counters.queued(queue.size());
    }

    private void lost(OutgoingMessage message, Throwable reason) {
        counters.dropped();
        message.outcome.completeExceptionally(reason);
    }

    /** Fails everything that waits, for good; what the store keeps stays there. */
    void close(LinkFailure reason) {
        transport = null;
        cancelWaiting.run();
        failAll(urgent, reason);
        failAll(queue, reason);
        counters.queued(0);
    }

    private static void failAll(OutgoingQueue messages, LinkFailure reason) {
        OutgoingMessage next = messages.poll();
        while (next != null) {
            next.outcome.completeExceptionally(reason);
            next = messages.poll();
        }
    }

    private void drain() {
        if (draining) {
            // A message was written at once; the loop below goes on by itself.
            return;
        }
        draining = true;
        try {
            Transport open = transport;
            while (open != null && !waiting && sendNext(open)) {
                open = transport;
            }
        } finally {
            draining = false;
        }
        counters.queued(queue.size() + urgent.size());
    }

    /** Sends one message, if there is one and it may be sent now. */
    private boolean sendNext(Transport open) {
        OutgoingQueue from = urgent.size() > 0 ? urgent : queue;
        OutgoingMessage next = from.peek();
        if (next == null || inFlight.size() >= (next.urgent ? window : ordinaryWindow)) {
            return false;
        }
        long wait = pace.trySend(next.qos());
        if (wait > 0) {
            waiting = true;
            cancelWaiting = timer.after(Duration.ofNanos(wait), this::waited);
            return false;
        }
        from.poll();
        inFlight.addLast(next);
        boolean repeated = next.sentBefore;
        next.sentBefore = next.isRepeatable();
        open.publish(next.message, repeated).whenComplete((done, failure) -> sent(open, next, failure));
        return true;
    }

    private void waited() {
        waiting = false;
        drain();
    }

    private void sent(Transport on, OutgoingMessage message, @Nullable Throwable failure) {
        if (failure != null) {
            failed(on, message, failure);
        } else if (landed(message)) {
            counters.sent();
            shelf.remove(message.key);
            message.outcome.complete(message.message);
            drain();
        }
    }

    /** Takes a message out of those on their way, of which it is the first one as a rule. */
    private boolean landed(OutgoingMessage message) {
        if (inFlight.peekFirst() == message) {
            inFlight.removeFirst();
            return true;
        }
        return inFlight.remove(message);
    }

    private void failed(Transport on, OutgoingMessage message, Throwable failure) {
        Throwable reason =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (isRefused(reason)) {
            if (landed(message)) {
                shelf.remove(message.key);
                lost(message, reason);
            }
            drain();
            return;
        }
        if (transport == on) {
            // Nothing more on this connection; what is on its way goes back to the queue when it has ended.
            transport = null;
        }
        if (!message.isRepeatable() && landed(message)) {
            lost(message, reason);
        }
        if (!(reason instanceof NetworkFailure)) {
            // Not the end of the line, so it might not end by itself.
            logger.debug("{} could not be sent, connecting anew: {}", message.message, ForeignText.reasons(reason));
            on.close();
        }
    }

    /** Whether the platform will never take this message, though it takes others. */
    private static boolean isRefused(Throwable failure) {
        return failure instanceof ConfigurationFailure
                || failure instanceof LinkFailure known
                        && (known.reason() == ProtocolFailure.Reason.PUBLICATION_REFUSED
                                || known.reason() == QuotaFailure.Reason.PAYLOAD_TOO_LARGE);
    }

    private void dropped(OutgoingMessage message) {
        counters.dropped();
        message.outcome.completeExceptionally(queue.full());
    }

    private static NetworkFailure notConnected() {
        return new NetworkFailure(
                NetworkFailure.Reason.NOT_CONNECTED, "There is no connection, and the message is of no use later");
    }
}
