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
package org.openhab.aliyuniot.emulator.cloud;

import io.vertx.core.Context;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** The way of other threads to the emulator's event loop. Each call waits at most ten seconds. */
public final class EventLoop {
    public static final int MAX_WAIT_SECONDS = 10;

    private final Context context;

    public EventLoop(Context context) {
        this.context = context;
    }

    /** Returns what the action returns, which runs on the event loop; what it throws comes out here. */
    public <T> T call(Supplier<T> action) {
        CompletableFuture<T> result = new CompletableFuture<>();
        context.runOnContext(nothing -> {
            try {
                result.complete(action.get());
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        try {
            return await(result);
        } catch (IOException e) {
            if (e.getCause() instanceof RuntimeException refusal) {
                throw refusal;
            }
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** Runs what begins something on the event loop, and waits until that is done. */
    public void begin(Supplier<? extends CompletionStage<?>> action) throws IOException {
        CompletableFuture<Boolean> result = new CompletableFuture<>();
        context.runOnContext(nothing -> action.get().whenComplete((value, failure) -> {
            if (failure == null) {
                result.complete(true);
            } else {
                result.completeExceptionally(failure);
            }
        }));
        await(result);
    }

    /** Waits on the thread of the caller; a failure has the sentence of its cause. */
    public static <T> T await(CompletionStage<T> stage) throws IOException {
        try {
            return stage.toCompletableFuture().get(MAX_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw new IOException(cause == null ? e.toString() : cause.getMessage(), cause);
        } catch (TimeoutException e) {
            throw new IOException("The emulator did not answer within " + MAX_WAIT_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for the emulator", e);
        }
    }
}
