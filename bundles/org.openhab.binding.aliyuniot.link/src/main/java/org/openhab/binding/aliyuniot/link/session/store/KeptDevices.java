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

import java.util.HashMap;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.journal.Journal;
import org.openhab.binding.aliyuniot.link.journal.JournalNote;

/**
 * The messages that a {@link DiskOutgoingStore} keeps, by device, as its journal tells them. Belongs to the store's lock.
 */
final class KeptDevices {
    private final Map<DeviceIdentity, KeptMessages> devices = new HashMap<>();
    private long undecodable;

    /** Takes what a journal has; to be called for each note in the order in which they were made. */
    void found(Journal from, JournalNote note, byte[] body) {
        KeptNote read;
        try {
            read = KeptNote.decode(body);
        } catch (IllegalArgumentException e) {
            undecodable++;
            from.release(note);
            return;
        }
        KeptMessages of = of(read.identity());
        KeptMessages.Kept before = of.remove(read.key());
        if (read.message() == null) {
            from.release(note);
        } else {
            of.found(read.key(), read.millis(), note);
        }
        JournalNote earlier = before == null ? null : before.note;
        if (earlier != null) {
            // Gone, or moved to another file when the process ended.
            from.release(earlier);
        }
    }

    /** The messages of a device, which may be none yet. */
    KeptMessages of(DeviceIdentity identity) {
        return devices.computeIfAbsent(identity, KeptMessages::new);
    }

    /** The messages of a device that was asked or found before. */
    @Nullable
    KeptMessages known(DeviceIdentity identity) {
        return devices.get(identity);
    }

    boolean isEmpty() {
        return devices.isEmpty();
    }

    /** Messages of all devices. */
    int messages() {
        return devices.values().stream().mapToInt(KeptMessages::size).sum();
    }

    /** Notes that could be read, but not understood. */
    long undecodable() {
        return undecodable;
    }

    /** Forgets all messages, but not the devices: shelves have them already. */
    void clear() {
        undecodable = 0;
        devices.values().forEach(KeptMessages::clear);
    }
}
