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
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.device.Device;

/** The tokens with which devices log in that have proven over HTTPS who they are. Only the emulator's event loop touches it. */
public final class PlatformTokens {
    private static final int LENGTH = 16;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Issued> issued = new HashMap<>();
    private final long validNanos;

    /** User name and password. */
    public record Token(String iotId, String iotToken) {
        @Override
        public String toString() {
            return "Token[…]";
        }
    }

    private record Issued(Device device, String token, long at) {}

    /** Takes how long the platform takes a token, seven days of the real one. */
    public PlatformTokens(Duration validity) {
        validNanos = validity.toNanos();
    }

    /** Issues a token, which ends an older one of the device. */
    public Token issue(Device device) {
        forget(device);
        Token token = new Token(text(), text());
        issued.put(token.iotId(), new Issued(device, token.iotToken(), System.nanoTime()));
        return token;
    }

    private String text() {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** The device of a token; null if it is none, or too old. */
    @Nullable
    Device find(@Nullable String iotId, @Nullable String iotToken) {
        Issued found = iotId == null ? null : issued.get(iotId);
        return found != null
                        && iotToken != null
                        && System.nanoTime() - found.at < validNanos
                        && MessageDigest.isEqual(
                                found.token.getBytes(StandardCharsets.UTF_8), iotToken.getBytes(StandardCharsets.UTF_8))
                ? found.device
                : null;
    }

    /** Ends the token of a device; to be called when it is deleted, too. */
    public void forget(Device device) {
        issued.values().removeIf(one -> one.device.equals(device));
    }
}
