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
        tasks.add(Objects.requireNonNull(task));
        wake();
    }

    private void wake() {
        if (scheduled.compareAndSet(false, true)) {
            schedule();
        }
    }

    private void schedule() {
        try {
            threads.execute(this::runBatch);
        } catch (RejectedExecutionException e) {
            tasks.clear();
            scheduled.set(false);
            logger.debug("Tasks dropped, the runtime is closed");
        } catch (Throwable e) {
            // No thread to be had, which the JVM tells as a lack of memory; there may be one soon.
            scheduled.set(false);
            soon.accept(this::wake);
        }
    }

    private void runBatch() {
        for (int i = 0; i < BATCH; i++) {
            Runnable task = tasks.poll();
            if (task == null) {
                scheduled.set(false);
                if (tasks.isEmpty() || !scheduled.compareAndSet(false, true)) {
                    return;
                }
            } else {
                runOne(task);
                // Whom one task has interrupted must not be the next one.
                Thread.interrupted();
            }
        }
        schedule();
    }

    private void runOne(Runnable task) {
        // Also errors, such as those of a script that lacks a class: the device's other tasks must go on.
        ForeignCode.run(logger, "A task of a device", task);
    }
}
