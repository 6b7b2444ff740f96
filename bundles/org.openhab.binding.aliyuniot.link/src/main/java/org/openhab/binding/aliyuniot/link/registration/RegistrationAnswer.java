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
package org.openhab.binding.aliyuniot.link.registration;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.alink.AlinkJson;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.ProtocolFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;

/**
 * Reads what the platform gives a device that registers, and checks that it is for this one.
 */
final class RegistrationAnswer {
    private static final int RANDOM_BYTES = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RegistrationAnswer() {}

    /** A text that is signed with the request, so that no two signatures are the same. */
    static String random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /**
     * @throws ProtocolFailure if it is for another device or has nothing to log in with; nothing of it is in the message
     */
    static LearntSecret of(@Nullable JsonElement answer, DeviceIdentity identity) throws ProtocolFailure {
        if (!(answer instanceof JsonObject object) || !isFor(object, identity)) {
            throw malformed("is not for " + identity);
        }
        @Nullable String secret = AlinkJson.text(object.get("deviceSecret"));
        @Nullable String clientId = AlinkJson.text(object.get("clientId"));
        @Nullable String token = AlinkJson.text(object.get("deviceToken"));
        try {
            if (secret != null) {
                return new LearntSecret.OfDevice(new DeviceSecret(secret));
            }
            if (clientId != null && token != null) {
                return new LearntSecret.OfClient(clientId, token);
            }
        } catch (IllegalArgumentException e) {
            throw malformed("has a secret that breaks its rules: " + e.getMessage());
        }
        throw malformed("has neither a deviceSecret nor a clientId with a deviceToken");
    }

    private static boolean isFor(JsonObject object, DeviceIdentity identity) {
        return identity.productKey().value().equals(AlinkJson.text(object.get("productKey")))
                && identity.deviceName().value().equals(AlinkJson.text(object.get("deviceName")));
    }

    private static ProtocolFailure malformed(String what) {
        return new ProtocolFailure(
                LinkFailure.Reason.MALFORMED_PACKET, "The platform's answer to the registration " + what);
    }
}
