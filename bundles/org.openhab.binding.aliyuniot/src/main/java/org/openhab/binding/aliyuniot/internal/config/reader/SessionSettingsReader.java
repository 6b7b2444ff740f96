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
package org.openhab.binding.aliyuniot.internal.config.reader;

import java.time.Duration;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.config.parameter.CommonParameters;
import org.openhab.binding.aliyuniot.internal.config.parameter.Problems;
import org.openhab.binding.aliyuniot.link.session.SessionSettings;
import org.openhab.binding.aliyuniot.link.session.outgoing.QueueBounds;
import org.openhab.binding.aliyuniot.link.session.outgoing.UplinkRates;

/**
 * Checks how a session treats its messages.
 */
final class SessionSettingsReader {
    private static final int MAX_QUEUED_MESSAGES = 100_000;
    private static final int MAX_QUEUED_KILOBYTES = 65_536;
    /** A year. */
    private static final int MAX_QUEUED_MINUTES = 366 * 24 * 60;

    private static final int MAX_RATE = 1000;

    private SessionSettingsReader() {}

    /**
     * @return {@code null} if a problem was added
     */
    static @Nullable SessionSettings read(CommonParameters given, Problems problems) {
        boolean valid = problems.within("queueMessages", given.queueMessages, 1, MAX_QUEUED_MESSAGES)
                & problems.within("queueKilobytes", given.queueKilobytes, 1, MAX_QUEUED_KILOBYTES)
                & problems.within("queueMinutes", given.queueMinutes, 0, MAX_QUEUED_MINUTES)
                & problems.within("rateQos0", given.rateQos0, 0, MAX_RATE)
                & problems.within("rateQos1", given.rateQos1, 0, MAX_RATE);
        return !valid
                ? null
                : SessionSettings.DEFAULT
                        .withQueue(new QueueBounds(
                                given.queueMessages,
                                given.queueKilobytes * 1024L,
                                Duration.ofMinutes(given.queueMinutes)))
                        .withRates(new UplinkRates(given.rateQos0, given.rateQos1));
    }
}
