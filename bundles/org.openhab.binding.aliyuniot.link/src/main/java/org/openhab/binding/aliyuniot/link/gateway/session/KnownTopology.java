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
package org.openhab.binding.aliyuniot.link.gateway.session;

import java.util.HashSet;
import java.util.Set;
import org.openhab.binding.aliyuniot.link.gateway.topology.DeviceLists;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;

/**
 * What is known of who belongs to the gateway. Belongs to the mailbox of the logins.
 */
final class KnownTopology {
    /** Whatever the platform tells; more than a gateway may have. */
    private static final int MOST = 2 * DeviceLists.MOST;

    private final Set<DeviceIdentity> belonging = new HashSet<>();
    /** Of a platform that does not say who belongs: who does not, as it turned out. */
    private final Set<DeviceIdentity> missing = new HashSet<>();

    private boolean told;
    private boolean assumed;

    /** Whether there is no need to ask. */
    boolean isKnown() {
        return told || assumed;
    }

    void told(Set<DeviceIdentity> devices) {
        unknown();
        told = true;
        belonging.addAll(devices);
    }

    /** The platform does not tell; a login will show. */
    void assume() {
        assumed = true;
    }

    void unknown() {
        told = false;
        assumed = false;
        belonging.clear();
        missing.clear();
    }

    boolean has(DeviceIdentity device) {
        return told ? belonging.contains(device) : !missing.contains(device);
    }

    void add(DeviceIdentity device) {
        missing.remove(device);
        if (belonging.size() < MOST) {
            belonging.add(device);
        }
    }

    void remove(DeviceIdentity device) {
        belonging.remove(device);
        if (missing.size() < MOST) {
            missing.add(device);
        }
    }
}
