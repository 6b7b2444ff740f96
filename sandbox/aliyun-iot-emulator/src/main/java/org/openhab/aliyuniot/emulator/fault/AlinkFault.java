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

/** What goes wrong with requests of Alink, those for firmware left out. */
public sealed interface AlinkFault extends Fault {
    /**
     * Which requests: a topic filter below {@code /sys/{productKey}/{deviceName}/}, or {@code /ext/session/…/}, such as
     * {@code thing/topo/add}, {@code combine/+} or {@code #}.
     */
    String filter();

    /** Whether a request on that topic is concerned, given as the filter is. */
    default boolean concerns(String path) {
        return TopicFilters.matches(filter(), path);
    }

    /**
     * A request is not carried out, but refused.
     *
     * @param returnCode of the reply, 400 to 99,999
     */
    record RefuseAlink(int count, String filter, int returnCode) implements AlinkFault {
        private static final int MIN_CODE = 400;
        private static final int MAX_CODE = 99_999;

        public RefuseAlink {
            FaultBounds.checkCount(count);
            checkFilter(filter);
            FaultBounds.check("returnCode", returnCode, MIN_CODE, MAX_CODE);
        }

        @Override
        public RefuseAlink withCount(int left) {
            return new RefuseAlink(left, filter, returnCode);
        }
    }

    /** A request is carried out, but the reply never comes. */
    record LoseReply(int count, String filter) implements AlinkFault {
        public LoseReply {
            FaultBounds.checkCount(count);
            checkFilter(filter);
        }

        @Override
        public LoseReply withCount(int left) {
            return new LoseReply(left, filter);
        }
    }

    private static void checkFilter(String filter) {
        if (filter.startsWith("/") || !TopicFilters.isValid(filter)) {
            throw new IllegalArgumentException("filter must be a relative topic filter, such as thing/topo/add or #");
        }
    }
}
