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
package org.openhab.core.common;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * Gives the shared thread pools by name; a pool is made when it is first asked for. Threads are named
 * {@code OH-<pool>-<n>} and idle ones end. The users of a pool cannot shut it down.
 */
public class ThreadPoolManager {
    protected static final int DEFAULT_THREAD_POOL_SIZE = 5;
    /** Seconds after which an idle thread ends. */
    protected static final long THREAD_TIMEOUT = 65L;

    private static final Map<String, Integer> SIZES = Map.of("thingHandler", 15, "safeCall", 10, "discovery", 5);

    private static final Map<String, ScheduledExecutorService> SCHEDULERS = new ConcurrentHashMap<>();
    private static final Map<String, ExecutorService> EXECUTORS = new ConcurrentHashMap<>();

    /** The scheduled pool of that name. */
    public static ScheduledExecutorService getScheduledPool(String poolName) {
        return SCHEDULERS.computeIfAbsent(poolName, ThreadPoolManager::newScheduler);
    }

    /** The pool of that name for tasks that start at once. */
    public static ExecutorService getPool(String poolName) {
        return EXECUTORS.computeIfAbsent(poolName, ThreadPoolManager::newScheduler);
    }

    protected static int getConfig(String poolName) {
        return SIZES.getOrDefault(poolName, DEFAULT_THREAD_POOL_SIZE);
    }

    private static ScheduledExecutorService newScheduler(String name) {
        ScheduledThreadPoolExecutor pool = new SharedPool(name);
        pool.setKeepAliveTime(THREAD_TIMEOUT, TimeUnit.SECONDS);
        pool.allowCoreThreadTimeOut(true);
        pool.setRemoveOnCancelPolicy(true);
        return pool;
    }

    @NonNullByDefault({})
    private static final class SharedPool extends ScheduledThreadPoolExecutor {
        private final String name;

        SharedPool(String name) {
            super(getConfig(name), new NamedThreadFactory(name, true));
            this.name = name;
        }

        @Override
        public void shutdown() {
            throw refusal();
        }

        @Override
        public List<Runnable> shutdownNow() {
            throw refusal();
        }

        private UnsupportedOperationException refusal() {
            return new UnsupportedOperationException("The pool " + name + " is shared; only the host shuts it down");
        }
    }
}
