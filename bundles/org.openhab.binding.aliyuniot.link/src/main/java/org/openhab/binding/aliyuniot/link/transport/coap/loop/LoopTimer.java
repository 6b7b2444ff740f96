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
package org.openhab.binding.aliyuniot.link.transport.coap.loop;

import java.time.Duration;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.Timer;

/**
 * The tasks of a loop that are due later. A request takes one and gives it back soon, so the runtime's timer is asked
 * for the earliest only, and not called off when that goes: it comes once too often then, instead of being woken for
 * each request. For any thread.
 */
final class LoopTimer {
    private final Timer delays;
    private final Executor loop;
    private final ReentrantLock lock = new ReentrantLock();
    private final TreeSet<LoopTask<?>> waiting = new TreeSet<>();
    private @Nullable Alarm alarm;

    /** When the runtime's timer comes next. */
    private record Alarm(long due, Runnable cancel) {}

    /**
     * @param loop runs what is due
     */
    LoopTimer(Timer delays, Executor loop) {
        this.delays = delays;
        this.loop = loop;
    }

    void add(LoopTask<?> task) {
        lock.lock();
        try {
            // One that was called off meanwhile is not in anybody's way, as it does nothing.
            waiting.add(task);
            setAlarm();
        } finally {
            lock.unlock();
        }
    }

    void remove(LoopTask<?> task) {
        lock.lock();
        try {
            waiting.remove(task);
        } finally {
            lock.unlock();
        }
    }

    void clear() {
        lock.lock();
        try {
            waiting.clear();
            if (alarm != null) {
                alarm.cancel().run();
                alarm = null;
            }
        } finally {
            lock.unlock();
        }
    }

    private void setAlarm() {
        if (waiting.isEmpty()) {
            return;
        }
        long due = waiting.first().due();
        Alarm set = alarm;
        if (set != null) {
            if (set.due() - due <= 0) {
                return;
            }
            set.cancel().run();
        }
        Duration delay = Duration.ofNanos(Math.max(0, due - System.nanoTime()));
        alarm = new Alarm(due, delays.after(delay, () -> loop.execute(this::runDue)));
    }

    private void runDue() {
        for (LoopTask<?> due = nextDue(); due != null; due = nextDue()) {
            due.run();
        }
    }

    /** Sets the alarm anew when there is no more. */
    private @Nullable LoopTask<?> nextDue() {
        lock.lock();
        try {
            if (!waiting.isEmpty() && waiting.first().due() - System.nanoTime() <= 0) {
                return waiting.pollFirst();
            }
            alarm = null;
            setAlarm();
            return null;
        } finally {
            lock.unlock();
        }
    }
}
