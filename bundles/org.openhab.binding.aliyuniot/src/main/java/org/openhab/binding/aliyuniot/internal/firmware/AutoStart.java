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
package org.openhab.binding.aliyuniot.internal.firmware;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.openhab.binding.aliyuniot.internal.config.FirmwareSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts what the platform pushes by itself, if the user wants that and the time of the day is right; each push once, and
 * what has failed before or was called off only after a pause, so that it is not begun again and again. All but
 * {@link #close} on one serial executor.
 */
final class AutoStart implements AutoCloseable {
    private final Logger logger = LoggerFactory.getLogger(AutoStart.class);

    private final Timer delays;
    private final Executor work;
    private final Supplier<FirmwareSettings> settings;
    private final BooleanSupplier executable;
    private final Supplier<Duration> pause;
    private final Runnable start;
    private volatile Runnable timer = () -> {};
    private volatile boolean closed;
    private boolean due;

    /** Runs a task later. */
    @FunctionalInterface
    interface Timer {
        /**
         * @return calls it off
         */
        Runnable after(Duration delay, Runnable task);
    }

    /**
     * @param executable whether an update can be started
     * @param pause for how long it is not to start by itself
     * @param start may throw {@link IllegalStateException} or {@link IllegalArgumentException}
     */
    AutoStart(
            Timer delays,
            Executor work,
            Supplier<FirmwareSettings> settings,
            BooleanSupplier executable,
            Supplier<Duration> pause,
            Runnable start) {
        this.delays = delays;
        this.work = work;
        this.settings = settings;
        this.executable = executable;
        this.pause = pause;
        this.start = start;
    }

    /** Milliseconds since 1970 on the clock on the wall, as pauses go on while no process runs. */
    static long now() {
        return System.currentTimeMillis();
    }

    /** Something waits to be installed. */
    void offered() {
        due = true;
    }

    /** Starts what waits, now or when the window opens. */
    void look() {
        FirmwareSettings now = settings.get();
        timer.run();
        if (closed || !due || !now.autoUpdate() || !executable.getAsBoolean()) {
            return;
        }
        Duration until = longer(now.window().until(ZonedDateTime.now()), pause.get());
        if (!until.isZero()) {
            timer = delays.after(until.plusSeconds(1), () -> work.execute(this::look));
            if (closed) {
                timer.run();
            }
            return;
        }
        due = false;
        try {
            start.run();
        } catch (IllegalStateException | IllegalArgumentException e) {
            logger.warn("An update cannot start by itself: {}", e.getMessage());
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    @Override
    public void close() {
        closed = true;
        timer.run();
    }
}
