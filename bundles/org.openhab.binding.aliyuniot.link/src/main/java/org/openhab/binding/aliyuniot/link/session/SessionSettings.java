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
package org.openhab.binding.aliyuniot.link.session;

import org.openhab.binding.aliyuniot.link.session.outgoing.QueueBounds;
import org.openhab.binding.aliyuniot.link.session.outgoing.UplinkRates;

/**
 * How a session treats its connection and its messages, whatever the device.
 */
public record SessionSettings(ReconnectPolicy reconnect, QueueBounds queue, UplinkRates rates) {
    /** What suits the platform's limits. */
    public static final SessionSettings DEFAULT =
            new SessionSettings(ReconnectPolicy.DEFAULT, QueueBounds.DEFAULT, UplinkRates.DEFAULT);

    public SessionSettings withReconnect(ReconnectPolicy other) {
        return new SessionSettings(other, queue, rates);
    }

    public SessionSettings withQueue(QueueBounds other) {
        return new SessionSettings(reconnect, other, rates);
    }

    public SessionSettings withRates(UplinkRates other) {
        return new SessionSettings(reconnect, queue, other);
    }
}
