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
package org.openhab.binding.aliyuniot.link.session.outgoing;

import java.time.Duration;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.transport.Message;

/**
 * Where sessions keep messages of QoS 1 from {@link org.openhab.binding.aliyuniot.link.session.DeviceSession#publish} until the platform has acknowledged them, so
 * that they outlive the process. Trouble of the store is the store's own: it says so in the log and keeps nothing, and
 * the sessions go on without.
 */
@FunctionalInterface
public interface OutgoingStore {
    /** Keeps nothing. */
    OutgoingStore NONE = identity -> new Shelf() {
        @Override
        public void forEach(Reader reader) {}

        @Override
        public long add(Message message) {
            return NOT_KEPT;
        }

        @Override
        public void remove(long key) {}
    };

    /**
     * The messages of one device. The newest shelf of a device takes over from earlier ones, which may still remove
     * but add no more.
     */
    Shelf shelf(DeviceIdentity identity);

    /** Deletes what is kept for a device that is no more. May wait for the disk. */
    default void forget(DeviceIdentity identity) {}

    /**
     * Kept messages of one device, called on the mailbox of its session. Never throws.
     */
    interface Shelf {
        /** Key of a message that is not kept. */
        long NOT_KEPT = 0;

        /** Reads all messages in the order in which they were added. */
        void forEach(Reader reader);

        /**
         * Keeps a message; when this returns, the end of the process does not lose it.
         *
         * @return what to remove it by, above 0, or {@link #NOT_KEPT}
         */
        long add(Message message);

        /** Forgets a message; {@link #NOT_KEPT} does nothing. */
        void remove(long key);
    }

    /** Takes what {@link Shelf#forEach} reads; may remove it from the shelf. */
    @FunctionalInterface
    interface Reader {
        /**
         * @param age how long ago it was added, by a clock that may jump
         */
        void read(long key, Message message, Duration age);
    }
}
