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

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.failure.QuotaFailure;
import org.openhab.binding.aliyuniot.link.transport.Qos;

/**
 * Messages that wait for a connection or for their turn, in order. When it is full, the oldest ones of QoS 0 make room,
 * and where that is not enough the newcomer is refused: what was promised to arrive is not thrown away. Not for more
 * than one thread.
 */
final class OutgoingQueue {
    private final QueueBounds bounds;
    private final Consumer<OutgoingMessage> dropped;
    private final Deque<OutgoingMessage> messages = new ArrayDeque<>();
    private long bytes;
    private int droppableMessages;
    private long droppableBytes;

    /**
     * @param dropped takes each message that finds no room or has to make room; its outcome is left to that
     */
    OutgoingQueue(QueueBounds bounds, Consumer<OutgoingMessage> dropped) {
        this.bounds = bounds;
        this.dropped = dropped;
    }

    /**
     * Takes a message in, and drops it or older ones where there is no room.
     *
     * @return whether it is in
     */
    boolean add(OutgoingMessage added) {
        int size = added.size();
        if (!fits(size, droppableMessages, droppableBytes)) {
            dropped.accept(added);
            return false;
        }
        while (!fits(size, 0, 0)) {
            dropOldestOfQos0();
        }
        messages.addLast(added);
        count(added, 1);
        return true;
    }

    /** Whether there is room for a message once so much has gone. */
    private boolean fits(int size, int goneMessages, long goneBytes) {
        return messages.size() - goneMessages < bounds.messages() && bytes - goneBytes + size <= bounds.bytes();
    }

    private void dropOldestOfQos0() {
        Iterator<OutgoingMessage> all = messages.iterator();
        while (all.hasNext()) {
            OutgoingMessage message = all.next();
            if (message.qos() == Qos.AT_MOST_ONCE) {
                all.remove();
                count(message, -1);
                dropped.accept(message);
                return;
            }
        }
        throw new IllegalStateException("No message of QoS 0 is left, though " + droppableMessages + " were counted");
    }

    private void count(OutgoingMessage message, int sign) {
        bytes += (long) sign * message.size();
        if (message.qos() == Qos.AT_MOST_ONCE) {
            droppableMessages += sign;
            droppableBytes += (long) sign * message.size();
        }
    }

    /** What a dropped message's sender is told. */
    QuotaFailure full() {
        return new QuotaFailure(
                QuotaFailure.Reason.QUEUE_FULL,
                "The queue of messages that wait to be sent is full (" + bounds.messages() + " messages, "
                        + bounds.bytes() + " bytes)");
    }

    @Nullable
    OutgoingMessage peek() {
        return messages.peekFirst();
    }

    @Nullable
    OutgoingMessage poll() {
        OutgoingMessage first = messages.pollFirst();
        if (first != null) {
            count(first, -1);
        }
        return first;
    }

    /** Puts a message that was taken out before all others, whatever the bounds. */
    void putBack(OutgoingMessage earlier) {
        messages.addFirst(earlier);
        count(earlier, 1);
    }

    int size() {
        return messages.size();
    }
}
