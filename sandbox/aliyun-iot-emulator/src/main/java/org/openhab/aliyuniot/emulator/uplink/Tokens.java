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

import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openhab.aliyuniot.emulator.configuration.DeviceDefinition;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;

/**
 * The tokens that devices got for their authentication over one protocol, each with what the protocol keeps beside it.
 *
 * <p>A device has one at a time: a newer one ends the older. Those that have ended are remembered for a while, because the
 * platform tells them from such that never were. To be used on the emulator's event loop only.
 */
public final class Tokens<T> {
    private static final int MAX_ISSUED = 2 * EmulatorConfiguration.MAX_DEVICES;
    private static final String CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 30;
    private static final int SUFFIX = 4;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Issued<T>> issued = new LinkedHashMap<>();
    private final Map<DeviceDefinition, String> newest = new HashMap<>();
    private final long validNanos;

    private record Issued<T>(T session, DeviceDefinition device, long since) {}

    public Tokens(Duration valid) {
        validNanos = valid.toNanos();
    }

    /** Issues a token of 35 characters, and ends the device's older one. */
    public String issue(DeviceDefinition device, T session) {
        String token = text(LENGTH) + "." + text(SUFFIX);
        issued.put(token, new Issued<>(session, device, System.nanoTime()));
        newest.put(device, token);
        Iterator<Map.Entry<String, Issued<T>>> oldest = issued.entrySet().iterator();
        while (issued.size() > MAX_ISSUED) {
            Map.Entry<String, Issued<T>> old = oldest.next();
            newest.remove(old.getValue().device(), old.getKey());
            oldest.remove();
        }
        return token;
    }

    /** What is kept beside a token that is valid. */
    public T find(String token) throws UplinkRefusal {
        Issued<T> found = issued.get(token);
        if (found == null) {
            throw new UplinkRefusal(UplinkRefusal.Reason.TOKEN_UNKNOWN, "the token is none that was issued");
        }
        if (!token.equals(newest.get(found.device())) || System.nanoTime() - found.since() >= validNanos) {
            throw new UplinkRefusal(UplinkRefusal.Reason.TOKEN_EXPIRED, "the token is no longer valid");
        }
        return found.session();
    }

    /** Ends the device's token. */
    public void end(DeviceDefinition device) {
        newest.remove(device);
    }

    /** Ends all of them. */
    public void endAll() {
        newest.clear();
    }

    private String text(int length) {
        return random.ints(length, 0, CHARACTERS.length())
                .collect(
                        StringBuilder::new,
                        (text, index) -> text.append(CHARACTERS.charAt(index)),
                        StringBuilder::append)
                .toString();
    }
}
