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
package org.openhab.binding.aliyuniot.link.session.outgoing;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.Timer;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;
import org.openhab.binding.aliyuniot.link.failure.QuotaFailure;
import org.openhab.binding.aliyuniot.link.session.statistics.SessionCounters;
import org.openhab.binding.aliyuniot.link.text.ForeignText;
import org.openhab.binding.aliyuniot.link.transport.Transport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a session's messages to the platform: in order, not faster than the platform takes them, kept while there
 * is no connection and repeated where the platform may not have got them. Belongs to the session's mailbox, but for
 * {@link #offer}.
 */
public final class Uplink {
    private static final Duration LONGEST = Duration.ofDays(10_000);

    private final Logger logger = LoggerFactory.getLogger(Uplink.class);

    private final Timer timer;
    private final QueueBounds bounds;
    private final UplinkPace pace;
    private final OutgoingStore.Shelf shelf;
    private final SessionCounters counters;
    private final OutgoingQueue queue;
    private final OutgoingQueue urgent;
    private final InFlight inFlight;
    private @Nullable Transport transport;
    private boolean draining;
    private boolean waiting;
    private Runnable cancelWaiting = () -> {};
    /** Ends the wait for the first message to become too old; null while none is waited for. */
    private @Nullable Runnable cancelAging;

    /**
     * @param window messages on their way at a time
     */
    public Uplink(
            Timer timer,
            QueueBounds bounds,
            UplinkPace pace,
            OutgoingStore.Shelf shelf,
            SessionCounters counters,
            int window) {
        this.timer = timer;
        this.bounds = bounds;
        this.pace = pace;
        this.shelf = shelf;
        this.counters = counters;
        this.inFlight = new InFlight(bounds.bytesOnTheWay(), window);
        this.queue = new OutgoingQueue(bounds, this::dropped);
        this.urgent = new OutgoingQueue(bounds, this::dropped);
    }

    /** Takes in what an earlier process could not send; to be called before anything else. */
    public void restore() {
        int[] lost = new int[2];
        shelf.forEach((key, message, age) -> {
            if (bounds.limitsAge() && age.compareTo(bounds.age()) >= 0) {
                lost[0]++;
                forget(key);
                return;
            }
            OutgoingMessage kept = new OutgoingMessage(message, false, System.nanoTime() - nanos(age));
            kept.key = key;
            // Whether the earlier process had sent it is not known for sure, and sending it twice unmarked is worse.
            kept.sentBefore = true;
            if (!queue.takeBack(kept)) {
                lost[1]++;
                forget(key);
            }
        });
        if (lost[0] + lost[1] > 0) {
            logger.warn(
                    "Of the messages that waited before the restart, {} are too old now and {} find no room in the queue;"
                            + " these are not sent",
                    lost[0],
                    lost[1]);
        }
        counters.queued(queue.size());
    }

    private void forget(long key) {
        counters.dropped();
        shelf.remove(key);
    }

    /** No longer than a message could be thought to wait, so that sums of nanoseconds do not overflow. */
    private static long nanos(Duration age) {
        return age.compareTo(LONGEST) < 0 ? age.toNanos() : LONGEST.toNanos();
    }

    /**
     * Takes a message if there is room for it; {@link #takeIn} follows. Any thread.
     */
    public void offer(OutgoingMessage message) {
        (message.urgent ? urgent : queue).add(message);
    }

    /** Takes in what was offered, and sends it as soon as it may be sent. */
    public void takeIn() {
        for (OutgoingMessage next = queue.takeIn(); next != null; next = queue.takeIn()) {
            if (next.isRepeatable()) {
                next.key = shelf.add(next.message);
            }
        }
        while (urgent.takeIn() != null) {
            // Those who wait for an answer get it, or hear that they will not.
        }
        if (transport == null) {
            urgent.failAll(notConnected());
        }
        drain();
    }

    /** There is a connection for messages. */
    public void connected(Transport open) {
        transport = open;
        drain();
    }

    /** There is none any more. What may be repeated waits for the next one, before all newer messages. */
    public void lost(LinkFailure reason) {
        transport = null;
        for (OutgoingMessage last = inFlight.removeLast(); last != null; last = inFlight.removeLast()) {
            if (last.isRepeatable()) {
                queue.putBack(last);
            } else {
                lost(last, reason);
            }
        }
        urgent.failAll(notConnected());
        dropAged();
        counters.queued(queue.size());
    }

    private void lost(OutgoingMessage message, Throwable reason) {
        counters.dropped();
        message.outcome.completeExceptionally(reason);
    }

    /** Fails everything that waits, for good; what the store keeps stays there. */
    public void close(LinkFailure reason) {
        transport = null;
        cancelWaiting.run();
        Runnable aging = cancelAging;
        if (aging != null) {
            aging.run();
        }
        urgent.failAll(reason);
        queue.failAll(reason);
        counters.queued(0);
    }

    private void drain() {
        if (draining) {
            // A message was written at once; the loop below goes on by itself.
            return;
        }
        draining = true;
        try {
            dropAged();
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
        if (next == null || !inFlight.hasRoomFor(next)) {
            return false;
        }
        long wait = pace.trySend(next.qos());
        if (wait > 0) {
            waiting = true;
            cancelWaiting = timer.after(Duration.ofNanos(wait), this::waited);
            return false;
        }
        from.poll();
        inFlight.add(next);
        boolean repeated = next.sentBefore;
        next.sentBefore = next.isRepeatable();
        published(open, next, repeated).whenComplete((done, failure) -> sent(open, next, failure));
        return true;
    }

    /** Whatever is thrown, what is on its way comes to an end. */
    private static CompletionStage<?> published(Transport open, OutgoingMessage next, boolean repeated) {
        try {
            return open.publish(next.message, repeated);
        } catch (Throwable e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Drops those that have waited for too long, and comes back when the next one has. */
    private void dropAged() {
        if (!bounds.limitsAge()) {
            return;
        }
        OutgoingMessage first = queue.peek();
        while (first != null && ageLeft(first) <= 0) {
            queue.poll();
            shelf.remove(first.key);
            lost(
                    first,
                    new QuotaFailure(
                            LinkFailure.Reason.TOO_OLD,
                            "The message has waited longer than " + bounds.age().toMinutes() + " minutes"));
            first = queue.peek();
        }
        if (first != null && cancelAging == null) {
            cancelAging = timer.after(Duration.ofNanos(ageLeft(first)), this::aged);
        }
    }

    private long ageLeft(OutgoingMessage message) {
        return nanos(bounds.age()) - (System.nanoTime() - message.since);
    }

    private void aged() {
        cancelAging = null;
        dropAged();
        counters.queued(queue.size() + urgent.size());
    }

    private void waited() {
        waiting = false;
        drain();
    }

    private void sent(Transport on, OutgoingMessage message, @Nullable Throwable failure) {
        if (failure != null) {
            failed(on, message, failure);
        } else if (inFlight.remove(message)) {
            counters.sent();
            shelf.remove(message.key);
            message.outcome.complete(message.message);
            drain();
        }
    }

    private void failed(Transport on, OutgoingMessage message, Throwable failure) {
        Throwable reason = LinkFailure.causeOf(failure);
        if (LinkFailure.isForGood(reason)) {
            if (inFlight.remove(message)) {
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
        if (!message.isRepeatable() && inFlight.remove(message)) {
            lost(message, reason);
        }
        if (!(reason instanceof NetworkFailure)) {
            // Not the end of the line, so it might not end by itself.
            logger.debug("{} could not be sent, connecting anew: {}", message.message, ForeignText.reasons(reason));
            on.close();
        }
    }

    /** On any thread. */
    private void dropped(OutgoingMessage message) {
        counters.dropped();
        message.outcome.completeExceptionally(queue.full());
    }

    private static NetworkFailure notConnected() {
        return new NetworkFailure(
                LinkFailure.Reason.NOT_CONNECTED, "There is no connection, and the message is of no use later");
    }
}
