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
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;

/**
 * Lets only so many jobs that take much of the machine run at a time; the others wait in the order in which they came.
 * For any thread.
 */
public final class WaitingLine {
    private final int places;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();

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

    /** Joins the line at its end. */
    public Turn join() {
        Turn turn = new Turn();
        lock.lock();
        try {
            turns.add(turn);
        } finally {
            lock.unlock();
        }
        return turn;
    }

    /** The turn of one job, which lasts until it is closed. */
    public final class Turn implements AutoCloseable {
        private Turn() {}

        /**
         * Waits until it comes.
         *
         * @param others is told how many others have to end before, as often as that changes; on the calling thread
         * @return false if it was closed meanwhile
         */
        public boolean await(IntConsumer others) throws InterruptedException {
            int waitsFor = awaitOtherThan(0);
            while (waitsFor > 0) {
                others.accept(waitsFor);
                waitsFor = awaitOtherThan(waitsFor);
            }
            return hasCome();
        }

        private int awaitOtherThan(int told) throws InterruptedException {
            lock.lockInterruptibly();
            try {
                int waitsFor = waitsFor();
                while (waitsFor > 0 && waitsFor == told) {
                    moved.await();
                    waitsFor = waitsFor();
                }
                return waitsFor;
            } finally {
                lock.unlock();
            }
        }

        private int waitsFor() {
            return turns.indexOf(this) - places + 1;
        }

        private boolean hasCome() {
            lock.lock();
            try {
                return turns.contains(this) && waitsFor() <= 0;
            } finally {
                lock.unlock();
            }
        }

        /** Leaves the line, whether the turn has come or not; {@link #await} ends. */
        @Override
        public void close() {
            lock.lock();
            try {
                turns.remove(this);
                moved.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}
