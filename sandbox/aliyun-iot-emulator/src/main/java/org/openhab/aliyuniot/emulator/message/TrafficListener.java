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
package org.openhab.aliyuniot.emulator.message;

/**
 * Hears of what passes between devices and the platform, as it passes.
 *
 * <p>Called on the emulator's event loop: it returns at once and throws nothing.
 */
public interface TrafficListener {
    /** A message of a device arrived, or one to a device was handed to its connection. */
    void passed(PassingMessage message);

    /** Something else has changed that people look at, such as that a device came online. */
    void changed();
}
