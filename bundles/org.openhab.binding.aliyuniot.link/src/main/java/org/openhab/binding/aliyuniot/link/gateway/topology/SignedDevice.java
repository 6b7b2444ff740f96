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

import com.google.gson.JsonObject;
import org.openhab.binding.aliyuniot.link.identity.ClientIdKey;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;
import org.openhab.binding.aliyuniot.link.identity.SignMethod;

/**
 * A sub-device that proves by its secret that it agrees to be added or logged in.
 *
 * @param clientId any text, as it is signed
 */
public record SignedDevice(DeviceIdentity identity, DeviceSecret secret, String clientId) {
    /** The platform does not compare it with its clock; this is what the official C software sends. */
    private static final String TIMESTAMP = "2524608000000";

    private static final SignMethod METHOD = SignMethod.HMACSHA256;

    /** As it is added to a gateway. */
    public static SignedDevice toAdd(DeviceIdentity identity, DeviceSecret secret) {
        return new SignedDevice(identity, secret, plainClientId(identity));
    }

    /**
     * As it logs in. Whatever is asked for behind the client id is signed with it.
     *
     * @param automatic whether the platform subscribes system topics by itself
     */
    public static SignedDevice toLogIn(DeviceIdentity identity, DeviceSecret secret, boolean automatic) {
        String plain = plainClientId(identity);
        return new SignedDevice(
                identity, secret, automatic ? plain + "|" + ClientIdKey.AUTO_SUBSCRIBE.wireName() + "=1|" : plain);
    }

    private static String plainClientId(DeviceIdentity identity) {
        return identity.productKey() + "." + identity.deviceName();
    }

    /** The value of the key that tells how it is signed; the platform ignores its case. */
    public static String methodName() {
        return "hmacSha256";
    }

    /** With the signature, and {@code signmethod} under the key that the request has for it. */
    public JsonObject toJson(String methodKey) {
        JsonObject object = DeviceLists.write(identity);
        object.addProperty("clientId", clientId);
        object.addProperty("timestamp", TIMESTAMP);
        object.addProperty(methodKey, methodName());
        object.addProperty("sign", METHOD.sign(secret, content(identity, clientId, TIMESTAMP)));
        return object;
    }

    /** What is signed: all parameters in alphabetical order of their keys, each key followed by its value. */
    static String content(DeviceIdentity identity, String clientId, String timestamp) {
        return "clientId" + clientId + "deviceName" + identity.deviceName() + "productKey" + identity.productKey()
                + "timestamp" + timestamp;
    }

    @Override
    public String toString() {
        return identity.toString();
    }
}
