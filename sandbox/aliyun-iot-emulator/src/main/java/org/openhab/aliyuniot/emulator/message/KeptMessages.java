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

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The messages that all devices' logs keep, in the order in which they came: thousands of devices are not to take the
 * memory of a machine, where each of them may take its own share.
 *
 * <p>Bounded in number and in bytes; the oldest leave first, whose ever they are. Not safe for use by several threads.
 */
public final class KeptMessages {
    static final int MAX_MESSAGES = 20_000;
    static final long MAX_BYTES = 64L * 1024 * 1024;

    /** Also forgotten ones, up to the same bounds again: it costs less to take out many of them at once. */
    private final Deque<Kept> all = new ArrayDeque<>();

    private long bytes;
    private int forgotten;
    private long forgottenBytes;

    /** One message in its log. */
    static final class Kept {
        private final ReceivedMessage message;
        private final Runnable forgetOldest;
        private final int bytes;
        private boolean forgotten;

        /**
         * @param forgetOldest has its log take its oldest message out, also here
         */
        Kept(ReceivedMessage message, Runnable forgetOldest) {
            this.message = message;
            this.forgetOldest = forgetOldest;
            this.bytes = message.payload().length;
        }

        ReceivedMessage message() {
            return message;
        }

        int bytes() {
            return bytes;
        }

        private boolean isForgotten() {
            return forgotten;
        }
    }

    /** Takes one more in, and has logs forget what there is no room for any more. */
    void add(Kept kept) {
        all.addLast(kept);
        bytes += kept.bytes();
        while (all.size() - forgotten > MAX_MESSAGES || bytes > MAX_BYTES) {
            // The oldest of all is the oldest of its log.
            oldest().forgetOldest.run();
        }
    }

    private Kept oldest() {
        Kept first = all.getFirst();
        while (first.forgotten) {
            all.removeFirst();
            forgotten--;
            forgottenBytes -= first.bytes();
            first = all.getFirst();
        }
        return first;
    }

    /** To be called once for each that was taken in. */
    void remove(Kept kept) {
        kept.forgotten = true;
        forgotten++;
        forgottenBytes += kept.bytes();
        bytes -= kept.bytes();
        if (forgotten > MAX_MESSAGES || forgottenBytes > MAX_BYTES) {
            all.removeIf(Kept::isForgotten);
            forgotten = 0;
            forgottenBytes = 0;
        }
    }
}
