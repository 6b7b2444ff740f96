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
package org.openhab.binding.aliyuniot.link.ota.module;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.function.BiFunction;

/**
 * Says when a job may start by itself: in a window of the day, and what has failed before or was called off only after a
 * pause, so that it is not begun again and again. All on one serial executor.
 */
public final class AutoStart implements AutoCloseable {
    private final BiFunction<Duration, Runnable, Runnable> timer;
    private final Runnable again;
    private Runnable callOff = () -> {};
    private boolean closed;

    /** The time of the day at which jobs may start. */
    @FunctionalInterface
    public interface Window {
        /** How long it is until they may; nothing while they may. */
        Duration until(ZonedDateTime now);
    }

    /**
     * @param timer runs a task after a time; what it returns calls that off
     * @param again runs in the timer when it is time to ask once more
     */
    AutoStart(BiFunction<Duration, Runnable, Runnable> timer, Runnable again) {
        this.timer = timer;
        this.again = again;
    }

    /** Milliseconds since 1970 on the clock on the wall, as pauses go on while no process runs. */
    static long now() {
        return System.currentTimeMillis();
    }

    /**
     * Whether it is time now; if not, the timer is set. What was set before is called off.
     *
     * @param pause what has to pass in any case
     */
    boolean isTime(Window window, Duration pause) {
        callOff();
        if (closed) {
            return false;
        }
        Duration opens = window.until(ZonedDateTime.now());
        Duration until = opens.compareTo(pause) >= 0 ? opens : pause;
        if (until.isZero()) {
            return true;
        }
        callOff = timer.apply(until.plusSeconds(1), again);
        if (closed) {
            callOff();
        }
        return false;
    }

    /** Waits for no time any more. */
    void callOff() {
        Runnable set = callOff;
        callOff = () -> {};
        set.run();
    }

    @Override
    public void close() {
        closed = true;
        callOff();
    }
}
