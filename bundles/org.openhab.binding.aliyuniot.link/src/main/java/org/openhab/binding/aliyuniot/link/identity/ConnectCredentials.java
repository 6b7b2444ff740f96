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

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;

/**
 * The three texts that authenticate a device in an MQTT CONNECT packet (chapter "Establish MQTT connections over TCP").
 *
 * @param clientId {@code {id}|key=value,…|}
 * @param userName {@code {deviceName}&{productKey}}
 * @param password signature over the id, the identity and, if given, the time stamp; not shown by {@link #toString()}
 */
public record ConnectCredentials(String clientId, String userName, String password) {

    private static final Pattern TOKEN = Pattern.compile("([|,]token=)[^,|]*");

    public static Builder of(DeviceIdentity identity, DeviceSecret secret) {
        return new Builder(identity, secret);
    }

    @Override
    public String toString() {
        return "ConnectCredentials[clientId=" + TOKEN.matcher(clientId).replaceFirst("$1***") + ", userName=" + userName
                + ", password=***]";
    }

    /**
     * Collects what goes into the client id; not for more than one thread.
     */
    public static final class Builder {
        private static final Pattern VALUE = Pattern.compile("[^|,=\\p{Cntrl}]*");
        private static final int MAX_ID_LENGTH = 64;

        private final DeviceIdentity identity;
        private final DeviceSecret secret;
        private final Map<ClientIdKey, String> tail = new LinkedHashMap<>();
        private String id;
        private SignMethod signMethod = SignMethod.HMACSHA256;

        private Builder(DeviceIdentity identity, DeviceSecret secret) {
            this.identity = identity;
            this.secret = secret;
            this.id = identity.productKey() + "." + identity.deviceName();
        }

        /**
         * Sets the free part before the first bar; without it, it is {@code {productKey}.{deviceName}}. An empty text
         * lets the platform assign one.
         *
         * @throws IllegalArgumentException over 64 characters, or with a bar or a control character in it
         */
        public Builder clientId(String id) {
            if (id.length() > MAX_ID_LENGTH || !Pattern.matches("[^|\\p{Cntrl}]*", id)) {
                throw new IllegalArgumentException("clientId has at most " + MAX_ID_LENGTH
                        + " characters and neither | nor control characters, but this one " + RedactedText.of(id));
            }
            this.id = id;
            return this;
        }

        public Builder signMethod(SignMethod signMethod) {
            this.signMethod = signMethod;
            return with(ClientIdKey.SIGN_METHOD, signMethod.wireName());
        }

        /**
         * Adds a key to the client id's tail, in the order of the calls.
         *
         * @throws IllegalArgumentException if the value has a character that separates keys
         */
        public Builder with(ClientIdKey key, String value) {
            if (!VALUE.matcher(value).matches()) {
                throw new IllegalArgumentException(key.wireName()
                        + " has none of | , = and no control characters, but this one " + RedactedText.of(value));
            }
            tail.put(key, value);
            return this;
        }

        public ConnectCredentials build() {
            Map<ClientIdKey, String> keys = new LinkedHashMap<>(tail);
            keys.putIfAbsent(ClientIdKey.SIGN_METHOD, signMethod.wireName());
            String clientId = keys.entrySet().stream()
                    .map(entry -> entry.getKey().wireName() + "=" + entry.getValue())
                    .collect(Collectors.joining(",", id + "|", "|"));
            String userName = identity.deviceName() + "&" + identity.productKey();
            return new ConnectCredentials(clientId, userName, signMethod.sign(secret, content()));
        }

        /** All signed parameters in alphabetical order of their keys, each key followed by its value. */
        String content() {
            @Nullable String timestamp = tail.get(ClientIdKey.TIMESTAMP);
            return "clientId" + id + "deviceName" + identity.deviceName() + "productKey" + identity.productKey()
                    + (timestamp == null ? "" : "timestamp" + timestamp);
        }
    }
}
