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
package org.openhab.aliyuniot.emulator.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.openhab.aliyuniot.emulator.device.Device;

/**
 * The tokens with which devices log in that nobody has added before (chapter "Unique certificate per product", without
 * pre-registration). Up to five may share a name, each with a client id of its own. Only the emulator's event loop touches it.
 */
public final class DeviceTokens {
    private static final int MAX_PER_DEVICE = 5;
    private static final int LENGTH = 24;

    private final SecureRandom random = new SecureRandom();
    private final Map<Device, Map<String, String>> tokens = new HashMap<>();

    /** Issues a token, which ends an older one of the same client id; empty when five others have one. */
    public Optional<String> issue(Device device, String clientId) {
        Map<String, String> own = tokens.computeIfAbsent(device, none -> new HashMap<>());
        if (!own.containsKey(clientId) && own.size() >= MAX_PER_DEVICE) {
            return Optional.empty();
        }
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        String token = HexFormat.of().formatHex(bytes);
        own.put(clientId, token);
        return Optional.of(token);
    }

    boolean isValid(Device device, String clientId, String token) {
        String issued = tokens.getOrDefault(device, Map.of()).get(clientId);
        return issued != null
                && MessageDigest.isEqual(
                        issued.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    /** To be called when a device is deleted. */
    public void forget(Device device) {
        tokens.remove(device);
    }
}
