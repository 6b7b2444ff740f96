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
package org.openhab.core.thing.binding.firmware;

/** An update handler that brings a firmware to the device before the user asks for the update. */
public interface FirmwareUpdateBackgroundTransferHandler extends FirmwareUpdateHandler {
    /** Called on a shared thread; if it throws, it is called again with the next look at the status. */
    void transferFirmware(Firmware firmware);
}
