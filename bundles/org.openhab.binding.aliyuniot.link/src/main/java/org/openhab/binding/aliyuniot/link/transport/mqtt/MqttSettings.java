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
package org.openhab.binding.aliyuniot.link.transport.mqtt;

import java.time.Duration;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.endpoint.Endpoint;
import org.openhab.binding.aliyuniot.link.endpoint.Protocol;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.identity.ConnectCredentials;
import org.openhab.binding.aliyuniot.link.identity.PreSharedKey;

/**
 * How to connect over MQTT.
 *
 * @param keepAlive 30 to 1200 seconds, what the platform accepts
 * @param cleanSession whether the platform forgets subscriptions and waiting messages of earlier connections
 * @param preSharedKey what {@link Protocol#TLS_PSK} needs and the others do not
 */
public record MqttSettings(
        Endpoint endpoint,
        TrustAnchors trustAnchors,
        ConnectCredentials credentials,
        Duration keepAlive,
        boolean cleanSession,
        MqttVersion version,
        @Nullable PreSharedKey preSharedKey) {
    public static final Duration MIN_KEEP_ALIVE = Duration.ofSeconds(30);
    public static final Duration MAX_KEEP_ALIVE = Duration.ofSeconds(1200);

    /**
     * @throws IllegalArgumentException if the keep-alive is out of range, or the key that the protocol needs is missing
     */
    public MqttSettings {
        if (keepAlive.compareTo(MIN_KEEP_ALIVE) < 0 || keepAlive.compareTo(MAX_KEEP_ALIVE) > 0) {
            throw new IllegalArgumentException("keepAlive is " + MIN_KEEP_ALIVE.toSeconds() + " to "
                    + MAX_KEEP_ALIVE.toSeconds() + " seconds, but it is " + keepAlive.toSeconds());
        }
        if (endpoint.protocol() == Protocol.TLS_PSK && preSharedKey == null) {
            throw new IllegalArgumentException("tls-psk needs a key out of the device's secret");
        }
    }

    /** For the protocols that need no pre-shared key. */
    public MqttSettings(
            Endpoint endpoint,
            TrustAnchors trustAnchors,
            ConnectCredentials credentials,
            Duration keepAlive,
            boolean cleanSession,
            MqttVersion version) {
        this(endpoint, trustAnchors, credentials, keepAlive, cleanSession, version, null);
    }
}
