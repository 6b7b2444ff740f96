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

import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.identity.ClientIdKey;
import org.openhab.binding.aliyuniot.link.identity.ConnectCredentials;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.SignMethod;

/**
 * What a device sends that its certificate proves: names, empty before it knows them, and a signature made with an empty
 * secret.
 *
 * @param clientId the free part, 1 to 64 characters without a bar
 * @param tail what else the client id tells the platform
 */
public record CertificateLogin(String clientId, SignMethod signMethod, Map<ClientIdKey, String> tail) {
    /** The constant that Aliyun's SDKs send. */
    private static final String TIMESTAMP = "2524608000000";

    public CertificateLogin {
        tail = Map.copyOf(tail);
    }

    /** As the documentation has it, for a device that nothing else is known of. */
    public static CertificateLogin of(String clientId) {
        return new CertificateLogin(clientId, SignMethod.HMACSHA1, Map.of());
    }

    /**
     * @param identity null before the platform has told it
     */
    public ConnectCredentials credentials(@Nullable DeviceIdentity identity) {
        String productKey = identity == null ? "" : identity.productKey().value();
        String deviceName = identity == null ? "" : identity.deviceName().value();
        String more = tail.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> "," + entry.getKey().wireName() + "=" + entry.getValue())
                .collect(Collectors.joining());
        return new ConnectCredentials(
                clientId + "|" + ClientIdKey.SECURE_MODE.wireName() + "=2," + ClientIdKey.SIGN_METHOD.wireName() + "="
                        + signMethod.wireName() + "," + ClientIdKey.TIMESTAMP.wireName() + "=" + TIMESTAMP + more + "|",
                deviceName + "&" + productKey,
                signMethod.signWithoutSecret("clientId" + clientId + "deviceName" + deviceName + "productKey"
                        + productKey + "timestamp" + TIMESTAMP));
    }
}
