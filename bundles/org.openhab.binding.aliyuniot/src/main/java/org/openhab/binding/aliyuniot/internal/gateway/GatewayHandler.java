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

import org.openhab.core.thing.binding.ThingHandler;

/**
 * A handler whose device may be a gateway: what discovery and console take a device's handler for.
 */
public interface GatewayHandler extends ThingHandler {
    /** The device's sub-devices; of a device that is no gateway, none is known. */
    GatewayDevices subDevices();
}
