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

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all devices of one process share: a timer, workers for their mailboxes, and the threads that read from their
 * connections. All threads are daemons whose names begin with the prefix, and all are gone some moments after
 * {@link #close()}.
 */
public final class LinkRuntime implements AutoCloseable {
    private static final int READER_STACK_BYTES = 256 * 1024;

    /** Each keeps half a processor busy on a fast line, and takes two threads and 700 KB. */
    private static final int DOWNLOADS = 4;

    private final Logger logger = LoggerFactory.getLogger(LinkRuntime.class);

    private final ScheduledThreadPoolExecutor timer;
    private final Workers workers;
    private final Executor light;
    private final ThreadFactory readers;
    private final WaitingLine downloads = new WaitingLine(DOWNLOADS);
    private final Set<Runnable> connections = ConcurrentHashMap.newKeySet();
    private final Map<TrustAnchors, HttpClient> httpClients = new WeakHashMap<>();
    private final Map<Class<?>, Object> shared = new HashMap<>();
    private final String threadPrefix;

    /**
     * @param threadPrefix what thread names begin with, for example {@code OH-binding-aliyuniot}
     */
    public LinkRuntime(String threadPrefix) {
        this.threadPrefix = threadPrefix;
        ScheduledThreadPoolExecutor scheduler =
                new ScheduledThreadPoolExecutor(1, platformThreads(threadPrefix + "-timer-", 0));
        scheduler.setRemoveOnCancelPolicy(true);
        timer = scheduler;
        // Without this runtime in it: HTTP clients know the workers, and this runtime knows the clients, whose thread
        // ends when nobody knows them any more.
        workers = new Workers(
                (delay, task) -> after(scheduler, delay, task), platformThreads(threadPrefix + "-worker-", 0));
        Function<String, ThreadFactory> virtual = virtualThreads();
        if (virtual == null) {
            light = workers;
            readers = platformThreads(threadPrefix + "-reader-", READER_STACK_BYTES);
        } else {
            ThreadFactory mailboxes = virtual.apply(threadPrefix + "-mailbox-");
            light = task -> startUnlessClosed(mailboxes, task);
            readers = virtual.apply(threadPrefix + "-reader-");
        }
    }

    private void startUnlessClosed(ThreadFactory threads, @Nullable Runnable task) {
        if (timer.isShutdown()) {
            throw new RejectedExecutionException("The runtime is closed");
        }
        threads.newThread(task).start();
    }

    /**
     * Runs a short task that does not block, once, after a time. A closed runtime runs nothing more.
     *
     * @return calls it off
     */
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

    /** For short tasks that wait for nothing but the line. */
    public Mailbox newMailbox() {
        return new Mailbox(light, workers::soon);
    }

    /** For code of others, which may take its time and wait for whatever it likes. */
    public Mailbox newCallbackMailbox() {
        return new Mailbox(workers, workers::soon);
    }

    /** Makes the threads that block in reading: virtual ones where the JVM has them, else with a small stack. */
    public ThreadFactory readers() {
        return readers;
    }

    /** Where downloads of large files wait for one another, so that the devices' messages do not wait for them. */
    public WaitingLine downloads() {
        return downloads;
    }

    /** Makes daemon threads for one purpose, which their names tell; whoever has them made ends them. */
    public ThreadFactory threads(String purpose) {
        return platformThreads(threadPrefix + "-" + purpose + "-", 0);
    }

    /**
     * The one object of its kind that all devices of this runtime share, made when it is asked for first.
     *
     * @param maker what it makes and has to be closed gives itself to {@link #closeWithRuntime}
     */
    public <T> T shared(Class<T> kind, Function<LinkRuntime, T> maker) {
        synchronized (shared) {
            Object object = shared.get(kind);
            if (object == null) {
                object = maker.apply(this);
                shared.put(kind, object);
            }
            return kind.cast(object);
        }
    }

    /**
     * A client for WebSocket and HTTPS that all devices with the same trust share; its one thread ends with the last of
     * them.
     */
    public HttpClient httpClient(TrustAnchors trustAnchors) {
        synchronized (httpClients) {
            return httpClients.computeIfAbsent(
                    trustAnchors,
                    anchors -> anchors.httpClient().executor(workers).build());
        }
    }

    /**
     * Gives no more of a client whose connection has gone silent: it would go on using it for other requests. What runs
     * on it ends as it may.
     */
    public void replaceHttpClient(TrustAnchors trustAnchors, HttpClient silent) {
        synchronized (httpClients) {
            httpClients.remove(trustAnchors, silent);
        }
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
        workers.shutdown();
    }

    /** Makes factories of virtual threads by the beginning of their names; {@code null} where the JVM has none. */
    private @Nullable Function<String, ThreadFactory> virtualThreads() {
        try {
            // prefix -> Thread.ofVirtual().name(prefix, 0).factory(), which Java 17 does not know. Only what waits in
            // sockets and in java.util.concurrent runs there, which does not hold a carrier thread.
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            Class<?> builder = Class.forName("java.lang.Thread$Builder$OfVirtual");
            MethodHandle ofVirtual = lookup.findStatic(Thread.class, "ofVirtual", MethodType.methodType(builder));
            MethodHandle name =
                    lookup.findVirtual(builder, "name", MethodType.methodType(builder, String.class, long.class));
            MethodHandle factory = lookup.findVirtual(builder, "factory", MethodType.methodType(ThreadFactory.class));
            // Java 20 has all of it, too, but only as a preview, which says so when the first one is made.
            ofVirtual.invoke();
            return prefix -> {
                try {
                    return (ThreadFactory) factory.invoke(name.invoke(ofVirtual.invoke(), prefix, 0L));
                } catch (Throwable e) {
                    throw new IllegalStateException(e);
                }
            };
        } catch (ReflectiveOperationException e) {
            return null;
        } catch (Throwable e) {
            logger.debug("Virtual threads are not usable here, taking platform threads", e);
            return null;
        }
    }

    private static ThreadFactory platformThreads(String prefix, int stackBytes) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(null, task, prefix + number.incrementAndGet(), stackBytes);
            thread.setDaemon(true);
            return thread;
        };
    }
}
