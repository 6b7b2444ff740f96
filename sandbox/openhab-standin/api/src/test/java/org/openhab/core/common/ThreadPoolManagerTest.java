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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ThreadPoolManagerTest {
    @Test
    void namesThreadsAfterTheirPool() throws Exception {
        String name = ThreadPoolManager.getScheduledPool("naming")
                .schedule(() -> Thread.currentThread().getName(), 0, TimeUnit.SECONDS)
                .get(10, TimeUnit.SECONDS);

        assertThat(name).isEqualTo("OH-naming-1");
    }

    @Test
    void threadsAreDaemons() throws Exception {
        assertThat(ThreadPoolManager.getPool("daemons")
                        .submit(() -> Thread.currentThread().isDaemon())
                        .get(10, TimeUnit.SECONDS))
                .isTrue();
    }

    @Test
    void usersCannotShutAPoolDown() {
        for (ExecutorService pool :
                new ExecutorService[] {ThreadPoolManager.getPool("shared"), ThreadPoolManager.getScheduledPool("shared")
                }) {
            assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(pool::shutdown);
            assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(pool::shutdownNow);
            assertThat(pool.isShutdown()).isFalse();
        }
    }

    @Test
    void givesThePoolOfTheHandlersItsSize() {
        assertThat(ThreadPoolManager.getConfig("thingHandler")).isEqualTo(15);
        assertThat(ThreadPoolManager.getConfig("some other")).isEqualTo(ThreadPoolManager.DEFAULT_THREAD_POOL_SIZE);
    }
}
