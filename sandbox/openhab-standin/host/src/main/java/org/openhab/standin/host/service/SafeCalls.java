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
package org.openhab.standin.host.service;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.openhab.core.common.SafeCaller;
import org.openhab.core.common.SafeCallerBuilder;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls add-on code through the {@link SafeCaller}, so that it can neither stop nor break the caller. A call that
 * takes too long is only complained about; it is not interrupted.
 */
@Component(service = SafeCalls.class)
public final class SafeCalls {
    /** The time that life-cycle methods of handlers have. */
    public static final Duration LIFE_CYCLE = Duration.ofSeconds(5);

    private final Logger logger = LoggerFactory.getLogger(SafeCalls.class);
    private final SafeCaller safeCaller;
    private final Map<Object, CompletableFuture<Boolean>> lastCalls = new ConcurrentHashMap<>();

    @Activate
    public SafeCalls(@Reference SafeCaller safeCaller) {
        this.safeCaller = safeCaller;
    }

    /** Calls a method of the life cycle and waits for its end, at most 5 s; what it throws is logged. */
    public void call(Object target, String method, Runnable call) {
        call(target, method, call, failure -> failed(name(target, method), failure));
    }

    /**
     * Calls a method of the life cycle and waits for its end, at most 5 s.
     *
     * @param target whose method it is, for the log
     * @param onException gets what the call throws
     */
    public void call(Object target, String method, Runnable call, Consumer<Throwable> onException) {
        String name = name(target, method);
        guarded(name, LIFE_CYCLE, call).onException(onException).build().run();
    }

    /** Starts a call and returns at once; what it throws is logged. */
    public void start(Object target, String method, Duration patience, Runnable call) {
        String name = name(target, method);
        guarded(name, patience, call)
                .withAsync()
                .onException(failure -> failed(name, failure))
                .build()
                .run();
    }

    /** Starts a call as soon as those before it for the same identifier have ended; returns at once. */
    public void startInOrder(Object identifier, Object target, String method, Duration patience, Runnable call) {
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        Runnable step = () -> start(target, method, patience, () -> {
            try {
                call.run();
            } finally {
                lastCalls.remove(identifier, ended);
                ended.complete(true);
            }
        });
        CompletableFuture<Boolean> before = lastCalls.put(identifier, ended);
        if (before == null) {
            step.run();
        } else {
            before.thenRun(step);
        }
    }

    private SafeCallerBuilder<Runnable> guarded(String name, Duration patience, Runnable call) {
        return safeCaller
                .create(call, Runnable.class)
                .withTimeout(patience.toMillis())
                .onTimeout(() -> logger.warn("'{}' takes more than {}ms", name, patience.toMillis()));
    }

    private void failed(String name, Throwable failure) {
        logger.error("An error occurred while calling method '{}': {}", name, failure.getMessage(), failure);
    }

    private static String name(Object target, String method) {
        return target.getClass().getSimpleName() + "." + method + "()";
    }
}
