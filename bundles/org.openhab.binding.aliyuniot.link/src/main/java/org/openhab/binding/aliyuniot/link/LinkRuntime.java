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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all devices of one process share: a timer, workers for their mailboxes, and whatever has to end with them. All
 * threads are daemons whose names begin with the prefix, and all are gone some moments after {@link #close()}. For any
 * thread.
 */
public final class LinkRuntime implements Timer, AutoCloseable {
    /** Each keeps half a processor busy on a fast line, and takes three threads and 700 KB. */
    private static final int DOWNLOADS = 4;

    /** As many devices are made ready at a time, so that one whose file does not come holds up few others. */
    private static final int STARTS = 4;

    private static final long IDLE_SECONDS = 30;

    private final Logger logger = LoggerFactory.getLogger(LinkRuntime.class);

    private final LinkThreads threads;
    private final ScheduledThreadPoolExecutor timer;
    private final Workers workers;
    private final Readers readers;
    private final ThreadPoolExecutor starts;
    private final HttpClients httpClients;
    private final SharedObjects shared = new SharedObjects();
    private final WaitingLine downloads = new WaitingLine(DOWNLOADS);
    private final Set<Runnable> connections = ConcurrentHashMap.newKeySet();

    /**
     * @param threadPrefix what thread names begin with, for example {@code OH-binding-aliyuniot}
     */
    public LinkRuntime(String threadPrefix) {
        threads = new LinkThreads(threadPrefix);
        ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1, threads.of("timer"));
        scheduler.setRemoveOnCancelPolicy(true);
        timer = scheduler;
        // Without this runtime in it: HTTP clients know the workers, and this runtime knows the clients, whose thread
        // ends when nobody knows them any more.
        workers = new Workers((delay, task) -> after(scheduler, delay, task), threads.of("worker"));
        // More than there are processors could not work at a time, and where threads are virtual, others need none.
        int places = threads.areVirtual() ? workers.size() : Integer.MAX_VALUE;
        readers = new Readers(workers, threads.workingReaders(), threads.readers(), places, Readers.MAX_REPLACED);
        httpClients = new HttpClients(workers);
        starts = new ThreadPoolExecutor(
                STARTS, STARTS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads.of("start"));
        starts.allowCoreThreadTimeOut(true);
    }

    /**
     * Runs a short task that does not block, once, after a time. A closed runtime runs nothing more.
     *
     * @return calls it off
     */
    @Override
    public Runnable after(Duration delay, Runnable task) {
        return after(timer, delay, guarded(task));
    }

    /** A timer runs what throws no second time, and says nothing of it. */
    private Runnable guarded(Runnable task) {
        return () -> ForeignCode.run(logger, "A task of the timer", task);
    }

    private static Runnable after(ScheduledExecutorService timer, Duration delay, Runnable task) {
        return scheduled(() -> timer.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS));
    }

    /**
     * Runs a short task that does not block, again and again, with a time before each. A closed runtime runs nothing
     * more.
     *
     * @return calls it off
     */
    public Runnable every(Duration period, Runnable task) {
        return scheduled(() ->
                timer.scheduleWithFixedDelay(guarded(task), period.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS));
    }

    private static Runnable scheduled(Supplier<ScheduledFuture<?>> scheduling) {
        try {
            ScheduledFuture<?> future = scheduling.get();
            return () -> future.cancel(false);
        } catch (RejectedExecutionException e) {
            return () -> {};
        }
    }

    /**
     * Makes a device ready to connect, soon: that reads files and loads classes, for which no thread of others is to
     * wait. A closed runtime runs nothing more.
     */
    public void start(Runnable task) {
        try {
            starts.execute(() -> ForeignCode.run(logger, "A start", task));
        } catch (RejectedExecutionException e) {
            logger.debug("Nothing starts any more");
        }
    }

    /**
     * For tasks of one device, its session's or code of others, which may take its time and wait for whatever it likes;
     * what it waits for and has itself given to such a mailbox comes some milliseconds later.
     */
    public Mailbox newMailbox() {
        return new Mailbox(workers::executeNext, workers::soon);
    }

    /** As {@link #newMailbox()}, for tasks that another worker waits for: any one takes them, at once. */
    Mailbox newAskedMailbox() {
        return new Mailbox(workers, workers::soon);
    }

    /**
     * Starts a thread that reads what a connection receives.
     *
     * @param loop reads until the end, or until {@link ReaderTurn#work()} says that another thread does; it is called
     *     again on that one
     * @throws OutOfMemoryError if the system has no thread left
     */
    public void read(Consumer<ReaderTurn> loop) {
        readers.start(loop);
    }

    /** Makes threads that block in reading and do little else: virtual ones where the JVM has them. */
    public ThreadFactory readers() {
        return threads.readers();
    }

    /** Where downloads of large files wait for one another, so that the devices' messages do not wait for them. */
    public WaitingLine downloads() {
        return downloads;
    }

    /** Makes daemon threads for one purpose, which their names tell; whoever has them made ends them. */
    public ThreadFactory threads(String purpose) {
        return threads.of(purpose);
    }

    /**
     * The one object of its kind that all devices of this runtime share, made when it is asked for first.
     *
     * @param maker what it makes and has to be closed gives itself to {@link #closeWithRuntime}
     */
    public <T> T shared(Class<T> kind, Function<LinkRuntime, T> maker) {
        return shared.get(kind, () -> maker.apply(this));
    }

    /** The clients for WebSocket and HTTPS that devices share. */
    public HttpClients httpClients() {
        return httpClients;
    }

    /**
     * Has a connection closed with this runtime at the latest; at once if the runtime is closed already.
     *
     * @return takes the connection out again when it is closed
     */
    public Runnable closeWithRuntime(Runnable closing) {
        connections.add(closing);
        if (timer.isShutdown()) {
            closing.run();
        }
        return () -> connections.remove(closing);
    }

    /** Whether nothing that is given to this runtime from now on is sure to run. */
    public boolean isClosed() {
        return timer.isShutdown();
    }

    /** Cuts what connections are left and ends the threads; sessions are closed by their owners before. */
    @Override
    public void close() {
        timer.shutdownNow();
        connections.forEach(Runnable::run);
        starts.shutdownNow();
        workers.shutdown();
    }
}
