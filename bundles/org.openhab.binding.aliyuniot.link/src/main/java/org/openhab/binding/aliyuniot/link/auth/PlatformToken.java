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
package org.openhab.binding.aliyuniot.link.auth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.openhab.binding.aliyuniot.link.endpoint.Endpoint;
import org.openhab.binding.aliyuniot.link.identity.ClientIdKey;
import org.openhab.binding.aliyuniot.link.identity.ConnectCredentials;

/**
 * What a device logs in with that has proven over HTTPS who it is. Not shown by {@link #toString()}.
 *
 * @param endpoint where to connect
 * @param clientId the free part that was signed
 * @param iotId the user name
 * @param iotToken the password, for seven days
 * @param given when it was given
 */
public record PlatformToken(Endpoint endpoint, String clientId, String iotId, String iotToken, Instant given) {
    /** A day less than the platform says, for clocks that are wrong. */
    private static final Duration VALIDITY = Duration.ofDays(6);

    /** Whether the platform should still take it. */
    public boolean isGood(Clock clock) {
        return clock.instant().isBefore(given.plus(VALIDITY));
    }

    /**
     * What the device sends over MQTT, {@code securemode=-1}.
     *
     * @param tail what else the client id tells the platform
     */
    public ConnectCredentials credentials(Map<ClientIdKey, String> tail) {
        String more = tail.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> "," + entry.getKey().wireName() + "=" + entry.getValue())
                .collect(Collectors.joining());
        return new ConnectCredentials(
                clientId + "|" + ClientIdKey.SECURE_MODE.wireName() + "=-1" + more + "|", iotId, iotToken);
    }

    @Override
    public String toString() {
        return "PlatformToken[" + endpoint + "]";
    }
}
