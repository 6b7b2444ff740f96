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
package org.openhab.binding.aliyuniot.internal.report;

import java.util.concurrent.atomic.AtomicBoolean;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.QuotaFailure;
import org.openhab.binding.aliyuniot.link.text.ForeignText;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs messages that are not sent. A full queue and expired messages make one warning for each time without a
 * connection, so that they cannot fill the log. For any thread.
 */
public final class PublishReport {
    private final Logger logger = LoggerFactory.getLogger(PublishReport.class);

    private final AtomicBoolean queueFull = new AtomicBoolean();
    private final AtomicBoolean tooOld = new AtomicBoolean();

    /** There is a connection; what happens after this one is told again. */
    public void online() {
        queueFull.set(false);
        tooOld.set(false);
    }

    public void notSent(Message message, Throwable failure) {
        Throwable cause = LinkFailure.causeOf(failure);
        if (cause instanceof QuotaFailure quota && isWorthAWarning(quota)) {
            logger.warn("{} is not sent: {}", message, quota.getMessage());
        } else {
            logger.debug("{} is not sent: {}", message, ForeignText.line(cause));
        }
    }

    private boolean isWorthAWarning(QuotaFailure failure) {
        return switch (failure.reason()) {
            case QUEUE_FULL -> queueFull.compareAndSet(false, true);
            case TOO_OLD -> tooOld.compareAndSet(false, true);
            default -> true;
        };
    }
}
