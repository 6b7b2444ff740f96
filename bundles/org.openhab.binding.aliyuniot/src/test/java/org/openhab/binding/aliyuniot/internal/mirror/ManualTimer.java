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
package org.openhab.binding.aliyuniot.internal.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.aliyuniot.link.Timer;

/** A timer whose time goes on when a test says so. */
@NonNullByDefault({})
final class ManualTimer implements Timer {
    private final List<Task> tasks = new ArrayList<>();
    private Duration now = Duration.ZERO;

    private record Task(Duration due, Runnable task) {}

    @Override
    public Runnable after(Duration delay, Runnable task) {
        Task later = new Task(now.plus(delay), task);
        synchronized (tasks) {
            tasks.add(later);
        }
        return () -> {
            synchronized (tasks) {
                tasks.remove(later);
            }
        };
    }

    /** Runs what is due until then, in its order. */
    void advance(Duration time) {
        Duration end = now.plus(time);
        for (Task next = due(end); next != null; next = due(end)) {
            now = next.due;
            next.task.run();
        }
        now = end;
    }

    private Task due(Duration end) {
        synchronized (tasks) {
            Task next = tasks.stream()
                    .filter(task -> task.due.compareTo(end) <= 0)
                    .min(Comparator.comparing(Task::due))
                    .orElse(null);
            tasks.remove(next);
            return next;
        }
    }

    /** The same as openHAB's scheduler. */
    ScheduledExecutorService scheduler() {
        return proxy(ScheduledExecutorService.class, (scheduler, method, arguments) -> {
            assertThat(method.getName()).isEqualTo("schedule");
            Duration delay = Duration.of((long) arguments[1], ((TimeUnit) arguments[2]).toChronoUnit());
            Runnable calledOff = after(delay, (Runnable) arguments[0]);
            return proxy(ScheduledFuture.class, (future, call, interrupt) -> {
                assertThat(call.getName()).isEqualTo("cancel");
                calledOff.run();
                return true;
            });
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler calls) {
        return type.cast(Proxy.newProxyInstance(ManualTimer.class.getClassLoader(), new Class<?>[] {type}, calls));
    }

    int waiting() {
        synchronized (tasks) {
            return tasks.size();
        }
    }
}
