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
package org.openhab.binding.aliyuniot.benchmarks.broker;

import java.util.Locale;
import org.openhab.binding.aliyuniot.link.identity.ClientIdKey;
import org.openhab.binding.aliyuniot.link.identity.ConnectCredentials;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;

/**
 * What a device is known by at the broker, and its topics. All clients log in with the same credentials.
 *
 * @param uplink topic that the device sends to
 * @param downlink topic that what it has sent comes back on
 */
public record Account(DeviceIdentity identity, ConnectCredentials credentials, String uplink, String downlink) {
    public static final String PRODUCT_KEY = "a1BenchMark";

    /** Of all devices. */
    public static final String SECRET = "benchmark";

    public static Account of(BrokerKind broker, int number) {
        String name = deviceName(number);
        DeviceIdentity identity = DeviceIdentity.of(PRODUCT_KEY, name);
        ConnectCredentials credentials = ConnectCredentials.of(identity, new DeviceSecret(SECRET))
                .with(ClientIdKey.SECURE_MODE, "3")
                .build();
        return new Account(identity, credentials, broker.uplink(PRODUCT_KEY, name), broker.downlink(PRODUCT_KEY, name));
    }

    public static String deviceName(int number) {
        return String.format(Locale.ROOT, "device%05d", number);
    }
}
