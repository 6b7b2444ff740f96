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
package org.openhab.aliyuniot.emulator.coap;

import java.net.InetSocketAddress;
import org.eclipse.californium.elements.Connector;

/** What the emulator needs of a connector beside what Californium does. */
interface DatagramPort extends Connector {
    /** Where it listens, or did last; 0 before the first time. */
    int port();

    /** Forgets the associations with devices. */
    default void forgetSessions() {}

    /** Closes the association with a device with an alert. */
    default void alert(InetSocketAddress peer) {}
}
