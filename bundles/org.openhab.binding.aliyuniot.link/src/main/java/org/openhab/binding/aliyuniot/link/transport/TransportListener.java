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

import org.openhab.binding.aliyuniot.link.failure.LinkFailure;

/**
 * Hears what happens on a {@link Transport}, on the transport's mailbox.
 */
public interface TransportListener {
    void opened();

    /**
     * A message has arrived.
     *
     * @param handled to be run, on the transport's mailbox, when the message is dealt with; a message of QoS 1 is
     *     acknowledged then, and too many that are not make the transport pause
     */
    void received(Message message, Runnable handled);

    /**
     * The transport is closed and everything it had opened is gone; nothing follows.
     *
     * @param reason why, {@link org.openhab.binding.aliyuniot.link.failure.LinkFailure.Reason#CLOSED} after
     *     {@link Transport#close()}
     */
    void closed(LinkFailure reason);
}
