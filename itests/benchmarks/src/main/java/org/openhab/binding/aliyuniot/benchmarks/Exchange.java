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
package org.openhab.binding.aliyuniot.benchmarks;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;

/**
 * One message at a time on its way to the broker and back. It is over when the message has come back and the broker's
 * acknowledgement has too, so no client has more on its way than there are exchanges.
 */
final class Exchange {
    /** Bytes of a message. */
    static final int PAYLOAD_BYTES = 200;

    private static final int HALVES = 2;
    private static final int FREE = -1;

    private final int number;
    private final Function<byte[], CompletionStage<?>> publish;
    private final AtomicInteger missing = new AtomicInteger(FREE);
    private volatile long startedAt;
    private volatile long latency;
    private volatile @Nullable Load load;

    /**
     * @param number tells it from the device's other exchanges
     */
    Exchange(int number, Function<byte[], CompletionStage<?>> publish) {
        this.number = number;
        this.publish = publish;
    }

    /** The exchange's number in a received message. */
    static int numberIn(byte[] payload) {
        return ByteBuffer.wrap(payload).getInt();
    }

    /**
     * Sends.
     *
     * @param startedAt where latency counts from, in {@link System#nanoTime()}
     */
    void start(Load load, long startedAt) {
        this.load = load;
        this.startedAt = startedAt;
        missing.set(HALVES);
        byte[] payload = ByteBuffer.allocate(PAYLOAD_BYTES)
                .putInt(number)
                .putLong(startedAt)
                .array();
        publish.apply(payload).whenComplete((done, failure) -> {
            if (failure == null) {
                half();
            } else {
                load.failed(failure);
            }
        });
    }

    /** Whether it is not on its way. */
    boolean isFree() {
        return missing.get() == FREE;
    }

    /** Takes the message that came back; others, repeated ones, are passed over. */
    void received(byte[] payload) {
        if (ByteBuffer.wrap(payload).getLong(Integer.BYTES) == startedAt) {
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
