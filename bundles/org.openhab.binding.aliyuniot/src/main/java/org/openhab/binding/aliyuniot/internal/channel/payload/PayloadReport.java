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
package org.openhab.binding.aliyuniot.internal.channel.payload;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.openhab.binding.aliyuniot.link.text.ForeignText;
import org.openhab.core.thing.ChannelUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs payloads that a channel cannot use: the first as a warning, all others at debug level, so that a sender of bad
 * payloads cannot fill the log.
 */
public final class PayloadReport {
    private static final int MAX_SHOWN_CHARACTERS = 60;
    private static final int MAX_REASON_CHARACTERS = 200;

    private final Logger logger = LoggerFactory.getLogger(PayloadReport.class);

    private final ChannelUID channel;
    private final String consequence;
    private final AtomicBoolean warned = new AtomicBoolean();

    public PayloadReport(ChannelUID channel, boolean trigger) {
        this.channel = channel;
        this.consequence = trigger ? "does not trigger" : "keeps its state";
    }

    /**
     * @param reason goes on after: the payload …
     */
    public void unusable(byte[] payload, String reason) {
        String message =
                "{} {}: the payload \"{}\" {}. Check the sender, and the values and transformations of the channel";
        String shown = shortened(new String(payload, 0, Math.min(payload.length, 1000), StandardCharsets.UTF_8));
        if (warned.compareAndSet(false, true)) {
            logger.warn(message, channel, consequence, shown, printable(reason, MAX_REASON_CHARACTERS));
        } else {
            logger.debug(message, channel, consequence, shown, printable(reason, MAX_REASON_CHARACTERS));
        }
    }

    public static String shortened(String text) {
        return printable(text, MAX_SHOWN_CHARACTERS);
    }

    private static String printable(String text, int max) {
        return ForeignText.line(text, max);
    }
}
