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
package org.openhab.binding.aliyuniot.benchmarks.items.end;

/** What an end starts. */
public enum Way {
    /** A command to an item of a device. */
    COMMAND,
    /** A command to an item that no device has, only a handler that does nothing. */
    IDLE_COMMAND,
    /** A state from that handler for such an item. */
    IDLE_UPDATE,
    /** A command from that handler to such an item. */
    IDLE_COMMAND_BACK
}
