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

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openhab.core.common.SafeCaller;

@Timeout(30)
class GuardedCallsTest {
    private final SafeCaller safeCaller = new GuardedCalls();

    @Test
    void givesTheResultOfACallOnAThreadOfThePool() throws Exception {
        Callable<?> guarded = safeCaller
                .create(() -> Thread.currentThread().getName(), Callable.class)
                .build();

        assertThat(guarded.call()).asString().startsWith("OH-safeCall-");
    }

    @Test
    void handsExceptionsToTheHandlerAndNotToTheCaller() {
        CompletableFuture<Throwable> seen = new CompletableFuture<>();
        Runnable guarded = safeCaller
                .create(
                        () -> {
                            throw new IllegalStateException("no");
                        },
                        Runnable.class)
                .onException(seen::complete)
                .build();

        guarded.run();

        assertThat(seen).isCompletedWithValueMatching(thrown -> "no".equals(thrown.getMessage()));
    }

    @Test
    void givesUpWaitingButLetsTheCallGoOn() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<Boolean> timedOut = new CompletableFuture<>();
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        Runnable slow = () -> {
            try {
                ended.complete(release.await(20, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                ended.completeExceptionally(e);
            }
        };

        safeCaller
                .create(slow, Runnable.class)
                .withTimeout(1)
                .onTimeout(() -> timedOut.complete(true))
                .build()
                .run();

        assertThat(timedOut).isCompletedWithValue(true);
        assertThat(ended).isNotDone();
        release.countDown();
        assertThat(ended.get(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void anAsynchronousCallDoesNotKeepTheCallerWaiting() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        CompletableFuture<Boolean> timedOut = new CompletableFuture<>();
        Runnable waiting = () -> {
            try {
                ended.complete(release.await(20, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                ended.completeExceptionally(e);
            }
        };

        safeCaller
                .create(waiting, Runnable.class)
                .withAsync()
                .withTimeout(1)
                .onTimeout(() -> timedOut.complete(true))
                .build()
                .run();

        assertThat(timedOut.get(20, TimeUnit.SECONDS)).isTrue();
        release.countDown();
        assertThat(ended.get(20, TimeUnit.SECONDS)).isTrue();
    }
}
