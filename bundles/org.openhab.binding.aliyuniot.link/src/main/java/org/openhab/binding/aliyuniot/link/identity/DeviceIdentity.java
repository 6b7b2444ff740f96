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
package org.openhab.binding.aliyuniot.link.identity;

/**
 * Which device this is, platform-wide. One identity can have one connection at a time.
 */
public record DeviceIdentity(ProductKey productKey, DeviceName deviceName) {
    /**
     * @throws IllegalArgumentException if one of the values breaks the platform's rules
     */
    public static DeviceIdentity of(String productKey, String deviceName) {
        return new DeviceIdentity(new ProductKey(productKey), new DeviceName(deviceName));
    }

    @Override
    public String toString() {
        return productKey + "/" + deviceName;
    }
}
