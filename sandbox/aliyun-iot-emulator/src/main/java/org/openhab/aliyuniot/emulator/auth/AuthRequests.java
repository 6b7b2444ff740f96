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
package org.openhab.aliyuniot.emulator.auth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.device.Device;
import org.openhab.aliyuniot.emulator.device.Devices;
import org.openhab.aliyuniot.emulator.login.PlatformTokens;
import org.openhab.aliyuniot.emulator.login.SignMethod;
import org.openhab.aliyuniot.emulator.text.Json;

/**
 * Answers {@code POST /auth/devicename} and {@code POST /auth/bootstrap}: forms, whose answer has status 200 in any case and
 * says in {@code code} whether it is good. Only the emulator's event loop touches it.
 */
public final class AuthRequests {
    private static final int MAX_BYTES = 4096;
    private static final int SUCCESS = 200;
    private static final int BAD_SIGNATURE = 401;
    private static final int BAD_PARAMETER = 460;
    private static final int NO_DEVICE = 5001;
    private static final int UNUSABLE_DEVICE = 6200;
    private static final List<String> SIGNED = List.of("clientId", "deviceName", "productKey", "timestamp");

    private final Devices devices;
    private final PlatformTokens tokens;
    private final PlatformAddress address;

    public AuthRequests(Devices devices, PlatformTokens tokens, PlatformAddress address) {
        this.devices = devices;
        this.tokens = tokens;
        this.address = address;
    }

    /** Gives a device that signs with its secret a token for MQTT. */
    public ObjectNode deviceName(byte[] form) {
        Map<String, String> fields = fields(form);
        Device device = device(fields);
        Optional<SignMethod> method = SignMethod.of(fields.getOrDefault("signmethod", "hmacmd5"));
        String sign = fields.getOrDefault("sign", "");
        if (method.isEmpty() || sign.isEmpty() || !isComplete(fields)) {
            return refuse(
                    BAD_PARAMETER, "productKey, deviceName, clientId or sign is missing, or signmethod is unknown");
        }
        if (device == null) {
            return refuse(NO_DEVICE, "device not found");
        }
        StringBuilder content = new StringBuilder();
        for (String name : SIGNED) {
            String value = fields.get(name);
            if (value != null) {
                content.append(name).append(value);
            }
        }
        byte[] expected = method.get().sign(device.definition().deviceSecret(), content.toString());
        if (!MessageDigest.isEqual(expected, SignMethod.read(sign))) {
            return refuse(BAD_SIGNATURE, "request auth error");
        }
        if (!device.isEnabled()) {
            return refuse(UNUSABLE_DEVICE, "device is disabled");
        }
        PlatformTokens.Token token = tokens.issue(device);
        ObjectNode answer = Json.object().put("code", SUCCESS);
        ObjectNode data = answer.putObject("data").put("iotId", token.iotId()).put("iotToken", token.iotToken());
        address.describe(data);
        return answer.put("message", "success");
    }

    /**
     * Says where a device connects.
     *
     * @param region that is asked for; empty for any
     */
    public ObjectNode bootstrap(byte[] form, String region) {
        Map<String, String> fields = fields(form);
        if (!isComplete(fields) || !region.isEmpty() && !region.matches("[a-z]{2}(-[a-z0-9]{1,20}){1,3}")) {
            return refuse(BAD_PARAMETER, "productKey, deviceName or clientId is missing, or the region is none");
        }
        if (device(fields) == null) {
            return refuse(NO_DEVICE, "device not found");
        }
        ObjectNode answer = Json.object().put("code", SUCCESS);
        address.describe(answer.putObject("data"));
        return answer.put("message", "success");
    }

    private @Nullable Device device(Map<String, String> fields) {
        return devices.find(fields.getOrDefault("productKey", ""), fields.getOrDefault("deviceName", ""));
    }

    private static boolean isComplete(Map<String, String> fields) {
        return fields.keySet().containsAll(List.of("productKey", "deviceName", "clientId"));
    }

    private static ObjectNode refuse(int code, String message) {
        return Json.object().put("code", code).put("message", message);
    }

    /** Nothing of a form that is no such. */
    private static Map<String, String> fields(byte[] form) {
        Map<String, String> fields = new HashMap<>();
        if (form.length > MAX_BYTES) {
            return fields;
        }
        try {
            for (String field : new String(form, StandardCharsets.UTF_8).trim().split("&")) {
                int equals = field.indexOf('=');
                if (equals > 0) {
                    fields.putIfAbsent(
                            field.substring(0, equals),
                            URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
                }
            }
        } catch (IllegalArgumentException e) {
            fields.clear();
        }
        return fields;
    }
}
