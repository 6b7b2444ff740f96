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
package org.openhab.aliyuniot.emulator.cloud;

import java.util.List;
import org.openhab.aliyuniot.emulator.device.Device;
import org.openhab.aliyuniot.emulator.device.Devices;
import org.openhab.aliyuniot.emulator.devicelog.DeviceLogs;
import org.openhab.aliyuniot.emulator.devicelog.KeptEntry;
import org.openhab.aliyuniot.emulator.message.SendResult;

/** The log of a device, as somebody in the console has it. Its methods may be called from every thread. */
public final class CloudDeviceLog {
    private final EventLoop loop;
    private final Devices devices;
    private final DeviceLogs logs;
    private final String productKey;
    private final String deviceName;

    /** Takes the way to the event loop, on which the others are used. */
    public CloudDeviceLog(EventLoop loop, Devices devices, DeviceLogs logs, String productKey, String deviceName) {
        this.loop = loop;
        this.devices = devices;
        this.logs = logs;
        this.productKey = productKey;
        this.deviceName = deviceName;
    }

    /** Moves the switch, and tells the device of it. */
    public SendResult want(boolean wanted) {
        return loop.call(() -> {
            Device device = devices.find(productKey, deviceName);
            return device == null ? SendResult.UNKNOWN_DEVICE : logs.want(device, wanted);
        });
    }

    /** The newest entries with a higher number, oldest first; at most 1000. */
    public List<KeptEntry> entries(long afterSeq) {
        return loop.call(() -> {
            Device device = devices.find(productKey, deviceName);
            return device == null ? List.<KeptEntry>of() : logs.entries(device, afterSeq);
        });
    }
}
