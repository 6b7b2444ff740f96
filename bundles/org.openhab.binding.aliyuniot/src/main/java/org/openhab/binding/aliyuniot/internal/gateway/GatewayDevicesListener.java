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
package org.openhab.binding.aliyuniot.internal.gateway;

import java.util.Set;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;

/**
 * Hears of the sub-devices of a gateway, one event after the other, on a thread that may wait.
 */
public interface GatewayDevicesListener {
    /** These belong to the gateway, or somebody on the platform wants them to. Those with a thing may be among them. */
    void found(Set<DeviceIdentity> devices);

    /** These belong to the gateway no more. */
    void lost(Set<DeviceIdentity> devices);
}
