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

import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.transport.Qos;

/**
 * Messages in order, which know their neighbours themselves: a message is in one chain at a time. Takes no memory while it
 * is empty, as most are, and little of it changes with each message, among thousands of devices. Not for more than one
 * thread.
 */
final class MessageChain {
    private @Nullable OutgoingMessage first;
    private @Nullable OutgoingMessage last;
    private int size;

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    @Nullable
    OutgoingMessage peekFirst() {
        return first;
    }

    void addLast(OutgoingMessage added) {
        addBefore(null, added);
    }

    /**
     * @param next one of this chain, or null for its end
     */
    void addBefore(@Nullable OutgoingMessage next, OutgoingMessage added) {
        enter(added);
        join(next == null ? last : next.before, added);
        join(added, next);
    }

    private void enter(OutgoingMessage added) {
        if (added.chain != null) {
            throw new IllegalStateException("The message is in a chain already");
        }
        added.chain = this;
        size++;
    }

    /**
     * Makes two messages neighbours.
     *
     * @param before null if there is none before the other one
     * @param after null if there is none after the other one
     */
    private void join(@Nullable OutgoingMessage before, @Nullable OutgoingMessage after) {
        if (before == null) {
            first = after;
        } else {
            before.after = after;
        }
        if (after == null) {
            last = before;
        } else {
            after.before = before;
        }
    }

    @Nullable
    OutgoingMessage pollLast() {
        OutgoingMessage message = last;
        if (message != null) {
            remove(message);
        }
        return message;
    }

    /** The oldest message of QoS 0; null if there is none. */
    @Nullable
    OutgoingMessage firstOfQos0() {
        OutgoingMessage message = first;
        while (message != null && message.qos() != Qos.AT_MOST_ONCE) {
            message = message.after;
        }
        return message;
    }

    /**
     * Takes a message out.
     *
     * @return whether it was there
     */
    boolean remove(OutgoingMessage message) {
        if (!equals(message.chain)) {
            return false;
        }
        join(message.before, message.after);
        message.chain = null;
        message.before = null;
        message.after = null;
        size--;
        return true;
    }
}
