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
package org.openhab.binding.aliyuniot.link.gateway;

import java.time.Duration;
import java.util.Set;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.ProductKey;

/**
 * Hears of sub-devices that the platform knows of, one event after the other, on a mailbox for foreign code.
 */
public interface GatewayListener {
    /** These belong to the gateway, or somebody on the platform wants them to; those that are not here yet can be added. */
    void found(Set<DeviceIdentity> devices);

    /** These belong to the gateway no more. */
    void lost(Set<DeviceIdentity> devices);

    /**
     * Devices of a product may join for a while.
     *
     * @param time zero to a day; zero: not any more
     */
    void permitted(ProductKey product, Duration time);
}
