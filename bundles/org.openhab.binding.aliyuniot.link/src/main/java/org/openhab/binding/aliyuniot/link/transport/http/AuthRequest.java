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
package org.openhab.binding.aliyuniot.link.transport.http;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;
import org.openhab.binding.aliyuniot.link.identity.SignMethod;

/**
 * What a device shows at {@code /auth} to get its token.
 */
record AuthRequest(DeviceIdentity identity, DeviceSecret secret, SignMethod signMethod) {
    /** In UTF-8. Without a time stamp, as the platform refuses those of clocks that are a quarter of an hour off. */
    byte[] body() {
        JsonObject body = new JsonObject();
        body.addProperty("version", "default");
        body.addProperty("clientId", clientId());
        body.addProperty("signmethod", signMethod.wireName());
        body.addProperty("sign", signMethod.sign(secret, content()));
        body.addProperty("productKey", identity.productKey().value());
        body.addProperty("deviceName", identity.deviceName().value());
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** What is signed: all parameters in alphabetical order of their keys, each key followed by its value. */
    String content() {
        return "clientId" + clientId() + "deviceName" + identity.deviceName() + "productKey" + identity.productKey();
    }

    private String clientId() {
        return identity.productKey() + "." + identity.deviceName();
    }
}
