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
package org.openhab.aliyuniot.emulator.mqtt;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openhab.aliyuniot.emulator.message.OutgoingMessage;

/** The messages of QoS 1 that a connection has sent and the device not acknowledged. Only the emulator's event loop touches it. */
final class Unacknowledged {
    /** Limit of the platform. */
    private static final int MAX = 100;

    private static final int MAX_PACKET_ID = 0xffff;

    private final Map<Integer, OutgoingMessage> messages = new LinkedHashMap<>();
    private Set<OutgoingMessage> older = Set.of();
    private int lastPacketId;

    boolean isFull() {
        return messages.size() >= MAX;
    }

    /** Adds a message, with a packet id if it has none; those that wait keep theirs. */
    OutgoingMessage add(OutgoingMessage next, Collection<OutgoingMessage> waiting) {
        OutgoingMessage message = next.wasSent() ? next : next.withPacketId(nextPacketId(waiting));
        messages.put(message.packetId(), message);
        return message;
    }

    void acknowledged(int packetId) {
        messages.remove(packetId);
    }

    Collection<OutgoingMessage> all() {
        return messages.values();
    }

    /** Those that were there already when {@link #remember} was called last. */
    List<OutgoingMessage> overdue() {
        return messages.values().stream().filter(older::contains).toList();
    }

    void remember() {
        older = Set.copyOf(messages.values());
    }

    private int nextPacketId(Collection<OutgoingMessage> waiting) {
        do {
            lastPacketId = lastPacketId == MAX_PACKET_ID ? 1 : lastPacketId + 1;
        } while (isTaken(lastPacketId, waiting));
        return lastPacketId;
    }

    private boolean isTaken(int packetId, Collection<OutgoingMessage> waiting) {
        return messages.containsKey(packetId) || waiting.stream().anyMatch(message -> message.packetId() == packetId);
    }
}
