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
package org.openhab.aliyuniot.emulator.message;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The newest messages of a device, and those who want to hear of the next ones.
 *
 * <p>Bounded in number and in bytes; the oldest leave first. Not safe for use by several threads.
 */
public final class MessageLog {
    static final int MAX_MESSAGES = 1000;
    private static final long MAX_BYTES = 8L * 1024 * 1024;
    private static final int MAX_LISTENERS = 16;

    private final Deque<ReceivedMessage> messages = new ArrayDeque<>();
    private final Set<Consumer<ReceivedMessage>> listeners = new LinkedHashSet<>();
    private long lastSeq;
    private long bytes;

    public void append(IncomingMessage incoming) {
        ReceivedMessage message = new ReceivedMessage(
                ++lastSeq,
                Instant.now(),
                incoming.protocol(),
                incoming.topic(),
                incoming.qos(),
                incoming.dup(),
                incoming.payload());
        messages.addLast(message);
        bytes += incoming.payload().length;
        while (messages.size() > MAX_MESSAGES || bytes > MAX_BYTES) {
            bytes -= messages.removeFirst().payload().length;
        }
        List.copyOf(listeners).forEach(listener -> listener.accept(message));
    }

    public List<ReceivedMessage> after(long seq) {
        return messages.stream().filter(message -> message.seq() > seq).toList();
    }

    public long count() {
        return lastSeq;
    }

    /** Returns false when there are too many listeners already. */
    public boolean listen(Consumer<ReceivedMessage> listener) {
        return listeners.size() < MAX_LISTENERS && listeners.add(listener);
    }

    public void forget(Consumer<ReceivedMessage> listener) {
        listeners.remove(listener);
    }
}
