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
package org.openhab.binding.aliyuniot.benchmarks.micro;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.Mailbox;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Does tasks of another thread one after the other; the JDK's single thread, which a device would have to have, is beside it. */
@State(Scope.Thread)
@NonNullByDefault({})
public class MailboxTasks {
    private static final int TASKS = 100;

    private final LinkRuntime runtime = new LinkRuntime("micro");
    private final Mailbox mailbox = runtime.newMailbox();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();

    /** Stops the threads. */
    @TearDown
    public void close() {
        runtime.close();
        thread.shutdownNow();
    }

    /** Ours. */
    @Benchmark
    @OperationsPerInvocation(TASKS)
    public void ours() throws InterruptedException {
        tasks(mailbox);
    }

    /** The JDK's. */
    @Benchmark
    @OperationsPerInvocation(TASKS)
    public void plain() throws InterruptedException {
        tasks(thread);
    }

    private static void tasks(Executor executor) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(TASKS);
        for (int i = 0; i < TASKS; i++) {
            executor.execute(done::countDown);
        }
        done.await();
    }
}
