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
package org.openhab.binding.aliyuniot.link.transport.coap.secure;

import java.io.IOException;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.text.ForeignText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The numbers that the messages of one device carry in symmetric mode: each larger than all before, those of earlier
 * connections and, as far as the store reaches, of earlier processes included. The platform takes one that it has seen
 * for a replay. For any thread.
 */
public final class SequenceNumbers {
    /** As many as the platform's answer may move us forward; the C SDK reads an int, too. */
    static final long MAX_OFFSET = Integer.MAX_VALUE;

    /** Numbers that one write to the store is good for; as many are lost with each restart. */
    private static final int BLOCK = 1000;

    private final Logger logger = LoggerFactory.getLogger(SequenceNumbers.class);

    private final DeviceIdentity identity;
    private final SequenceStore store;
    private long next = 1;
    private long reservedTo;
    private boolean keptByStore = true;

    public SequenceNumbers(DeviceIdentity identity, SequenceStore store) {
        this.identity = identity;
        this.store = store;
    }

    public synchronized long next() {
        if (next >= reservedTo) {
            next = reserve();
            reservedTo = next + BLOCK;
        }
        return next++;
    }

    /** Whether others that begin with what the store has kept use none of these numbers again. */
    public synchronized boolean isKeptByStore() {
        return keptByStore;
    }

    private long reserve() {
        try {
            long first = store.reserve(identity, next, BLOCK);
            keptByStore = store != SequenceStore.NONE;
            return first;
        } catch (IOException e) {
            // A device that cannot report because of a full disk is worse than a number that is used twice if the
            // process ends before the disk is repaired: the key is another one with each authentication.
            keptByStore = false;
            logger.warn("{}: the sequence numbers in use cannot be kept on disk: {}", identity, ForeignText.reasons(e));
            return next;
        }
    }

    /**
     * What the platform wants the next numbers to be larger than.
     *
     * @param offset 0 to {@value #MAX_OFFSET}
     */
    public synchronized void startAfter(long offset) {
        if (offset >= next) {
            next = offset + 1;
        }
    }
}
