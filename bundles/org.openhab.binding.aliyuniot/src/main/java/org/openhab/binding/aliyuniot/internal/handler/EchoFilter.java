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
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.library.types.DecimalType;
import org.openhab.core.library.types.QuantityType;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.types.Command;

/**
 * Recognizes commands that openHAB hands back to the handler. From 5.1 on, openHAB returns each command that a handler
 * has posted, once for each item of the channel. The filter expects every posted command back within {@link #PATIENCE}.
 * The echoes of further items follow the first one within {@link #REPEATED}; the same command of a user is no echo
 * afterwards. Safe for use by several threads.
 *
 * <p>If openHAB hands nothing back several times in a row, the filter expects nothing more.
 */
final class EchoFilter {
    /** An echo comes within milliseconds; a machine that is loaded may take some more. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Less than a user needs to repeat what the cloud has just commanded. */
    static final Duration REPEATED = Duration.ofMillis(500);

    /** What a device may get within {@link #PATIENCE}, 50 messages a second. */
    static final int MAX_EXPECTED = 256;

    private static final int MISSES_THAT_TELL = 3;

    private final LongSupplier nanoTime;
    private final Deque<Posted> expected = new ArrayDeque<>();
    private final Map<ChannelUID, Posted> returned = new HashMap<>();
    private int misses;
    private boolean heard;

    /** A command, and when it was posted or came back first. */
    private record Posted(ChannelUID channel, Command command, long since) {
        boolean is(ChannelUID otherChannel, Command other) {
            return channel.equals(otherChannel) && (command.equals(other) || isWithoutUnit(other));
        }

        /** openHAB takes the unit away from what goes to a channel for plain numbers. */
        private boolean isWithoutUnit(Command other) {
            return command instanceof QuantityType<?> quantity
                    && other instanceof DecimalType number
                    && quantity.toBigDecimal().compareTo(number.toBigDecimal()) == 0;
        }
    }

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
            expected.addLast(new Posted(channel, command, nanoTime.getAsLong()));
        }
    }

    /** Whether a command is an expected echo. Each is recognized once, and once more for each further item. */
    synchronized boolean isEcho(ChannelUID channel, Command command) {
        forgetOld();
        // Echoes of a channel come in order: what it awaits next, once more what it has just got, or what is left out.
        Posted next = first(posted -> posted.channel.equals(channel));
        Posted last = returned.get(channel);
        boolean isNext = next != null && next.is(channel, command);
        if (!isNext && last != null && last.is(channel, command)) {
            return true;
        }
        Posted found = isNext ? next : first(posted -> posted.is(channel, command));
        if (found == null) {
            returned.remove(channel);
            return false;
        }
        expected.remove(found);
        returned.put(channel, new Posted(channel, found.command, nanoTime.getAsLong()));
        heard = true;
        return true;
    }

    private @Nullable Posted first(Predicate<Posted> wanted) {
        for (Posted posted : expected) {
            if (wanted.test(posted)) {
                return posted;
            }
        }
        return null;
    }

    private void forgetOld() {
        long now = nanoTime.getAsLong();
        while (!expected.isEmpty() && now - expected.getFirst().since > PATIENCE.toNanos()) {
            expected.removeFirst();
            misses++;
        }
        returned.values().removeIf(posted -> now - posted.since > REPEATED.toNanos());
    }
}
