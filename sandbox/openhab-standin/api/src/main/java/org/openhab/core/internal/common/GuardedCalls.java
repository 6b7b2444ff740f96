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
package org.openhab.core.internal.common;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.common.SafeCaller;
import org.openhab.core.common.SafeCallerBuilder;
import org.openhab.core.common.ThreadPoolManager;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The host's {@link SafeCaller}: calls run in the pool {@code safeCall}. */
@Component(service = SafeCaller.class)
public class GuardedCalls implements SafeCaller {
    private static final String POOL = "safeCall";

    private final Logger logger = LoggerFactory.getLogger(GuardedCalls.class);
    /** One lock for each identifier with a call under way. */
    private final Map<Object, IdentifierLock> locks = new ConcurrentHashMap<>();

    @Override
    public <T> SafeCallerBuilder<T> create(T target, Class<T> interfaceType) {
        return new Guarded<>(target, interfaceType);
    }

    private static ExecutorService pool() {
        return ThreadPoolManager.getPool(POOL);
    }

    /** Runs the call when no other one with the identifier is running. */
    private void runAlone(Object identifier, Runnable call) {
        IdentifierLock lock = locks.compute(identifier, (key, present) -> {
            IdentifierLock used = present == null ? new IdentifierLock() : present;
            used.users++;
            return used;
        });
        try {
            synchronized (lock) {
                call.run();
            }
        } finally {
            locks.compute(identifier, (key, present) -> --lock.users == 0 ? null : present);
        }
    }

    private static final class IdentifierLock {
        private int users;
    }

    /** Describes a guarded view of one target and makes it. */
    private final class Guarded<T> implements SafeCallerBuilder<T> {
        private final T target;
        private final Class<T> interfaceType;
        private Object identifier;
        private long timeout = SafeCaller.DEFAULT_TIMEOUT;
        private @Nullable Consumer<Throwable> exceptionHandler;
        private @Nullable Runnable timeoutHandler;
        private boolean async;

        Guarded(T target, Class<T> interfaceType) {
            this.target = target;
            this.interfaceType = interfaceType;
            this.identifier = interfaceType.cast(target);
        }

        @Override
        public SafeCallerBuilder<T> withTimeout(long milliseconds) {
            timeout = milliseconds;
            return this;
        }

        @Override
        public SafeCallerBuilder<T> withIdentifier(Object value) {
            identifier = value;
            return this;
        }

        @Override
        public SafeCallerBuilder<T> onException(Consumer<Throwable> handler) {
            exceptionHandler = handler;
            return this;
        }

        @Override
        public SafeCallerBuilder<T> onTimeout(Runnable handler) {
            timeoutHandler = handler;
            return this;
        }

        @Override
        public SafeCallerBuilder<T> withAsync() {
            async = true;
            return this;
        }

        @Override
        public T build() {
            Object proxy = Proxy.newProxyInstance(
                    interfaceType.getClassLoader(),
                    new Class<?>[] {interfaceType},
                    (self, method, args) -> async ? start(method, args) : call(method, args));
            return interfaceType.cast(proxy);
        }

        private @Nullable Object call(Method method, @Nullable Object @Nullable [] args) {
            try {
                return submit(method, args).get(timeout, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                timedOut(method);
            } catch (ExecutionException e) {
                failed(method, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return null;
        }

        private @Nullable Object start(Method method, @Nullable Object @Nullable [] args) {
            CompletableFuture<@Nullable Object> call = submit(method, args);
            CompletableFuture<Boolean> watch =
                    new CompletableFuture<Boolean>().completeOnTimeout(true, timeout, TimeUnit.MILLISECONDS);
            watch.thenRun(() -> {
                if (!call.isDone()) {
                    pool().execute(() -> timedOut(method));
                }
            });
            call.whenComplete((result, failure) -> {
                watch.cancel(false);
                if (failure != null) {
                    failed(method, failure);
                }
            });
            return null;
        }

        /** Starts the call; nothing interrupts it once it runs. */
        private CompletableFuture<@Nullable Object> submit(Method method, @Nullable Object @Nullable [] args) {
            CompletableFuture<@Nullable Object> result = new CompletableFuture<>();
            pool().execute(() -> runAlone(identifier, () -> {
                try {
                    result.complete(method.invoke(target, args));
                } catch (InvocationTargetException e) {
                    result.completeExceptionally(e.getTargetException());
                } catch (IllegalAccessException | RuntimeException e) {
                    result.completeExceptionally(e);
                }
            }));
            return result;
        }

        private void timedOut(Method method) {
            logger.debug("{}.{} takes more than {}ms", interfaceType.getSimpleName(), method.getName(), timeout);
            Runnable handler = timeoutHandler;
            if (handler != null) {
                handler.run();
            }
        }

        private void failed(Method method, Throwable failure) {
            Throwable cause = failure.getCause();
            Throwable shown = failure instanceof ExecutionException && cause != null ? cause : failure;
            Consumer<Throwable> handler = exceptionHandler;
            if (handler == null) {
                logger.error(
                        "An error occurred while calling {}.{}",
                        interfaceType.getSimpleName(),
                        method.getName(),
                        shown);
            } else {
                handler.accept(shown);
            }
        }
    }
}
