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
package org.openhab.binding.aliyuniot.link.session.statistics;

import java.time.Instant;
import org.eclipse.jdt.annotation.Nullable;

/**
 * What a session has done since it was made.
 *
 * @param sent messages written (QoS 0) or acknowledged (QoS 1)
 * @param received messages received
 * @param queued messages that wait to be sent now
 * @param dropped messages that found no room in the queue or had to make room there, and such of QoS 0 that were lost
 *     with the connection
 * @param reconnects times that the session came online, but for the first
 * @param lastMessage when the last one was sent or received, on the wall clock; null before the first
 */
public record SessionStatistics(
        long sent,
        long received,
        int queued,
        long dropped,
        long reconnects,
        @Nullable Instant lastMessage) {}
