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
package org.openhab.binding.aliyuniot.link.gateway.line;

import org.openhab.binding.aliyuniot.link.transport.Message;

/**
 * Takes what comes for one sub-device, on the gateway's mailbox; returns at once.
 */
@FunctionalInterface
public interface SubDeviceReceiver {
    /**
     * @param handled to be run once, on the gateway's mailbox, when the message is dealt with; too many that are not
     *     make the gateway's connection pause
     */
    void received(Message message, Runnable handled);
}
