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

import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * The threads that read what connections receive. Those of the operating system do themselves what comes of it; virtual
 * ones leave it to the workers, as code of others may hold the carrier threads that all virtual threads share (Java 21 to
 * 23, JEP 491).
 */
final class Readers {
    /** As many threads as may be blocked for all devices together, as with workers. */
    static final int MAX_REPLACED = 256;

    private final Workers workers;
    private final ThreadFactory working;
    private final ThreadFactory waiting;
    /** How many connections more may have threads of the operating system. */
    private final Semaphore places;

    private final int mostReplaced;
    private final AtomicInteger replaced = new AtomicInteger();

    private enum State {
        READING,
        WORKING,
        /** Another thread has been started to read on. */
        HANDING_OVER,
        REPLACED
    }

    /** One thread of the operating system at one connection. */
    private final class WorkingTurn implements ReaderTurn {
        private final Consumer<ReaderTurn> loop;
        private final AtomicReference<State> state = new AtomicReference<>(State.READING);
        private final Workers.Worker worker = workers.enlist(this::handOver);

        WorkingTurn(Consumer<ReaderTurn> loop) {
            this.loop = loop;
        }

        void run() {
            try {
                loop.accept(this);
            } finally {
                workers.dismiss(worker);
                if (state.get() == State.REPLACED) {
                    replaced.decrementAndGet();
                } else {
                    places.release();
                }
            }
        }

        @Override
        public boolean work() {
            if (!worker.hasNext()) {
                return true;
            }
            if (replaced.get() >= mostReplaced) {
                leave();
                return true;
            }
            state.set(State.WORKING);
            worker.doNext();
            return state.compareAndSet(State.WORKING, State.READING)
                    || state.compareAndSet(State.HANDING_OVER, State.READING);
        }

        @Override
        public void leave() {
            worker.leaveToOthers();
        }

        /** On the timer, again and again while a task is blocked. */
        private void handOver() {
            if (state.compareAndSet(State.WORKING, State.HANDING_OVER)) {
                try {
                    working.newThread(this::replace).start();
                } catch (Throwable e) {
                    // There may be a thread the next time.
                    state.compareAndSet(State.HANDING_OVER, State.WORKING);
                    throw e;
                }
            }
        }

        /** On the new thread. */
        private void replace() {
            if (state.compareAndSet(State.HANDING_OVER, State.REPLACED)) {
                replaced.incrementAndGet();
                new WorkingTurn(loop).run();
            }
        }
    }

    /**
     * @param working makes threads of the operating system
     * @param waiting makes those that do nothing but wait
     * @param places how many connections get the former
     * @param mostReplaced beyond as many whose tasks are blocked, workers have the tasks of all others
     */
    Readers(Workers workers, ThreadFactory working, ThreadFactory waiting, int places, int mostReplaced) {
        this.workers = workers;
        this.working = working;
        this.waiting = waiting;
        this.places = new Semaphore(places);
        this.mostReplaced = mostReplaced;
    }

    /**
     * Starts a thread that reads.
     *
     * @param loop reads until the end, or until {@link ReaderTurn#work()} says that another thread does; it is called
     *     again on that one
     */
    void start(Consumer<ReaderTurn> loop) {
        if (!places.tryAcquire()) {
            waiting.newThread(() -> loop.accept(ReaderTurn.WITHOUT_WORK)).start();
            return;
        }
        try {
            working.newThread(() -> new WorkingTurn(loop).run()).start();
        } catch (Throwable e) {
            places.release();
            throw e;
        }
    }
}
