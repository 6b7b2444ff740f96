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
package org.openhab.binding.aliyuniot.internal.handler;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.LongSupplier;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.types.Command;

/**
 * Tells commands of users from those that the handler itself has given an item and that openHAB, from 5.1 on, hands
 * back to it: each of those is known to come once, soon, and is used up when it comes. So the same command of a user is
 * no echo afterwards, and none at all where nothing is expected. Safe for use by several threads.
 *
 * <p>If openHAB hands nothing back, time and again, nothing more is expected of it.
 */
final class Echoes {
    /** An echo comes within milliseconds; a machine that is loaded may take some more. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int MAX_EXPECTED = 32;
    private static final int MISSES_THAT_TELL = 3;

    private final LongSupplier nanoTime;
    private final Deque<Expected> expected = new ArrayDeque<>();
    private int misses;
    private boolean heard;

    private record Expected(ChannelUID channel, Command command, long since) {}

    Echoes(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Has the command expected back; to be called before the item is given it. */
    synchronized void expect(ChannelUID channel, Command command) {
        forgetOld();
        if (heard || misses < MISSES_THAT_TELL) {
            if (expected.size() == MAX_EXPECTED) {
                expected.removeFirst();
            }
            expected.addLast(new Expected(channel, command, nanoTime.getAsLong()));
        }
    }

    /** Whether a command that comes is one that was given; it is expected no more then. */
    synchronized boolean isEcho(ChannelUID channel, Command command) {
        forgetOld();
        for (Iterator<Expected> all = expected.iterator(); all.hasNext(); ) {
            Expected next = all.next();
            if (next.channel.equals(channel) && next.command.equals(command)) {
                all.remove();
                heard = true;
                return true;
            }
        }
        return false;
    }

    private void forgetOld() {
        long now = nanoTime.getAsLong();
        while (!expected.isEmpty() && now - expected.getFirst().since > PATIENCE.toNanos()) {
            expected.removeFirst();
            misses++;
        }
    }
}
