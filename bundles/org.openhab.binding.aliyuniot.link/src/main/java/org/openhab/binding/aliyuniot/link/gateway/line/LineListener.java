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
 * Hears what concerns sub-devices as such, on the gateway's mailbox; returns at once.
 */
public interface LineListener {
    /** What the platform may have done to a sub-device. */
    enum Management {
        DISABLE,
        ENABLE,
        DELETE
    }

    /** The gateway's connection is gone, and with it every sub-device's login. */
    void lost();

    /**
     * The platform tells a sub-device, whether that is logged in or not, and waits for an answer.
     *
     * @param device {@code productKey/deviceName}, not checked
     */
    void managed(String device, Management what, Message message);
}
