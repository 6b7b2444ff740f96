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
package org.openhab.aliyuniot.emulator.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.MessageDigest;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.configuration.DeviceName;
import org.openhab.aliyuniot.emulator.login.SignMethod;

/**
 * A sub-device that a gateway adds or logs in, with the signature made with the secret of the sub-device.
 *
 * <p>Signed are {@code clientId}, {@code deviceName}, {@code productKey} and {@code timestamp}, as they come: the C SDKs have
 * a tail in the client id of a log-in, and the time since start as {@code timestamp}, which is text or a number. The name of the
 * method is {@code signMethod} or {@code signmethod}.
 *
 * @param clientId with its tail; empty when it is missing
 * @param timestamp empty when it is missing
 * @param cleanSession false keeps subscriptions and messages for the next log-in
 */
record SignedSubDevice(
        DeviceName name, String clientId, String timestamp, SignMethod method, byte[] sign, boolean cleanSession) {
    private static final int MAX_CLIENT_ID_LENGTH = 1024;
    private static final String PLAIN_SHA256 = "Sha256";

    /**
     * Returns null when a field is missing or malformed.
     *
     * @param commonMethod the method that stands beside a list, empty if none does
     */
    static @Nullable SignedSubDevice read(JsonNode object, String commonMethod) {
        DeviceName name = SubDeviceJson.read(object);
        String clientId = object.path("clientId").asText();
        byte[] sign = SignMethod.read(object.path("sign").asText());
        Optional<SignMethod> method = method(object, commonMethod);
        return name == null || sign.length == 0 || method.isEmpty() || clientId.length() > MAX_CLIENT_ID_LENGTH
                ? null
                : new SignedSubDevice(
                        name,
                        clientId,
                        object.path("timestamp").asText(),
                        method.get(),
                        sign,
                        !"false".equals(object.path("cleanSession").asText()));
    }

    /** The method that the object names, be the letters large or small. */
    static Optional<SignMethod> method(JsonNode object, String otherwise) {
        String name = object.path("signMethod").asText(object.path("signmethod").asText(otherwise));
        return PLAIN_SHA256.equalsIgnoreCase(name) ? Optional.of(SignMethod.HMACSHA256) : SignMethod.of(name);
    }

    boolean isSignedWith(String deviceSecret) {
        String content = (clientId.isEmpty() ? "" : "clientId" + clientId)
                + "deviceName" + name.deviceName()
                + "productKey" + name.productKey()
                + (timestamp.isEmpty() ? "" : "timestamp" + timestamp);
        return MessageDigest.isEqual(method.sign(deviceSecret, content), sign);
    }
}
