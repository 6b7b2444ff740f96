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
package org.openhab.binding.aliyuniot.benchmarks.load;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;

/**
 * One message at a time on its way to the broker and back. It is over when the message has come back and the broker's
 * acknowledgement has too, so no client has more on its way than there are exchanges.
 */
public final class Exchange {
    /** The most exchanges of a device; fewer than Paho takes by default would slow the others down. */
    public static final int MAX_WINDOW = 10;

    private static final int HALVES = 2;
    private static final int FREE = -1;

    private final Function<byte[], CompletionStage<?>> publish;
    private final AtomicInteger missing = new AtomicInteger(FREE);
    private volatile long id;
    private volatile long startedAt;
    private volatile long latency;
    private volatile @Nullable Load load;

    /**
     * @param number tells it from the device's other exchanges, below {@link #MAX_WINDOW}
     */
    public Exchange(int number, Function<byte[], CompletionStage<?>> publish) {
        this.id = number;
        this.publish = publish;
    }

    /** The number of the exchange that a message with this id belongs to. */
    public static int numberIn(long id) {
        return (int) (id % MAX_WINDOW);
    }

    /**
     * Sends.
     *
     * @param startedAt where latency counts from, in {@link System#nanoTime()}
     */
    public void start(Load load, long startedAt) {
        this.load = load;
        this.startedAt = startedAt;
        long next = id + MAX_WINDOW;
        id = next;
        missing.set(HALVES);
        publish.apply(EchoMessage.of(next)).whenComplete((done, failure) -> {
            if (failure == null) {
                half();
            } else {
                load.failed(failure);
            }
        });
    }

    /** Whether it is not on its way. */
    public boolean isFree() {
        return missing.get() == FREE;
    }

    /** Takes the message that came back; others, repeated ones, are passed over. */
    public void received(long received) {
        if (received == id) {
            latency = System.nanoTime() - startedAt;
            half();
        }
    }

    private void half() {
        Load waiting = load;
        if (missing.decrementAndGet() == 0 && waiting != null) {
            long took = latency;
            missing.set(FREE);
            waiting.completed(this, took);
        }
    }
}
