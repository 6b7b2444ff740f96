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
package org.openhab.aliyuniot.emulator.web;

import java.time.Instant;
import org.openhab.aliyuniot.emulator.message.PassingMessage;

/**
 * A message that has passed.
 *
 * @param seq counts the messages of all devices in both directions, from 1 on
 * @param time when it passed
 */
record RecordedMessage(long seq, Instant time, PassingMessage message) {
    /** What an empty message takes, roughly: its objects and names. */
    private static final int OVERHEAD_BYTES = 400;

    /** About how much memory it takes. */
    int bytes() {
        return OVERHEAD_BYTES + 2 * message.topic().length() + message.payload().length;
    }
}
