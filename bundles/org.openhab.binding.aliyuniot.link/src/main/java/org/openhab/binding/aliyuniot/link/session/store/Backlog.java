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

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.openhab.binding.aliyuniot.link.journal.Journal;
import org.openhab.binding.aliyuniot.link.transport.Message;

/**
 * Messages and removals that the disk has not taken, in their order. Belongs to the store's lock.
 */
final class Backlog {
    private final Set<KeptMessages.Kept> messages = new LinkedHashSet<>();
    private final Deque<byte[]> removals = new ArrayDeque<>();

    void add(KeptMessages.Kept message) {
        messages.add(message);
    }

    /** The message needs not be written any more. */
    void drop(KeptMessages.Kept message) {
        messages.remove(message);
    }

    /**
     * @param removal what tells the journal that a message is gone
     */
    void addRemoval(byte[] removal) {
        removals.add(removal);
    }

    boolean isEmpty() {
        return messages.isEmpty() && removals.isEmpty();
    }

    /** Messages that wait to be written. */
    int messages() {
        return messages.size();
    }

    /**
     * Writes as much as the disk takes.
     *
     * @throws IOException if it does not take all; the rest stays here
     */
    void writeTo(Journal journal) throws IOException {
        Iterator<KeptMessages.Kept> waiting = messages.iterator();
        while (waiting.hasNext()) {
            KeptMessages.Kept kept = waiting.next();
            Message message = kept.unwritten;
            if (message != null) {
                kept.note = journal.append(KeptNote.waits(kept.identity, kept.key, kept.millis, message));
                kept.unwritten = null;
            }
            waiting.remove();
        }
        for (byte[] removal = removals.peek(); removal != null; removal = removals.peek()) {
            journal.appendRemark(removal);
            removals.remove();
        }
    }
}
