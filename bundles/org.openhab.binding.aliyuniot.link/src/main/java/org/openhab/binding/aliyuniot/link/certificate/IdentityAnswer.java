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
package org.openhab.binding.aliyuniot.link.certificate;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.alink.AlinkJson;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;

/** What the platform tells a device of its names, {@code {"productKey":"…","deviceName":"…"}}. */
final class IdentityAnswer {
    /** Down, without a subscription, after a login with a certificate. */
    static final String TOPIC = "/ext/auth/identity/response";

    private static final int MAX_BYTES = 1024;

    private IdentityAnswer() {}

    /** Null if the bytes are none, or its names break the platform's rules. */
    static @Nullable DeviceIdentity of(byte[] payload) {
        @Nullable JsonObject object = AlinkJson.object(payload, MAX_BYTES);
        return object == null ? null : in(object);
    }

    /** Null if it has no names, or some that break the platform's rules. */
    static @Nullable DeviceIdentity in(JsonObject object) {
        if (!(object.get("productKey") instanceof JsonPrimitive productKey)
                || !(object.get("deviceName") instanceof JsonPrimitive deviceName)
                || !productKey.isString()
                || !deviceName.isString()) {
            return null;
        }
        try {
            return DeviceIdentity.of(productKey.getAsString(), deviceName.getAsString());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
