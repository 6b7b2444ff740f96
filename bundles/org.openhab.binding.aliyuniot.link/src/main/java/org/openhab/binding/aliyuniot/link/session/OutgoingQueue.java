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
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.QuotaFailure;
import org.openhab.binding.aliyuniot.link.transport.Qos;

/**
 * Messages that wait for a connection or for room in the in-flight window, in order. When it is full, the oldest one of
 * QoS 0 makes room, and without such one the newcomer is refused: what was promised to arrive is not thrown away. Not
 * for more than one thread.
 */
final class OutgoingQueue {
    private final int maxMessages;
    private final long maxBytes;
    private final Deque<OutgoingMessage> messages = new ArrayDeque<>();
    private long bytes;

    OutgoingQueue(int maxMessages, long maxBytes) {
        this.maxMessages = maxMessages;
        this.maxBytes = maxBytes;
    }

    /** Takes a message in, or fails it or older ones. */
    void add(OutgoingMessage added) {
        int size = added.message.payload().length;
        while (messages.size() >= maxMessages || bytes + size > maxBytes) {
            OutgoingMessage oldest = oldestOfQos0();
            if (oldest == null) {
                added.outcome.completeExceptionally(full());
                return;
            }
            oldest.outcome.completeExceptionally(full());
        }
        messages.addLast(added);
        bytes += size;
    }

    private @Nullable OutgoingMessage oldestOfQos0() {
        Iterator<OutgoingMessage> all = messages.iterator();
        while (all.hasNext()) {
            OutgoingMessage message = all.next();
            if (message.message.qos() == Qos.AT_MOST_ONCE) {
                all.remove();
                bytes -= message.message.payload().length;
                return message;
            }
        }
        return null;
    }

    private QuotaFailure full() {
        return new QuotaFailure(
                QuotaFailure.Reason.QUEUE_FULL,
                "The queue of messages that wait for a connection is full (" + maxMessages + " messages, " + maxBytes
                        + " bytes)");
    }

    @Nullable
    OutgoingMessage poll() {
        OutgoingMessage first = messages.pollFirst();
        if (first != null) {
            bytes -= first.message.payload().length;
        }
        return first;
    }

    /** Puts messages that were taken out before everything else, in their order, whatever the bounds. */
    void putBack(List<OutgoingMessage> earlier) {
        List<OutgoingMessage> reversed = new ArrayList<>(earlier);
        Collections.reverse(reversed);
        for (OutgoingMessage message : reversed) {
            messages.addFirst(message);
            bytes += message.message.payload().length;
        }
    }

    void failAll(LinkFailure reason) {
        while (true) {
            OutgoingMessage message = poll();
            if (message == null) {
                return;
            }
            message.outcome.completeExceptionally(reason);
        }
    }
}
