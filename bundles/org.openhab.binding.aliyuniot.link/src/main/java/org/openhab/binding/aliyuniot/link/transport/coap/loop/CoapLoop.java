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
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.californium.elements.util.CheckedExecutor;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.ForeignCode;
import org.openhab.binding.aliyuniot.link.LastingMailbox;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.Timer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs everything that Californium does for one socket, one thing after the other. It has no thread: whoever gives a
 * task to an idle loop runs it, and what follows from it, on the spot; whoever finds it busy leaves the task to the one
 * who is at it. So a message passes Californium's stages without a change of threads. After {@value #BATCH} tasks in a
 * row, a thread of the runtime goes on, as whoever has come with one has other things to do. Only Californium's own
 * code runs here, which waits for nothing; devices are told on their mailboxes. For any thread, without locks.
 */
public final class CoapLoop extends AbstractExecutorService implements ScheduledExecutorService, CheckedExecutor {
    private static final int BATCH = 64;

    private final Logger logger = LoggerFactory.getLogger(CoapLoop.class);

    private final Executor threads;
    private final LoopTimer timer;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    /** Whether somebody runs the tasks, or will at once. */
    private final AtomicBoolean taken = new AtomicBoolean();

    private volatile @Nullable Thread owner;
    private volatile boolean closed;

    public CoapLoop(LinkRuntime runtime) {
        this(new LastingMailbox(runtime), runtime);
    }

    /**
     * @param threads runs what takes longer, and never on the thread that gives it
     * @param delays runs short tasks later, on whatever thread
     */
    CoapLoop(Executor threads, Timer delays) {
        this.threads = threads;
        this.timer = new LoopTimer(delays, due -> threads.execute(() -> add(due)));
    }

    /**
     * @throws RejectedExecutionException after {@link #shutdown()}
     */
    @Override
    public void execute(@Nullable Runnable task) {
        if (closed) {
            throw new RejectedExecutionException("The line is closed");
        }
        add(Objects.requireNonNull(task));
    }

    private void add(Runnable task) {
        tasks.add(task);
        if (!checkOwner() && taken.compareAndSet(false, true)) {
            runBatch();
        }
    }

    private void runBatch() {
        owner = Thread.currentThread();
        for (int i = 0; i < BATCH; i++) {
            Runnable task = tasks.poll();
            if (task == null) {
                owner = null;
                taken.set(false);
                if (tasks.isEmpty() || !taken.compareAndSet(false, true)) {
                    return;
                }
                owner = Thread.currentThread();
            } else {
                ForeignCode.run(logger, "A task of CoAP", task);
            }
        }
        owner = null;
        threads.execute(this::runBatch);
    }

    @Override
    public boolean checkOwner() {
        return Thread.currentThread().equals(owner);
    }

    @Override
    public void assertOwner() {
        if (!checkOwner()) {
            throw new ConcurrentModificationException("Not on the line's loop");
        }
    }

    @Override
    public ScheduledFuture<?> schedule(@Nullable Runnable task, long delay, @Nullable TimeUnit unit) {
        return later(Executors.callable(Objects.requireNonNull(task)), delay, 0, unit);
    }

    @Override
    public <V> ScheduledFuture<V> schedule(@Nullable Callable<V> task, long delay, @Nullable TimeUnit unit) {
        return later(Objects.requireNonNull(task), delay, 0, unit);
    }

    /** The next run is reckoned from the end of the one before, which is good enough for sweeping. */
    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(
            @Nullable Runnable task, long delay, long period, @Nullable TimeUnit unit) {
        return scheduleWithFixedDelay(task, delay, period, unit);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(
            @Nullable Runnable task, long delay, long period, @Nullable TimeUnit unit) {
        return later(Executors.callable(Objects.requireNonNull(task)), delay, period, unit);
    }

    private <V> LoopTask<V> later(Callable<V> task, long delay, long period, @Nullable TimeUnit unit) {
        if (closed) {
            throw new RejectedExecutionException("The line is closed");
        }
        TimeUnit known = Objects.requireNonNull(unit);
        LoopTask<V> later = new LoopTask<>(
                timer::add, timer::remove, task, known.toNanos(delay), Duration.ofNanos(known.toNanos(period)));
        timer.add(later);
        return later;
    }

    /** Takes no more tasks; those that it has are run. */
    @Override
    public void shutdown() {
        closed = true;
        timer.clear();
    }

    @Override
    @NonNullByDefault({})
    public List<Runnable> shutdownNow() {
        shutdown();
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return closed;
    }

    @Override
    public boolean isTerminated() {
        return closed && !taken.get();
    }

    /** Nobody waits for a loop. */
    @Override
    public boolean awaitTermination(long time, @Nullable TimeUnit unit) {
        return isTerminated();
    }
}
