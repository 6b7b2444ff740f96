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
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.configuration.DeviceDefinition;
import org.openhab.aliyuniot.emulator.device.Devices;
import org.openhab.aliyuniot.emulator.fault.ActiveFault;
import org.openhab.aliyuniot.emulator.fault.Fault;
import org.openhab.aliyuniot.emulator.fault.Faults;

/** Has things go wrong, and ends that. Its methods may be called from every thread. */
public final class CloudFaults {
    private final EventLoop loop;
    private final Devices devices;
    private final Faults faults;

    /** Takes the way to the event loop, on which the others are used. */
    public CloudFaults(EventLoop loop, Devices devices, Faults faults) {
        this.loop = loop;
        this.devices = devices;
        this.faults = faults;
    }

    /**
     * Has something go wrong for one device from now on.
     *
     * @return the id of the fault
     * @throws IllegalArgumentException when there is no such device
     * @throws IllegalStateException when 1000 faults are in force already
     */
    public long add(String productKey, String deviceName, Fault fault) {
        return new CloudAccess(loop, devices, productKey, deviceName)
                .ask(device -> add(device.definition(), fault))
                .orElseThrow(() -> new IllegalArgumentException("There is no device " + productKey + "/" + deviceName));
    }

    /**
     * Has something go wrong for all devices from now on; CONNECTs of unknown devices included.
     *
     * @return the id of the fault
     * @throws IllegalStateException when 1000 faults are in force already
     */
    public long addForAll(Fault fault) {
        return loop.call(() -> add(null, fault));
    }

    private long add(@Nullable DeviceDefinition device, Fault fault) {
        return faults.add(device, fault)
                .orElseThrow(() -> new IllegalStateException(Faults.TOO_MANY))
                .id();
    }

    /** All faults in force, in the order in which they were added; those that have happened often enough are gone. */
    public List<ActiveFault> all() {
        return loop.call(faults::list);
    }

    /** Ends a fault and returns whether it was in force. */
    public boolean remove(long id) {
        return loop.call(() -> faults.remove(fault -> fault.id() == id)) > 0;
    }

    public void removeAll() {
        loop.call(() -> faults.remove(fault -> true));
    }
}
