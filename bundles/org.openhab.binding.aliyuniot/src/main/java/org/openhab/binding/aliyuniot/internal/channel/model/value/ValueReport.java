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
package org.openhab.binding.aliyuniot.internal.channel.model.value;

import java.util.concurrent.atomic.AtomicBoolean;
import org.openhab.binding.aliyuniot.link.text.ForeignText;
import org.openhab.core.thing.ChannelUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs values that break a rule of the thing model, since the platform drops them and tells nobody: the first of a
 * channel as a warning, all others at debug level. For any thread.
 */
public final class ValueReport {
    private static final int MAX_SHOWN = 60;

    private final Logger logger = LoggerFactory.getLogger(ValueReport.class);

    private final ChannelUID channel;
    private final AtomicBoolean warned = new AtomicBoolean();

    public ValueReport(ChannelUID channel) {
        this.channel = channel;
    }

    /**
     * @param feature what the thing model calls it
     * @param rule goes on after: the value …
     */
    public void notSent(String feature, Object value, String rule) {
        tell("does not send %s: the value %s %s. Check the item, its link and the thing model", feature, value, rule);
    }

    /** As {@link #notSent} of what the platform wants. */
    public void notTaken(String feature, Object value, String rule) {
        tell(
                "does not take %s from the platform: the value %s %s. Check whoever sets it, and the thing model",
                feature, value, rule);
    }

    private void tell(String text, String feature, Object value, String rule) {
        String sentence =
                text.formatted(ForeignText.line(feature), ForeignText.quoted(value, MAX_SHOWN), ForeignText.line(rule));
        if (warned.compareAndSet(false, true)) {
            logger.warn("{} {}", channel, sentence);
        } else {
            logger.debug("{} {}", channel, sentence);
        }
    }
}
