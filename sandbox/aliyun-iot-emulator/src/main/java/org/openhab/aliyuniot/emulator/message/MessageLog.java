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
 * <p>Bounded in number and in bytes, alone and together with the logs of all other devices; the oldest leave first. Not safe for use by several threads.
 */
public final class MessageLog {
    static final int MAX_MESSAGES = 1000;
    private static final long MAX_BYTES = 8L * 1024 * 1024;
    private static final int MAX_LISTENERS = 16;

    private final KeptMessages ofAll;
    private final Runnable forgetting = this::forgetOldest;
    private final Deque<KeptMessages.Kept> messages = new ArrayDeque<>();
    private final Set<Consumer<ReceivedMessage>> listeners = new LinkedHashSet<>();
    private long lastSeq;
    private long bytes;

    public MessageLog(KeptMessages ofAll) {
        this.ofAll = ofAll;
    }

    public void append(IncomingMessage incoming) {
        ReceivedMessage message = new ReceivedMessage(
                ++lastSeq,
                Instant.now(),
                incoming.protocol(),
                incoming.topic(),
                incoming.qos(),
                incoming.dup(),
                incoming.payload());
        KeptMessages.Kept kept = new KeptMessages.Kept(message, forgetting);
        messages.addLast(kept);
        bytes += kept.bytes();
        while (messages.size() > MAX_MESSAGES || bytes > MAX_BYTES) {
            forgetOldest();
        }
        ofAll.add(kept);
        List.copyOf(listeners).forEach(listener -> listener.accept(message));
    }

    private void forgetOldest() {
        KeptMessages.Kept oldest = messages.removeFirst();
        bytes -= oldest.bytes();
        ofAll.remove(oldest);
    }

    public List<ReceivedMessage> after(long seq) {
        return messages.stream()
                .map(KeptMessages.Kept::message)
                .filter(message -> message.seq() > seq)
                .toList();
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
