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

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What Aliyun's documentation and its own device software send for known identities.
 */
public final class ConnectVectors {
    private static final Pattern TAIL_KEY = Pattern.compile("([^|,=]+)=([^|,=]*)");

    private ConnectVectors() {}

    public record Vector(String name, Map<String, String> inputs, Map<String, String> expected) {
        @Override
        public String toString() {
            return name;
        }

        public DeviceIdentity identity() {
            return DeviceIdentity.of(input("productKey"), input("deviceName"));
        }

        public DeviceSecret secret() {
            return new DeviceSecret(input("deviceSecret"));
        }

        private String input(String key) {
            return Objects.requireNonNull(inputs.get(key), key);
        }

        /** The credentials as our builder makes them, its keys in the order of the expected client id. */
        public ConnectCredentials.Builder credentials() {
            ConnectCredentials.Builder builder = ConnectCredentials.of(identity(), secret());
            if (inputs.containsKey("clientId")) {
                builder.clientId(input("clientId"));
            } else if (name.contains("node-sdk")) {
                builder.clientId(input("productKey") + "&" + input("deviceName"));
            }
            builder.signMethod(SignMethod.valueOf(input("signmethod").toUpperCase()));
            if (inputs.containsKey("timestamp")) {
                builder.with(ClientIdKey.TIMESTAMP, input("timestamp"));
            }
            return builder;
        }

        /** Likewise, with every key of the expected client id, in its order. */
        public ConnectCredentials.Builder credentialsInOrder() {
            ConnectCredentials.Builder builder = ConnectCredentials.of(identity(), secret());
            String clientId = Objects.requireNonNull(expected.get("mqttClientId"));
            builder.clientId(clientId.substring(0, clientId.indexOf('|')));
            Matcher keys = TAIL_KEY.matcher(clientId.substring(clientId.indexOf('|')));
            while (keys.find()) {
                ClientIdKey key = keyOf(keys.group(1));
                if (key == ClientIdKey.SIGN_METHOD) {
                    builder.signMethod(SignMethod.valueOf(keys.group(2).toUpperCase()));
                } else {
                    builder.with(key, keys.group(2));
                }
            }
            return builder;
        }

        private static ClientIdKey keyOf(String wireName) {
            return Stream.of(ClientIdKey.values())
                    .filter(key -> key.wireName().equals(wireName))
                    .findAny()
                    .orElseThrow(() -> new AssertionError("undocumented key " + wireName));
        }
    }

    public static List<Vector> all() throws IOException {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(ConnectVectors.class.getResourceAsStream("connect-vectors.json")),
                StandardCharsets.UTF_8)) {
            return List.of(new Gson().fromJson(reader, Vector[].class));
        }
    }
}
