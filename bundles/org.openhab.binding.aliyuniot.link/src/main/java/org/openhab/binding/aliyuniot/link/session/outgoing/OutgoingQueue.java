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

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.StampedLock;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.QuotaFailure;
import org.openhab.binding.aliyuniot.link.transport.Qos;

/**
 * Messages that wait for a connection or for their turn, in order. When it is full, the oldest ones of QoS 0 make room,
 * and where that is not enough the newcomer is refused: what was promised to arrive is not thrown away. Messages come in
 * on any thread, so that the bounds hold however busy the session's mailbox is; all else belongs to that.
 */
final class OutgoingQueue {
    private final QueueBounds bounds;
    private final Consumer<OutgoingMessage> dropped;
    // Not a monitor: a virtual thread that waits for one holds a carrier thread on Java 21 to 23. And none that knows
    // its owner: to note that costs the garbage collector more than the rest, among thousands of queues.
    private final StampedLock lock = new StampedLock();
    private final MessageChain messages = new MessageChain();
    /** From here on, the mailbox has not seen the messages yet; null if it has seen all. */
    private @Nullable OutgoingMessage firstArrived;
    // Changed under the lock; the mailbox looks here first, as there is mostly nothing to lock for.
    private volatile int takenIn;
    private volatile int arrived;

    private long bytes;
    private long takenBack;
    private int droppableMessages;
    private long droppableBytes;

    /**
     * @param dropped takes each message that finds no room or has to make room, on the thread of the newcomer; its
     *     outcome is left to that
     */
    OutgoingQueue(QueueBounds bounds, Consumer<OutgoingMessage> dropped) {
        this.bounds = bounds;
        this.dropped = dropped;
    }

    /**
     * Takes a message in, and drops it or older ones where there is no room. Any thread.
     *
     * @return whether it is in
     */
    boolean add(OutgoingMessage added) {
        List<OutgoingMessage> gone = new ArrayList<>(0);
        int size = added.size();
        boolean fits;
        long stamp = lock.writeLock();
        try {
            fits = fits(size, droppableMessages, droppableBytes);
            if (fits) {
                while (!fits(size, 0, 0)) {
                    gone.add(removeOldestOfQos0());
                }
                messages.addLast(added);
                if (firstArrived == null) {
                    firstArrived = added;
                }
                count(added, 1);
            } else {
                gone.add(added);
            }
        } finally {
            lock.unlockWrite(stamp);
        }
        gone.forEach(dropped);
        return fits;
    }

    /** Whether there is room for a message once so much has gone. */
    private boolean fits(int size, int goneMessages, long goneBytes) {
        return messages.size() - goneMessages < bounds.messages() && bytes - goneBytes + size <= bounds.bytes();
    }

    private OutgoingMessage removeOldestOfQos0() {
        OutgoingMessage oldest = messages.firstOfQos0();
        if (oldest == null) {
            throw new IllegalStateException(
                    "No message of QoS 0 is left, though " + droppableMessages + " were counted");
        }
        remove(oldest);
        return oldest;
    }

    private void remove(OutgoingMessage message) {
        if (message.equals(firstArrived)) {
            firstArrived = message.after;
        }
        messages.remove(message);
        count(message, -1);
    }

    private void count(OutgoingMessage message, int sign) {
        if (message.takenIn) {
            takenIn += sign;
        } else {
            arrived += sign;
        }
        bytes += (long) sign * message.size();
        if (message.qos() == Qos.AT_MOST_ONCE) {
            droppableMessages += sign;
            droppableBytes += (long) sign * message.size();
        }
    }

    /** What a dropped message's sender is told. */
    QuotaFailure full() {
        return new QuotaFailure(
                LinkFailure.Reason.QUEUE_FULL,
                "The queue of messages that wait to be sent is full (" + bounds.messages() + " messages, "
                        + bounds.bytes() + " bytes)");
    }

    /** The next one that has come in; it waits with the others from now on. Null if there is none. */
    @Nullable
    OutgoingMessage takeIn() {
        if (arrived == 0) {
            return null;
        }
        long stamp = lock.writeLock();
        try {
            OutgoingMessage next = firstArrived;
            if (next != null) {
                firstArrived = next.after;
                count(next, -1);
                next.takenIn = true;
                count(next, 1);
            }
            return next;
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    /** Fails all messages, also those that have come just now. */
    void failAll(LinkFailure reason) {
        while (takeIn() != null) {
            // All of them are taken in.
        }
        for (OutgoingMessage next = poll(); next != null; next = poll()) {
            next.outcome.completeExceptionally(reason);
        }
    }

    /** The first one that was taken in. */
    @Nullable
    OutgoingMessage peek() {
        if (takenIn == 0) {
            return null;
        }
        long stamp = lock.writeLock();
        try {
            return firstTakenIn();
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    private @Nullable OutgoingMessage firstTakenIn() {
        return takenIn == 0 ? null : messages.peekFirst();
    }

    @Nullable
    OutgoingMessage poll() {
        long stamp = lock.writeLock();
        try {
            OutgoingMessage first = firstTakenIn();
            if (first != null) {
                remove(first);
            }
            return first;
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    /**
     * Takes in a message that was kept from an earlier time, before the first call of {@link #takeIn}: those of its kind
     * go before all that have come in, and have the bounds for themselves.
     *
     * @return whether it is in
     */
    boolean takeBack(OutgoingMessage earlier) {
        long stamp = lock.writeLock();
        try {
            if (takenIn >= bounds.messages() || takenBack + earlier.size() > bounds.bytes()) {
                return false;
            }
            messages.addBefore(firstArrived, earlier);
            takenBack += earlier.size();
            countTakenIn(earlier);
            return true;
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    /** Puts a message that was taken out before all others, whatever the bounds. */
    void putBack(OutgoingMessage earlier) {
        long stamp = lock.writeLock();
        try {
            messages.addBefore(messages.peekFirst(), earlier);
            countTakenIn(earlier);
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    private void countTakenIn(OutgoingMessage message) {
        message.takenIn = true;
        count(message, 1);
    }

    /** Those that were taken in. */
    int size() {
        return takenIn;
    }
}
