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
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the threads of one runtime, whose names begin with its prefix. What only waits in sockets and in
 * {@code java.util.concurrent} runs on virtual threads where the JVM has them; they do not hold a carrier thread there.
 */
final class LinkThreads {
    private final Logger logger = LoggerFactory.getLogger(LinkThreads.class);

    private final String prefix;
    /** Makes factories of virtual threads by the beginning of their names; {@code null} where the JVM has none. */
    private final @Nullable Function<String, ThreadFactory> virtual;

    private final ThreadFactory readers;
    private final ThreadFactory workingReaders;

    LinkThreads(String prefix) {
        this.prefix = prefix;
        virtual = virtualThreads();
        workingReaders = of("reader");
        readers = virtual == null ? workingReaders : virtual.apply(prefix + "-reader-");
    }

    /** Daemon threads of the operating system for one purpose, which their names tell. */
    ThreadFactory of(String purpose) {
        return platformThreads(prefix + "-" + purpose + "-");
    }

    /** Threads that block in reading and do little else: virtual ones where the JVM has them. */
    ThreadFactory readers() {
        return readers;
    }

    /** Threads of the operating system that read, and may run code of others. */
    ThreadFactory workingReaders() {
        return workingReaders;
    }

    /** Whether a thread that waits costs next to nothing, so that many connections may have one each. */
    boolean areVirtual() {
        return virtual != null;
    }

    private @Nullable Function<String, ThreadFactory> virtualThreads() {
        try {
            // prefix -> Thread.ofVirtual().name(prefix, 0).factory(), which Java 17 does not know.
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            Class<?> builder = Class.forName("java.lang.Thread$Builder$OfVirtual");
            MethodHandle ofVirtual = lookup.findStatic(Thread.class, "ofVirtual", MethodType.methodType(builder));
            MethodHandle name =
                    lookup.findVirtual(builder, "name", MethodType.methodType(builder, String.class, long.class));
            MethodHandle factory = lookup.findVirtual(builder, "factory", MethodType.methodType(ThreadFactory.class));
            // Java 20 has all of it, too, but only as a preview, which says so when the first one is made.
            ofVirtual.invoke();
            return begin -> {
                try {
                    return (ThreadFactory) factory.invoke(name.invoke(ofVirtual.invoke(), begin, 0L));
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

    private static ThreadFactory platformThreads(String begin) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, begin + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
