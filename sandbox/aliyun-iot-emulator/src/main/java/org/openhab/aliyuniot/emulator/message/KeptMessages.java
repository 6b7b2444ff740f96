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

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The messages that all devices' logs keep, in the order in which they came: thousands of devices are not to take the
 * memory of a machine, where each of them may take its own share.
 *
 * <p>Bounded in number and in bytes; the oldest leave first, whose ever they are. Not safe for use by several threads.
 */
public final class KeptMessages {
    static final int MAX_MESSAGES = 20_000;
    static final long MAX_BYTES = 64L * 1024 * 1024;

    private final Set<Kept> all = new LinkedHashSet<>();
    private long bytes;

    /** One message in its log; equal to itself only. */
    static final class Kept {
        private final ReceivedMessage message;
        private final Runnable forgetOldest;

        /**
         * @param forgetOldest has its log take its oldest message out, also here
         */
        Kept(ReceivedMessage message, Runnable forgetOldest) {
            this.message = message;
            this.forgetOldest = forgetOldest;
        }

        ReceivedMessage message() {
            return message;
        }

        int bytes() {
            return message.payload().length;
        }
    }

    /** Takes one more in, and has logs forget what there is no room for any more. */
    void add(Kept kept) {
        all.add(kept);
        bytes += kept.bytes();
        while (all.size() > MAX_MESSAGES || bytes > MAX_BYTES) {
            // The oldest of all is the oldest of its log.
            all.iterator().next().forgetOldest.run();
        }
    }

    void remove(Kept kept) {
        if (all.remove(kept)) {
            bytes -= kept.bytes();
        }
    }
}
