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

import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.Mailbox;

/**
 * Makes a fresh {@link Transport} for each attempt to connect.
 */
@FunctionalInterface
public interface TransportFactory {
    /**
     * @param mailbox where everything of the transport happens, one from {@link #mailbox} where that says which
     */
    Transport create(Mailbox mailbox, TransportListener listener);

    /** A mailbox for a session and its transports: one of its own, unless they use what belongs to another's. */
    default Mailbox mailbox(LinkRuntime runtime) {
        return runtime.newMailbox();
    }

    /** What all transports made here can do. */
    default TransportCapabilities capabilities() {
        return TransportCapabilities.MQTT;
    }
}
