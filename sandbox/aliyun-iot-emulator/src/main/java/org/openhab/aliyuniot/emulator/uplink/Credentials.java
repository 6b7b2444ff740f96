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
package org.openhab.aliyuniot.emulator.uplink;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.openhab.aliyuniot.emulator.text.Printable;

/**
 * What a device says to prove who it is (chapters "CoAP" and "HTTP" of the platform's documentation of connections).
 *
 * @param fields all fields of the request, by name
 */
public record Credentials(Map<String, String> fields) {
    private static final int MAX_CLIENT_ID_LENGTH = 64;
    private static final Set<String> UNSIGNED = Set.of("version", "sign", "signmethod", "resources");

    public Credentials {
        fields = Map.copyOf(fields);
    }

    static Credentials of(ObjectNode object) throws UplinkRefusal {
        Map<String, String> fields = new TreeMap<>();
        object.fields().forEachRemaining(field -> {
            if (field.getValue().isValueNode() && !field.getValue().isNull()) {
                fields.put(field.getKey(), field.getValue().asText());
            }
        });
        for (String required : List.of("productKey", "deviceName", "clientId", "sign")) {
            if (fields.getOrDefault(required, "").isEmpty()) {
                throw new UplinkRefusal(UplinkRefusal.Reason.MALFORMED, required + " is missing");
            }
        }
        if (fields.getOrDefault("clientId", "").length() > MAX_CLIENT_ID_LENGTH) {
            throw new UplinkRefusal(
                    UplinkRefusal.Reason.MALFORMED, "clientId has more than " + MAX_CLIENT_ID_LENGTH + " characters");
        }
        return new Credentials(fields);
    }

    public Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    String productKey() {
        return field("productKey").orElse("");
    }

    String deviceName() {
        return field("deviceName").orElse("");
    }

    String sign() {
        return field("sign").orElse("");
    }

    /** What is signed: all fields but those that never are, in alphabetical order, names and values without separator. */
    String content() {
        return content(fields.keySet());
    }

    /** The same of the given fields only. */
    String content(Set<String> signed) {
        return new TreeMap<>(fields)
                .entrySet().stream()
                        .filter(field -> signed.contains(field.getKey()) && !UNSIGNED.contains(field.getKey()))
                        .map(field -> field.getKey() + field.getValue())
                        .collect(Collectors.joining());
    }

    /** Product key and device name only. */
    @Override
    public String toString() {
        return Printable.of(productKey() + "/" + deviceName());
    }
}
