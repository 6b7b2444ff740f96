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
package org.openhab.binding.aliyuniot.link;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.eclipse.jdt.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small pool of threads for short tasks. A task may block after all, as what a device receives may end in a script of
 * the user's; while it does, another thread takes its place, so that no device waits for another.
 */
final class Workers implements Executor {
    /** Longer than a burst of messages takes, shorter than what a person notices. */
    private static final Duration STUCK_AFTER = Duration.ofMillis(20);

    /** Beyond as many blocked tasks at a time, others wait for them. */
    private static final int MAX_THREADS = 256;

    private static final long IDLE_SECONDS = 30;

    private final Logger logger = LoggerFactory.getLogger(Workers.class);

    private final BiConsumer<Duration, Runnable> timer;
    private final int size = Math.max(2, Runtime.getRuntime().availableProcessors());
    private final BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();
    // Not a thread-local variable, which each virtual thread that asks would get for itself.
    private final Map<Thread, Worker> all = new ConcurrentHashMap<>();
    private final AtomicBoolean watched = new AtomicBoolean();
    private final Queue<Runnable> postponed = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean postponing = new AtomicBoolean();
    private final ThreadPoolExecutor pool;

    /** One thread: what it does, and what it does next. */
    final class Worker {
        /** So many, or others have them: this one cannot do more at a time than others would, were they woken for it. */
        private static final int MAX_NEXT = 16;

        /** After as many in a row it is the turn of those who wait for any worker. */
        private static final int BATCH = 64;

        private final BlockingQueue<Runnable> next = new ArrayBlockingQueue<>(MAX_NEXT);
        /** Since when it is at a task, in {@link System#nanoTime()}, and whether it is; its own to write. */
        private volatile long since;

        private volatile boolean working;

        /** What is to be done if it is stuck; nothing for those of the pool, which gets larger then. */
        private final @Nullable Runnable whenStuck;

        private Worker(@Nullable Runnable whenStuck) {
            this.whenStuck = whenStuck;
        }

        private void begin() {
            since = System.nanoTime();
            working = true;
        }

        /** Does what its task has left to it. */
        private void end() {
            int left = BATCH;
            for (Runnable task = next.poll(); task != null; task = next.poll()) {
                if (left > 0) {
                    left--;
                    since = System.nanoTime();
                    ForeignCode.run(logger, "A task of the workers", task);
                } else {
                    waiting.add(task);
                    callOthers();
                }
            }
            working = false;
        }

        /** Does what its tasks have left to it, by a thread that is not of the pool. */
        void doNext() {
            begin();
            end();
        }

        private boolean isStuck(long now) {
            return working && now - since >= STUCK_AFTER.toNanos();
        }

        boolean hasNext() {
            return !next.isEmpty();
        }

        /** Whether somebody waits for what it is at: one of the pool that is blocked is missed by none but new tasks. */
        private boolean isMissed() {
            return hasNext() || working && whenStuck != null;
        }

        /** Lets others do what it is not to do soon. */
        void leaveToOthers() {
            if (next.drainTo(waiting) > 0) {
                callOthers();
            }
        }

        private void callOthers() {
            // Without this one, there may be nobody.
            pool.prestartCoreThread();
            // Whoever looks just now sees the task neither here nor there.
            watch();
        }
    }

    /**
     * @param timer runs a short task after a time
     */
    Workers(BiConsumer<Duration, Runnable> timer, ThreadFactory threads) {
        this.timer = timer;
        this.pool =
                new ThreadPoolExecutor(
                        size,
                        size,
                        IDLE_SECONDS,
                        TimeUnit.SECONDS,
                        waiting,
                        loop -> threads.newThread(() -> work(loop))) {
                    @Override
                    protected void beforeExecute(@Nullable Thread thread, @Nullable Runnable task) {
                        Worker worker = all.get(thread);
                        if (worker != null) {
                            worker.begin();
                        }
                    }

                    @Override
                    protected void afterExecute(@Nullable Runnable task, @Nullable Throwable failure) {
                        Worker worker = all.get(Thread.currentThread());
                        if (worker != null) {
                            worker.end();
                        }
                    }
                };
        pool.allowCoreThreadTimeOut(true);
    }

    /** How many there are while none is blocked. */
    int size() {
        return size;
    }

    /** The life of one worker. */
    private void work(Runnable loop) {
        all.put(Thread.currentThread(), new Worker(null));
        try {
            loop.run();
        } finally {
            all.remove(Thread.currentThread());
        }
    }

    /**
     * Has the calling thread do what its tasks leave to it, when it says so.
     *
     * @param whenStuck called by the timer again and again while one of these tasks blocks
     */
    Worker enlist(Runnable whenStuck) {
        Worker worker = new Worker(whenStuck);
        all.put(Thread.currentThread(), worker);
        return worker;
    }

    /** Others do what the calling thread has not done. */
    void dismiss(Worker worker) {
        all.remove(Thread.currentThread());
        worker.leaveToOthers();
    }

    /**
     * Runs a task on any worker.
     *
     * @throws java.util.concurrent.RejectedExecutionException after {@link #shutdown()}
     */
    @Override
    public void execute(@Nullable Runnable task) {
        pool.execute(Objects.requireNonNull(task));
        if (!waiting.isEmpty()) {
            watch();
        }
    }

    /**
     * Runs a task when the worker that calls is through with its own: to wake another one for a short task takes longer
     * than the task. If the worker blocks meanwhile, another one runs it some milliseconds later. Called by any other
     * thread, it is {@link #execute}.
     *
     * @throws java.util.concurrent.RejectedExecutionException after {@link #shutdown()}
     */
    void executeNext(Runnable task) {
        Worker worker = all.get(Thread.currentThread());
        if (worker != null && !pool.isShutdown() && worker.next.offer(task)) {
            watch();
        } else {
            execute(task);
        }
    }

    /** Runs a short task some milliseconds from now, in the timer; one timer's task does for all that come meanwhile. */
    void soon(Runnable task) {
        postponed.add(task);
        if (postponing.compareAndSet(false, true)) {
            timer.accept(STUCK_AFTER, this::runPostponed);
        }
    }

    private void runPostponed() {
        postponing.set(false);
        Runnable task = postponed.poll();
        while (task != null) {
            ForeignCode.run(logger, "A task of the workers", task);
            task = postponed.poll();
        }
    }

    private void watch() {
        if (!watched.get() && watched.compareAndSet(false, true)) {
            timer.accept(STUCK_AFTER, this::replaceStuck);
        }
    }

    private void replaceStuck() {
        long now = System.nanoTime();
        List<Worker> stuck =
                all.values().stream().filter(worker -> worker.isStuck(now)).toList();
        int ofPool = 0;
        for (Worker worker : stuck) {
            Runnable whenStuck = worker.whenStuck;
            if (whenStuck == null) {
                ofPool++;
            } else {
                // There may be no thread to be had.
                ForeignCode.run(logger, "A new reader", whenStuck);
            }
            ForeignCode.run(logger, "A new worker", worker::leaveToOthers);
        }
        int threads = Math.min(MAX_THREADS, size + ofPool);
        ForeignCode.run(logger, "A new worker", () -> resize(threads));
        watched.set(false);
        if (!stuck.isEmpty() || !waiting.isEmpty() || all.values().stream().anyMatch(Worker::isMissed)) {
            watch();
        }
    }

    private void resize(int threads) {
        if (threads > pool.getMaximumPoolSize()) {
            pool.setMaximumPoolSize(threads);
            pool.setCorePoolSize(threads);
        } else if (threads < pool.getMaximumPoolSize()) {
            pool.setCorePoolSize(threads);
            pool.setMaximumPoolSize(threads);
        }
    }

    /** Takes no more tasks; threads end when those that wait are done. */
    void shutdown() {
        pool.shutdown();
    }
}
