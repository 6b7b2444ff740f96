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
package org.openhab.binding.aliyuniot.link.transport;

import org.openhab.binding.aliyuniot.link.Mailbox;

/**
 * Makes a fresh {@link Transport} for each attempt to connect.
 */
@FunctionalInterface
public interface TransportFactory {
    /**
     * @param mailbox where everything of the transport happens
     */
    Transport create(Mailbox mailbox, TransportListener listener);

    /** What all transports made here can do. */
    default TransportCapabilities capabilities() {
        return TransportCapabilities.MQTT;
    }
}
