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
package org.openhab.binding.aliyuniot.internal.session.feature;

import java.time.Duration;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.ota.module.DeviceFirmware;
import org.openhab.binding.aliyuniot.link.session.SessionFeature;

/**
 * Tells the firmware of a device what becomes of its session, and has it ask for updates where the platform does not
 * offer any by itself. For any thread.
 */
public final class FirmwareFeature implements SessionFeature {
    private final DeviceFirmware firmware;
    private final boolean polls;
    private final Runnable stop;

    /**
     * @param firmware closed together with this
     * @param period in which the platform is asked; zero for never
     */
    public FirmwareFeature(LinkRuntime runtime, DeviceFirmware firmware, Duration period) {
        this.firmware = firmware;
        polls = !period.isZero();
        stop = polls ? runtime.every(period, firmware::poll) : () -> {};
    }

    @Override
    public void online() {
        firmware.online();
        if (polls) {
            firmware.poll();
        }
    }

    @Override
    public void offline() {
        firmware.offline();
    }

    @Override
    public void close() {
        stop.run();
        firmware.close();
    }
}
