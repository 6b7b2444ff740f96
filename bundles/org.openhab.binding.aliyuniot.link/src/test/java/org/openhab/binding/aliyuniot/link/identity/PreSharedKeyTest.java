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

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PreSharedKeyTest {
    /** What Aliyun's C SDK 4.1.0 makes of this device, compiled and run. */
    @Test
    void identityAndKeyAreThoseOfTheSdk() {
        PreSharedKey key = PreSharedKey.of(
                DeviceIdentity.of("a1Abc123Def", "dev001"), new DeviceSecret("0123456789abcdef0123456789abcdef"));
        assertThat(key.identity()).isEqualTo("devicename|hmacsha256|a1Abc123Def&dev001|2524608000000");
        assertThat(new String(key.keyBytes(), StandardCharsets.US_ASCII))
                .isEqualTo("3D780B765D6454C55BCFA2DE5B791326D36735300FE7EE48EEBBD58417BEBF2C");
        assertThat(key.identityBytes()).isEqualTo(key.identity().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theKeyIsNotShown() {
        PreSharedKey key = PreSharedKey.of(DeviceIdentity.of("a1Abc123Def", "dev001"), new DeviceSecret("secret"));
        assertThat(key.toString()).contains("a1Abc123Def&dev001").doesNotContain(key.key());
    }
}
