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
package org.openhab.sandbox.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Tells what goes on, one line a step, with the time that passes while it waits.
 */
final class Progress {
    private static final int WIDTH = 44;
    private static final int BAR = 30;
    private static final int FULL = 100;
    private static final long POLL_MILLIS = 200;

    private final PrintStream out;
    private final boolean live;

    /**
     * @param live whether the line may be written again while it waits, as a terminal shows it
     */
    Progress(PrintStream out, boolean live) {
        this.out = out;
        this.live = live;
    }

    /** What is waited for: the result, or null while it is not there yet. */
    interface Attempt<T> {
        @Nullable
        T tried() throws IOException, InterruptedException;
    }

    /** A step that takes its time. */
    interface Step<T> {
        T run() throws IOException, InterruptedException;
    }

    void say(String text) {
        out.println(text);
        out.flush();
    }

    /** Runs a step in this thread and shows the time until it is done. */
    <T> T during(String what, Step<T> step) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Thread clock = new Thread(() -> tick(what, begin), "sandbox-progress");
        clock.setDaemon(true);
        if (live) {
            clock.start();
        }
        boolean done = false;
        try {
            T result = step.run();
            done = true;
            return result;
        } finally {
            clock.interrupt();
            clock.join();
            line(what, begin, done ? "done" : "failed");
        }
    }

    /**
     * Tries until there is a result.
     *
     * @throws IOException when the time is over; the message begins with what was waited for
     */
    <T> T until(String what, Duration limit, Attempt<T> attempt) throws IOException, InterruptedException {
        return during(what, () -> {
            long deadline = System.nanoTime() + limit.toNanos();
            while (System.nanoTime() < deadline) {
                T result = attempt.tried();
                if (result != null) {
                    return result;
                }
                pause();
            }
            throw new IOException(what + ": not within " + limit.toSeconds() + " s");
        });
    }

    /**
     * Draws a bar that grows until it is full.
     *
     * @param percent 0 to 100
     * @throws IOException when the time is over; the message begins with what was waited for
     */
    void bar(String what, Duration limit, Attempt<Integer> percent) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        int shown = -1;
        while (shown < FULL && System.nanoTime() - begin < limit.toNanos()) {
            Integer now = percent.tried();
            if (now != null && now > shown) {
                shown = Math.min(now, FULL);
                if (live) {
                    out.print(bar(what, shown) + '\r');
                    out.flush();
                }
            }
            pause();
        }
        if (shown < FULL) {
            throw new IOException(what + ": not within " + limit.toSeconds() + " s");
        }
        say(bar(what, shown) + " (" + seconds(begin) + ")");
    }

    private static String bar(String what, int percent) {
        int done = percent * BAR / FULL;
        return "  " + what + " [" + "#".repeat(done) + "-".repeat(BAR - done) + "] " + percent + " %";
    }

    private static void pause() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }

    private void tick(String what, long begin) {
        try {
            while (true) {
                out.print(padded(what) + seconds(begin) + '\r');
                out.flush();
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
        } catch (InterruptedException e) {
            // The step is over, and the line is written for good by the caller.
        }
    }

    private void line(String what, long begin, String result) {
        say(padded(what) + result + " (" + seconds(begin) + ")");
    }

    private static String padded(String what) {
        return "  " + what + " " + ".".repeat(Math.max(3, WIDTH - what.length())) + " ";
    }

    private static String seconds(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin).toSeconds() + " s";
    }
}
