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
package org.openhab.binding.aliyuniot.link.session.store;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.journal.JournalNote;
import org.openhab.binding.aliyuniot.link.session.outgoing.OutgoingStore;
import org.openhab.binding.aliyuniot.link.transport.Message;

/**
 * What a {@link DiskOutgoingStore} keeps for one device, whichever shelf it stands on. Belongs to the store's lock.
 */
final class KeptMessages {
    final DeviceIdentity identity;
    OutgoingStore.@Nullable Shelf newest;
    private final SortedMap<Long, Kept> messages = new TreeMap<>();
    /** Never given out twice, as an earlier shelf may still remove. */
    private long lastKey = OutgoingStore.Shelf.NOT_KEPT;

    /** One message: noted in the journal, or in memory as long as the disk does not take it. */
    static final class Kept {
        final DeviceIdentity identity;
        final long key;
        final long millis;

        @Nullable
        Message unwritten;

        @Nullable
        JournalNote note;

        Kept(DeviceIdentity identity, long key, long millis, @Nullable Message unwritten, @Nullable JournalNote note) {
            this.identity = identity;
            this.key = key;
            this.millis = millis;
            this.unwritten = unwritten;
            this.note = note;
        }
    }

    KeptMessages(DeviceIdentity identity) {
        this.identity = identity;
    }

    /** Takes a message that is not written yet. */
    Kept add(long millis, Message message) {
        Kept kept = new Kept(identity, ++lastKey, millis, message, null);
        messages.put(kept.key, kept);
        return kept;
    }

    /**
     * Takes a message that was found in the journal.
     *
     * @return what was found of it before
     */
    @Nullable
    Kept found(long key, long millis, JournalNote note) {
        lastKey = Math.max(lastKey, key);
        return messages.put(key, new Kept(identity, key, millis, null, note));
    }

    /** A message is gone, or has been so before. */
    @Nullable
    Kept remove(long key) {
        lastKey = Math.max(lastKey, key);
        return messages.remove(key);
    }

    @Nullable
    Kept get(long key) {
        return messages.get(key);
    }

    void clear() {
        messages.clear();
    }

    List<Long> keys() {
        return List.copyOf(messages.keySet());
    }

    int size() {
        return messages.size();
    }
}
