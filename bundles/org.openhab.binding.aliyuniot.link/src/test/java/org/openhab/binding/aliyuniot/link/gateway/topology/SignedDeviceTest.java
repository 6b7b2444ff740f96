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

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;
import org.openhab.binding.aliyuniot.link.identity.SignMethod;

@NonNullByDefault({})
class SignedDeviceTest {
    private static final DeviceIdentity DEVICE = DeviceIdentity.of("a1SubPk0001", "sub001");
    private static final DeviceSecret SECRET = new DeviceSecret("subsecret0123456789abcdef0123456");

    /** What the official Node SDK sends. */
    @Test
    void contentAndSignatureAreThoseOfTheOfficialSoftware() {
        String content = SignedDevice.content(DEVICE, "a1SubPk0001&sub001", "1524448722000");

        assertThat(content)
                .isEqualTo("clientIda1SubPk0001&sub001deviceNamesub001productKeya1SubPk0001timestamp1524448722000");
        assertThat(SignMethod.HMACSHA1.sign(SECRET, content)).isEqualTo("7c348f3239bb03b2bca9f3d839704e4243539549");
    }

    @Test
    void aLoginSignsTheWholeClientIdWithItsTail() {
        JsonObject login = SignedDevice.toLogIn(DEVICE, SECRET, true).toJson("signMethod");

        assertThat(login.get("clientId").getAsString()).isEqualTo("a1SubPk0001.sub001|_ss=1|");
        assertThat(login.get("signMethod").getAsString()).isEqualTo("hmacSha256");
        assertThat(login.get("sign").getAsString())
                .isEqualTo(SignMethod.HMACSHA256.sign(
                        SECRET,
                        "clientIda1SubPk0001.sub001|_ss=1|deviceNamesub001productKeya1SubPk0001timestamp"
                                + login.get("timestamp").getAsString()));
    }

    @Test
    void anAdditionSignsPlainNames() {
        SignedDevice added = SignedDevice.toAdd(DEVICE, SECRET);

        assertThat(added.toJson("signmethod").keySet())
                .containsExactly("productKey", "deviceName", "clientId", "timestamp", "signmethod", "sign");
        assertThat(added.clientId()).isEqualTo("a1SubPk0001.sub001");
        assertThat(SignedDevice.toLogIn(DEVICE, SECRET, false).clientId()).isEqualTo("a1SubPk0001.sub001");
        assertThat(added).hasToString("a1SubPk0001/sub001");
    }
}
