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
package org.openhab.aliyuniot.emulator.fault;

import org.openhab.aliyuniot.emulator.topic.TopicFilters;

/** What goes wrong with the connection of a device; a delay and a black hole also over CoAP and HTTPS. */
public sealed interface LineFault extends Fault {
    /**
     * CONNECT is answered with a return code, even if everything is right with it.
     *
     * @param returnCode of the CONNACK, 1 to 5
     */
    record RefuseConnect(int count, int returnCode) implements LineFault {
        private static final int MAX_RETURN_CODE = 5;

        public RefuseConnect {
            FaultBounds.checkCount(count);
            FaultBounds.check("returnCode", returnCode, 1, MAX_RETURN_CODE);
        }

        @Override
        public RefuseConnect withCount(int left) {
            return new RefuseConnect(left, returnCode);
        }
    }

    /**
     * SUBACK carries 0x80 for a topic filter.
     *
     * @param filter which topic filters are refused: the very one, or all that it covers; absolute or relative such as
     *     {@code user/#}
     */
    record RefuseSubscription(String filter) implements LineFault {
        public RefuseSubscription {
            if (!TopicFilters.isValid(filter)) {
                throw new IllegalArgumentException("filter must be a topic filter, such as user/# or user/get");
            }
        }
    }

    /**
     * All that the platform sends arrives later, in order; also the answer to CONNECT.
     *
     * @param delayMillis how much later, 1 to 60,000 ms
     */
    record Delay(int delayMillis) implements LineFault {
        public Delay {
            FaultBounds.check("delayMillis", delayMillis, 1, FaultBounds.MAX_DELAY_MILLIS);
        }
    }

    /** The connection stays open, but nothing is read from it and nothing is written; CONNECT is not answered. */
    record BlackHole() implements LineFault {}

    /**
     * A connection is closed. Packets and bytes are those of both directions, from CONNACK on or from when the fault was
     * added.
     */
    sealed interface Drop extends LineFault {}

    /**
     * A connection is closed after so many MQTT packets.
     *
     * @param after how many, 1 to 1,000,000,000
     */
    record DropAfterPackets(int count, int after) implements Drop {
        public DropAfterPackets {
            FaultBounds.checkCount(count);
            FaultBounds.check("after", after, 1, FaultBounds.MAX_AMOUNT);
        }

        @Override
        public DropAfterPackets withCount(int left) {
            return new DropAfterPackets(left, after);
        }
    }

    /**
     * A connection is closed after so many bytes, also in the middle of a packet.
     *
     * @param after how many, 1 to 1,000,000,000
     */
    record DropAfterBytes(int count, int after) implements Drop {
        public DropAfterBytes {
            FaultBounds.checkCount(count);
            FaultBounds.check("after", after, 1, FaultBounds.MAX_AMOUNT);
        }

        @Override
        public DropAfterBytes withCount(int left) {
            return new DropAfterBytes(left, after);
        }
    }

    /**
     * A connection is closed after a random time.
     *
     * @param withinMillis how long it lives at most, 1 to 3,600,000 ms
     * @param seed of the times: the same seed gives the n-th connection of a device the same time
     */
    record DropAtRandom(int count, int withinMillis, long seed) implements Drop {
        private static final int MAX_WITHIN_MILLIS = 3_600_000;

        public DropAtRandom {
            FaultBounds.checkCount(count);
            FaultBounds.check("withinMillis", withinMillis, 1, MAX_WITHIN_MILLIS);
        }

        @Override
        public DropAtRandom withCount(int left) {
            return new DropAtRandom(left, withinMillis, seed);
        }
    }
}
