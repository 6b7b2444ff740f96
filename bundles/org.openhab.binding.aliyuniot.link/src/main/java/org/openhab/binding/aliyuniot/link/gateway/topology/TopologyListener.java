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
package org.openhab.binding.aliyuniot.link.gateway.topology;

import java.time.Duration;
import java.util.Set;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.ProductKey;

/**
 * Hears what the platform wants of a gateway and its sub-devices, on a mailbox for foreign code.
 */
public interface TopologyListener {
    /** Somebody wants these added, on the platform; the gateway does so. */
    void toAdd(Set<DeviceIdentity> devices);

    /** These belong to the gateway from now on. */
    void added(Set<DeviceIdentity> devices);

    /** These do not any more. */
    void removed(Set<DeviceIdentity> devices);

    /** These may work again. */
    void enabled(Set<DeviceIdentity> devices);

    /** These may not work for now. */
    void disabled(Set<DeviceIdentity> devices);

    /** Devices of a product may join for a while. */
    void permitted(ProductKey product, Duration time);
}
