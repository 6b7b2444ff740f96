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
package org.openhab.aliyuniot.emulator.mqtt;

import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.openhab.aliyuniot.emulator.configuration.DeviceDefinition;
import org.openhab.aliyuniot.emulator.fault.Faults;

/**
 * What is about to be written to a device: at once, unless a fault delays it or makes a black hole of the line. The order is
 * kept in any case. Only the emulator's event loop touches it.
 */
final class Outbox {
    private static final int MAX_WAITING = 10_000;
    private static final long NO_TIMER = -1;

    private final Vertx vertx;
    private final Faults faults;
    private final DeviceDefinition device;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private long timer = NO_TIMER;
    private long lastDue = System.nanoTime();
    private boolean closed;

    private record Waiting(long due, Runnable packet) {}

    Outbox(Vertx vertx, Faults faults, DeviceDefinition device) {
        this.vertx = vertx;
        this.faults = faults;
        this.device = device;
    }

    /** Returns false when too much waits already; the packet is not written then. */
    boolean write(Runnable packet) {
        if (closed || waiting.size() >= MAX_WAITING) {
            return false;
        }
        int delay = faults.delayMillis(device);
        if (delay == 0 && waiting.isEmpty() && !faults.blackHole(device)) {
            packet.run();
            return true;
        }
        long due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(delay);
        lastDue = waiting.isEmpty() || due - lastDue > 0 ? due : lastDue;
        waiting.addLast(new Waiting(lastDue, packet));
        writeWhatIsDue();
        return true;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** To be called after faults came or went. */
    void faultsChanged() {
        writeWhatIsDue();
    }

    void close() {
        closed = true;
        waiting.clear();
        vertx.cancelTimer(timer);
    }

    private void writeWhatIsDue() {
        if (timer != NO_TIMER) {
            vertx.cancelTimer(timer);
            timer = NO_TIMER;
        }
        boolean delayed = faults.delayMillis(device) > 0;
        while (!waiting.isEmpty() && !closed && !faults.blackHole(device)) {
            long nanos = waiting.getFirst().due() - System.nanoTime();
            if (delayed && nanos > 0) {
                timer = vertx.setTimer(TimeUnit.NANOSECONDS.toMillis(nanos) + 1, id -> {
                    timer = NO_TIMER;
                    writeWhatIsDue();
                });
                return;
            }
            waiting.removeFirst().packet().run();
        }
    }
}
