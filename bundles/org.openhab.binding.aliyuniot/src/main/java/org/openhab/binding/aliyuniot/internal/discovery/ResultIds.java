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
package org.openhab.binding.aliyuniot.internal.discovery;

import java.util.HashMap;
import java.util.Map;
import org.openhab.binding.aliyuniot.internal.AliyunIotBindingConstants;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.core.thing.Bridge;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.util.UIDUtils;

/**
 * UIDs of a gateway's results. That is the device name, as users call things; where two products have a device of one name,
 * the later one gets its product key as well, as openHAB would give the thing of the first to the second. For any thread.
 */
final class ResultIds {
    // Guarded by its own lock; nobody is called under it.
    private final Map<DeviceIdentity, ThingUID> given = new HashMap<>();

    ThingUID of(Bridge gateway, DeviceIdentity device) {
        ThingUID named = named(gateway, device);
        boolean used =
                gateway.getThings().stream().anyMatch(thing -> thing.getUID().equals(named));
        synchronized (given) {
            ThingUID known = given.get(device);
            if (known == null) {
                known = used || given.containsValue(named) ? withProduct(gateway, device) : named;
                given.put(device, known);
            }
            return known;
        }
    }

    /** The UID of a result that goes; it may be one of an earlier run. */
    ThingUID remove(Bridge gateway, DeviceIdentity device) {
        ThingUID named = named(gateway, device);
        synchronized (given) {
            ThingUID known = given.remove(device);
            if (known != null) {
                return known;
            }
            return given.containsValue(named) ? withProduct(gateway, device) : named;
        }
    }

    private static ThingUID named(Bridge gateway, DeviceIdentity device) {
        return uid(gateway, UIDUtils.encode(device.deviceName().value()));
    }

    /** A name has no hyphen once it is encoded, so this is nobody else's. */
    private static ThingUID withProduct(Bridge gateway, DeviceIdentity device) {
        return uid(
                gateway,
                device.productKey().value() + "-"
                        + UIDUtils.encode(device.deviceName().value()));
    }

    private static ThingUID uid(Bridge gateway, String id) {
        return new ThingUID(AliyunIotBindingConstants.THING_TYPE_SUB_DEVICE, gateway.getUID(), id);
    }
}
