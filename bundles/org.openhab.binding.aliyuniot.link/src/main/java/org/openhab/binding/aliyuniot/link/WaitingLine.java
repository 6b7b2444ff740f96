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
package org.openhab.binding.aliyuniot.link;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.IntConsumer;

/**
 * Bounds how many jobs that take much of the machine run at a time. The others wait in the order in which they came,
 * and hold no thread meanwhile. For any thread.
 */
public final class WaitingLine {
    private final int places;

    /** In the order in which they came: those that have their turn are the first ones. */
    private final List<Turn> turns = new ArrayList<>();

    /**
     * @param places how many may run at a time, at least 1
     */
    public WaitingLine(int places) {
        if (places < 1) {
            throw new IllegalArgumentException("A line has at least one place, not " + places);
        }
        this.places = places;
    }

    /**
     * Joins the line at its end.
     *
     * @param executor runs what follows, in order, and does not do it at once
     * @param others is told how many others have to end before, as often as that changes
     * @param job runs when its turn has come
     */
    public synchronized Turn join(Executor executor, IntConsumer others, Runnable job) {
        Turn turn = new Turn(executor, others, job);
        turns.add(turn);
        move();
        return turn;
    }

    private void move() {
        for (Turn turn : List.copyOf(turns)) {
            try {
                turn.waitsFor(turns.indexOf(turn) - places + 1);
            } catch (RejectedExecutionException e) {
                // Whoever works for it is gone.
                turns.remove(turn);
            }
        }
    }

    private synchronized boolean leave(Turn turn) {
        boolean left = turns.remove(turn);
        move();
        return left && !turn.hasCome;
    }

    /** The turn of one job, which lasts until it leaves. */
    public final class Turn {
        private final Executor executor;
        private final IntConsumer others;
        private final Runnable job;
        private int told;
        private boolean hasCome;

        private Turn(Executor executor, IntConsumer others, Runnable job) {
            this.executor = executor;
            this.others = others;
            this.job = job;
        }

        private void waitsFor(int number) {
            if (hasCome) {
                return;
            }
            if (number <= 0) {
                hasCome = true;
                executor.execute(job);
            } else if (number != told) {
                told = number;
                executor.execute(() -> others.accept(number));
            }
        }

        /**
         * Leaves the line, whether the turn has come or not; a second time does nothing.
         *
         * @return whether it had not come, so that the job does not run
         */
        public boolean leave() {
            return WaitingLine.this.leave(this);
        }
    }
}
