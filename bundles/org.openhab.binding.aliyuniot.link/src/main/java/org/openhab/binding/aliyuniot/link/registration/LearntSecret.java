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

import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.identity.ClientIdKey;
import org.openhab.binding.aliyuniot.link.identity.ConnectCredentials;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;

/**
 * What the platform has given a device to log in with. Shows nothing of it by {@code toString()}.
 */
public sealed interface LearntSecret {
    /** A secret to sign with, as the console shows it. */
    record OfDevice(DeviceSecret secret) implements LearntSecret {}

    /**
     * A password for one client of a device, as devices get it that nobody has added in the console ({@code regnwl}).
     *
     * @param clientId 1 to 64 visible ASCII characters without a bar
     * @param token 1 to 256 visible ASCII characters
     */
    record OfClient(String clientId, String token) implements LearntSecret {
        private static final Pattern CLIENT_ID = Pattern.compile("[\\x21-\\x7b\\x7d\\x7e]{1,64}");
        private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{1,256}");

        /**
         * @throws IllegalArgumentException if a value cannot be logged in with; the message has none of it
         */
        public OfClient {
            if (!CLIENT_ID.matcher(clientId).matches() || !TOKEN.matcher(token).matches()) {
                throw new IllegalArgumentException(
                        "clientId and deviceToken have up to 64 and 256 visible ASCII characters, but these have "
                                + clientId.length() + " and " + token.length() + ", or others");
            }
        }

        /**
         * What the device logs in with over MQTT: client id with {@code authType=connwl}, the token as the password.
         *
         * @param automatic whether the platform subscribes the system topics for the device
         */
        public ConnectCredentials credentials(DeviceIdentity identity, boolean automatic) {
            String tail = ClientIdKey.AUTH_TYPE.wireName() + "=connwl," + ClientIdKey.SECURE_MODE.wireName() + "=-2,"
                    + (automatic ? ClientIdKey.AUTO_SUBSCRIBE.wireName() + "=1," : "")
                    + ClientIdKey.EXTENSION.wireName() + "=3";
            return new ConnectCredentials(
                    clientId + "|" + tail + "|", identity.deviceName() + "&" + identity.productKey(), token);
        }

        @Override
        public String toString() {
            return "OfClient[***]";
        }
    }

    /** The secret to sign with; null if it is a token. */
    default @Nullable DeviceSecret deviceSecret() {
        return this instanceof OfDevice device ? device.secret() : null;
    }
}
