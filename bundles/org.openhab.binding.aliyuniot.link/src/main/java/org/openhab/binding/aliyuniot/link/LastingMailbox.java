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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one task after the other, and loses none: when the runtime is closed and has no threads any more, those who give
 * tasks run them. For what has to end in an orderly way although everything else ends, too. Tasks may take their time
 * and throw what they like. For any thread; without locks.
 */
public final class LastingMailbox implements Executor {
    private final Logger logger = LoggerFactory.getLogger(LastingMailbox.class);

    private final Executor threads;
    private final BooleanSupplier threadsAreGone;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicReference<@Nullable Thread> runner = new AtomicReference<>();

    public LastingMailbox(LinkRuntime runtime) {
        this(runtime.newAskedMailbox(), runtime::isClosed);
    }

    /**
     * @param threads runs what it is given later, or never if it comes too late
     * @param threadsAreGone whether it may have come too late
     */
    public LastingMailbox(Executor threads, BooleanSupplier threadsAreGone) {
        this.threads = threads;
        this.threadsAreGone = threadsAreGone;
    }

    @Override
    public void execute(@Nullable Runnable task) {
        tasks.add(Objects.requireNonNull(task));
        threads.execute(this::runAll);
        // Asked afterwards: what was given before the end still finds a thread.
        if (threadsAreGone.getAsBoolean()) {
            runAll();
        }
    }

    /**
     * Asks in the mailbox's turn, and waits for the answer; a task of the mailbox itself gets it at once.
     *
     * @throws java.util.concurrent.CompletionException around whatever the question throws
     */
    public <T> T ask(Supplier<T> question) {
        CompletableFuture<T> answer =
                CompletableFuture.supplyAsync(question, runner.get() == Thread.currentThread() ? Runnable::run : this);
        return answer.join();
    }

    private void runAll() {
        // Only at the end there can be more than one who would run them.
        while (!tasks.isEmpty() && runner.compareAndSet(null, Thread.currentThread())) {
            try {
                Runnable task = tasks.poll();
                while (task != null) {
                    ForeignCode.run(logger, "A task that has to be done", task);
                    task = tasks.poll();
                }
            } finally {
                runner.set(null);
            }
        }
    }
}
