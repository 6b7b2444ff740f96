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
 * Recognizes commands that openHAB hands back to the handler. From 5.1 on, openHAB returns each command that a handler
 * has posted. The filter expects every posted command back once, within {@link #PATIENCE}; the same command of a user
 * is no echo afterwards. Safe for use by several threads.
 *
 * <p>If openHAB hands nothing back several times in a row, the filter expects nothing more.
 */
final class EchoFilter {
    /** An echo comes within milliseconds; a machine that is loaded may take some more. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int MAX_EXPECTED = 32;
    private static final int MISSES_THAT_TELL = 3;

    private final LongSupplier nanoTime;
    private final Deque<Expected> expected = new ArrayDeque<>();
    private int misses;
    private boolean heard;

    private record Expected(ChannelUID channel, Command command, long since) {}

    EchoFilter(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Expects a command back. The handler calls this before it posts the command. */
    synchronized void expect(ChannelUID channel, Command command) {
        forgetOld();
        if (heard || misses < MISSES_THAT_TELL) {
            if (expected.size() == MAX_EXPECTED) {
                expected.removeFirst();
            }
            expected.addLast(new Expected(channel, command, nanoTime.getAsLong()));
        }
    }

    /** Whether a command is an expected echo. Each is recognized once. */
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
