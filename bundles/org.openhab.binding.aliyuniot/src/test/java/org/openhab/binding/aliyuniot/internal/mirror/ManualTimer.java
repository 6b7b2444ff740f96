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

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

    int waiting() {
        synchronized (tasks) {
            return tasks.size();
        }
    }
}
