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

/**
 * The messages that the transport has and the platform has not acknowledged, oldest first. As they are in memory more
 * than once, they are not many. Belongs to the session's mailbox.
 */
final class InFlight {
    private final MessageChain messages = new MessageChain();
    private final long bound;
    private final int window;
    /** For those that can wait, so that there is room for those that cannot. */
    private final int ordinaryWindow;

    private long bytes;

    /**
     * @param bound bytes of ordinary messages at a time; urgent ones may take as many once more
     * @param window messages at a time
     */
    InFlight(long bound, int window) {
        this.bound = bound;
        this.window = window;
        this.ordinaryWindow = Math.max(1, window * 5 / 9);
    }

    boolean hasRoomFor(OutgoingMessage next) {
        long limit = next.urgent ? 2 * bound : bound;
        return messages.size() < (next.urgent ? window : ordinaryWindow)
                && (messages.isEmpty() || bytes + next.size() <= limit);
    }

    void add(OutgoingMessage message) {
        messages.addLast(message);
        bytes += message.size();
    }

    /**
     * Takes a message out.
     *
     * @return whether it was there
     */
    boolean remove(OutgoingMessage message) {
        boolean there = messages.remove(message);
        if (there) {
            bytes -= message.size();
        }
        return there;
    }

    /** Takes the newest one out. */
    @Nullable
    OutgoingMessage removeLast() {
        OutgoingMessage last = messages.pollLast();
        if (last != null) {
            bytes -= last.size();
        }
        return last;
    }
}
