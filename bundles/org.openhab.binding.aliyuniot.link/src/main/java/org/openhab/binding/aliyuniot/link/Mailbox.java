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

import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the tasks of one device one after the other, so that the device's state needs no locks and no device waits for
 * another. Tasks run on shared threads; after {@value #BATCH} in a row a mailbox goes to the end of the line.
 */
public final class Mailbox implements Executor {
    private static final int BATCH = 64;

    private final Logger logger = LoggerFactory.getLogger(Mailbox.class);

    private final Executor threads;
    private final Consumer<Runnable> soon;
    // Without locks: a virtual thread that waits for one holds a carrier thread on Java 21 to 23.
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    /** Before all others: the one that found no thread. Belongs to whoever has set {@link #scheduled}. */
    private volatile @Nullable Runnable unstarted;

    private final AtomicBoolean scheduled = new AtomicBoolean();

    /**
     * @param soon runs a short task some milliseconds later
     */
    Mailbox(Executor threads, Consumer<Runnable> soon) {
        this.threads = threads;
        this.soon = soon;
    }

    @Override
    public void execute(@Nullable Runnable task) {
        Runnable given = Objects.requireNonNull(task);
        // One for whom nobody waits is not put into the queue: among thousands of devices, an object that has long been
        // in memory and is made to know a new one costs the garbage collector more than the task.
        if (scheduled.compareAndSet(false, true)) {
            if (unstarted == null && tasks.isEmpty()) {
                schedule(given);
            } else {
                tasks.add(given);
                schedule(null);
            }
        } else {
            tasks.add(given);
            wake();
        }
    }

    private void wake() {
        if (scheduled.compareAndSet(false, true)) {
            schedule(null);
        }
    }

    /**
     * @param first to be run before those of the queue, or null
     */
    private void schedule(@Nullable Runnable first) {
        try {
            threads.execute(() -> runBatch(first));
        } catch (RejectedExecutionException e) {
            unstarted = null;
            tasks.clear();
            scheduled.set(false);
            logger.debug("Tasks dropped, the runtime is closed");
        } catch (Throwable e) {
            // No thread to be had, which the JVM tells as a lack of memory; there may be one soon.
            if (first != null) {
                unstarted = first;
            }
            scheduled.set(false);
            soon.accept(this::wake);
        }
    }

    private void runBatch(@Nullable Runnable first) {
        Runnable ahead = first;
        if (ahead == null && unstarted != null) {
            ahead = unstarted;
            unstarted = null;
        }
        int left = BATCH;
        if (ahead != null) {
            runOne(ahead);
            left--;
        }
        while (left > 0) {
            Runnable task = tasks.poll();
            if (task == null) {
                scheduled.set(false);
                if (tasks.isEmpty() || !scheduled.compareAndSet(false, true)) {
                    return;
                }
            } else {
                runOne(task);
                left--;
            }
        }
        schedule(null);
    }

    private void runOne(Runnable task) {
        // Also errors, such as those of a script that lacks a class: the device's other tasks must go on.
        ForeignCode.run(logger, "A task of a device", task);
        // Whom one task has interrupted must not be the next one.
        Thread.interrupted();
    }
}
