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
package org.openhab.aliyuniot.emulator.web;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.openhab.aliyuniot.emulator.message.PassingMessage;
import org.openhab.aliyuniot.emulator.message.TrafficListener;

/**
 * The newest messages between devices and the platform, in both directions, and those who want to hear of the next ones.
 *
 * <p>Bounded in number and in bytes; the oldest leave first. Only the emulator's event loop touches it.
 */
public final class TrafficRecorder implements TrafficListener {
    private static final int MAX_MESSAGES = 2000;
    private static final long MAX_BYTES = 8L * 1024 * 1024;
    private static final int MAX_LISTENERS = 16;

    private final Deque<RecordedMessage> messages = new ArrayDeque<>();
    private final Set<Listener> listeners = new LinkedHashSet<>();
    private final String epoch = UUID.randomUUID().toString();
    private final int maxMessages;
    private final long maxBytes;
    private long lastSeq;
    private long bytes;

    /** Who hears of each message and change. */
    interface Listener {
        void passed(RecordedMessage message);

        void changed();
    }

    /** Keeps up to 2000 messages in about 8 MB. */
    public TrafficRecorder() {
        this(MAX_MESSAGES, MAX_BYTES);
    }

    TrafficRecorder(int maxMessages, long maxBytes) {
        this.maxMessages = maxMessages;
        this.maxBytes = maxBytes;
    }

    @Override
    public void passed(PassingMessage passing) {
        RecordedMessage message = new RecordedMessage(++lastSeq, Instant.now(), passing);
        messages.addLast(message);
        bytes += message.bytes();
        while (messages.size() > maxMessages || bytes > maxBytes) {
            bytes -= messages.removeFirst().bytes();
        }
        List.copyOf(listeners).forEach(listener -> listener.passed(message));
    }

    @Override
    public void changed() {
        List.copyOf(listeners).forEach(Listener::changed);
    }

    /** Those kept with a higher sequence number, oldest first. */
    List<RecordedMessage> after(long seq) {
        return messages.stream().filter(message -> message.seq() > seq).toList();
    }

    /** The message of a sequence number, if it is still kept. */
    Optional<RecordedMessage> find(long seq) {
        return messages.stream().filter(message -> message.seq() == seq).findFirst();
    }

    /** Names this recording: sequence numbers of another one, before the emulator was started anew, mean nothing here. */
    String epoch() {
        return epoch;
    }

    /** Returns false when there are too many listeners already. */
    boolean listen(Listener listener) {
        return listeners.size() < MAX_LISTENERS && listeners.add(listener);
    }

    void forget(Listener listener) {
        listeners.remove(listener);
    }
}
