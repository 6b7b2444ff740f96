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
package org.openhab.binding.aliyuniot.benchmarks.items;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.openhab.binding.aliyuniot.benchmarks.broker.Account;
import org.openhab.binding.aliyuniot.benchmarks.items.end.ItemKind;
import org.openhab.binding.aliyuniot.benchmarks.items.end.Seen;
import org.openhab.binding.aliyuniot.benchmarks.items.end.Way;

/**
 * A process whose messages are measured, with the devices that it has. One thread at a time.
 */
final class Measured {
    private static final double MILLISECOND = 1e6;
    /** After this time hardly anything is on its way any more, the platform's replies included. */
    private static final Duration QUIET = Duration.ofMillis(400);

    private static final Duration IDLE = Duration.ofSeconds(5);

    private final EndConnection end;
    private final StampingRelay relay;
    private final int firstDevice;
    private final int devices;
    private double idleBytesANano;
    private int lastValue;

    /**
     * @param end in it
     * @param relay that its devices are connected to
     */
    Measured(EndConnection end, StampingRelay relay, int firstDevice, int devices) {
        this.end = end;
        this.relay = relay;
        this.firstDevice = firstDevice;
        this.devices = devices;
    }

    /**
     * What came of a number of messages.
     *
     * @param p50 milliseconds that half of them took at most
     * @param p99 milliseconds that all but one in a hundred took at most
     * @param bytes that the process has allocated for each, without what it allocates anyway; NaN where the JVM does not
     *     tell
     */
    record Outcome(double p50, double p99, double bytes) {}

    /**
     * Which messages and how many.
     *
     * @param patience how long the last one is waited for
     */
    record Load(List<ItemKind> kinds, int messages, int perSecond, Duration patience) {}

    /** Looks when messages came to their end. */
    @FunctionalInterface
    private interface Ends {
        /** In the order of their start; 0 for those that did not yet. */
        long[] in(Seen.Stamps stamps);
    }

    int devices() {
        return devices;
    }

    /** Looks what the process allocates while nothing is asked of it. */
    void idle() throws IOException {
        long begun = System.nanoTime();
        long before = end.watch();
        long after = end.seenAfter(IDLE).allocated();
        idleBytesANano = before < 0 ? Double.NaN : (after - before) / (double) (System.nanoTime() - begun);
    }

    /** From the start of a message in the process until its bytes came out of the socket. */
    Outcome up(Load load) throws IOException, TimeoutException {
        int first = lastValue + 1;
        int[] items = items(load.kinds());
        relay.clear();
        Allocation allocation = new Allocation();
        long[] started = start(Way.COMMAND, load, first);
        return outcome(started, load, allocation, stamps -> passed(load.kinds(), items, first, started.length));
    }

    private long[] passed(List<ItemKind> kinds, int[] items, int first, int messages) {
        long[] ended = new long[messages];
        for (RelayedDevice.Message message : relay.passed()) {
            for (ItemKind kind : kinds) {
                int place = kind.valueIn(message.payload()) - first;
                if (place >= 0 && place < messages && message.topic().equals(uplink(items[place % items.length]))) {
                    ended[place] = earlier(ended[place], message.time());
                }
            }
        }
        for (int place = messages - items.length - 1; place >= 0; place--) {
            if (ended[place] == 0 && ItemKind.of(items[place % items.length]) == ItemKind.PROPERTY) {
                // A busy machine may bring two values so close together that only the newer one is reported.
                ended[place] = ended[place + items.length];
            }
        }
        return ended;
    }

    /** From bytes on the socket until the process saw what became of them. */
    Outcome down(Load load) throws IOException, TimeoutException {
        int first = lastValue + 1;
        lastValue += load.messages();
        int[] items = items(load.kinds());
        long[] started = new long[load.messages()];
        long period = TimeUnit.SECONDS.toNanos(1) / load.perSecond();
        Allocation allocation = new Allocation();
        long begin = System.nanoTime();
        for (int i = 0; i < started.length; i++) {
            int item = items[i % items.length];
            ItemKind kind = ItemKind.of(item);
            String name = name(item);
            String topic = kind.downlink(Account.PRODUCT_KEY, name);
            byte[] payload = kind.received(first + i);
            await(begin + i * period);
            started[i] = relay.send(name + "&" + Account.PRODUCT_KEY, topic, payload);
        }
        return outcome(started, load, allocation, stamps -> ended(stamps, first, started.length, 1));
    }

    /**
     * The same without a device, for what openHAB takes by itself.
     *
     * @param seenAt 1 if the user's end is to see it, -1 if the device's is
     */
    Outcome within(Way way, int seenAt, Load load) throws IOException, TimeoutException {
        int first = lastValue + 1;
        Allocation allocation = new Allocation();
        long[] started = start(way, load, first);
        return outcome(started, load, allocation, stamps -> ended(stamps, first, started.length, seenAt));
    }

    /** What the process allocates from now on. */
    private final class Allocation {
        private final long begun = System.nanoTime();
        private final long before = end.watch();

        Allocation() throws IOException {}

        /** Without what it would have allocated anyway. */
        double until(long after) {
            return before < 0 ? Double.NaN : after - before - idleBytesANano * (System.nanoTime() - begun);
        }
    }

    private long[] start(Way way, Load load, int first) throws IOException {
        lastValue += load.messages();
        return end.start(way, items(load.kinds()), first, load.messages(), load.perSecond());
    }

    private static long[] ended(Seen.Stamps stamps, int first, int messages, int sign) {
        long[] ended = new long[messages];
        for (int i = 0; i < stamps.values().length; i++) {
            int place = stamps.values()[i] * sign - first;
            if (place >= 0 && place < messages) {
                ended[place] = earlier(ended[place], stamps.times()[i]);
            }
        }
        return ended;
    }

    private static long earlier(long known, long other) {
        return known == 0 || other < known ? other : known;
    }

    private static void await(long due) {
        for (long now = System.nanoTime(); now < due; now = System.nanoTime()) {
            LockSupport.parkNanos(due - now);
        }
    }

    /** One device after the other, so that none is asked for more than it may send. */
    private int[] items(List<ItemKind> kinds) {
        int[] items = new int[devices * kinds.size()];
        for (int i = 0; i < items.length; i++) {
            items[i] = kinds.get(i / devices).item(i % devices);
        }
        return items;
    }

    private String name(int item) {
        return Account.deviceName(firstDevice + ItemKind.deviceOf(item));
    }

    private String uplink(int item) {
        return ItemKind.of(item).uplink(Account.PRODUCT_KEY, name(item));
    }

    private Outcome outcome(long[] started, Load load, Allocation allocation, Ends ends)
            throws IOException, TimeoutException {
        long deadline = System.nanoTime() + load.patience().toNanos();
        while (true) {
            boolean last = System.nanoTime() >= deadline;
            EndConnection.Watched watched = end.seenAfter(QUIET);
            double bytes = allocation.until(watched.allocated()) / started.length;
            long[] ended = ends.in(watched.stamps());
            long missing = Arrays.stream(ended).filter(time -> time == 0).count();
            if (missing == 0) {
                double[] took = new double[started.length];
                Arrays.setAll(took, i -> (ended[i] - started[i]) / MILLISECOND);
                Arrays.sort(took);
                return new Outcome(at(took, 0.5), at(took, 0.99), bytes);
            }
            if (last) {
                throw new TimeoutException(missing + " of " + started.length + " messages did not arrive");
            }
        }
    }

    private static double at(double[] sorted, double part) {
        return sorted[(int) Math.ceil(part * sorted.length) - 1];
    }
}
