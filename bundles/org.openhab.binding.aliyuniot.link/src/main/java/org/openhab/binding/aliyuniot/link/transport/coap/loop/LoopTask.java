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
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;

/** A task that a loop runs later, once or again and again. */
final class LoopTask<V> extends FutureTask<V> implements ScheduledFuture<V> {
    private static final AtomicLong NUMBERS = new AtomicLong();

    private final Consumer<LoopTask<?>> again;
    private final Consumer<LoopTask<?>> calledOff;
    private final Duration period;
    /** Tells tasks apart that are due at the same time. */
    private final long number = NUMBERS.getAndIncrement();

    /** As {@link System#nanoTime()}; changes only while the timer does not have the task. */
    private long due;

    /**
     * @param again is given the task when it is to run once more
     * @param calledOff is given the task when it is not to run
     * @param delay in nanoseconds
     * @param period time before each further run; zero for none
     */
    LoopTask(
            Consumer<LoopTask<?>> again,
            Consumer<LoopTask<?>> calledOff,
            Callable<V> task,
            long delay,
            Duration period) {
        super(task);
        this.again = again;
        this.calledOff = calledOff;
        this.period = period;
        this.due = System.nanoTime() + delay;
    }

    long due() {
        return due;
    }

    @Override
    public void run() {
        if (period.isZero()) {
            super.run();
        } else if (runAndReset()) {
            due = System.nanoTime() + period.toNanos();
            again.accept(this);
        }
    }

    @Override
    public boolean cancel(boolean interrupt) {
        // Whoever runs it has other tasks, too.
        boolean cancelled = super.cancel(false);
        calledOff.accept(this);
        return cancelled;
    }

    @Override
    public long getDelay(@Nullable TimeUnit unit) {
        return Objects.requireNonNull(unit).convert(due - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(@Nullable Delayed other) {
        if (other instanceof LoopTask<?> task) {
            long difference = due - task.due;
            return difference == 0 ? Long.compare(number, task.number) : Long.signum(difference);
        }
        return Long.compare(
                getDelay(TimeUnit.NANOSECONDS), Objects.requireNonNull(other).getDelay(TimeUnit.NANOSECONDS));
    }
}
