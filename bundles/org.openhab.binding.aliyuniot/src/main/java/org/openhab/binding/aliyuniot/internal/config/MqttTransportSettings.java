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
package org.openhab.binding.aliyuniot.internal.config;

import java.nio.file.Path;
import java.time.Duration;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.endpoint.Endpoint;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.identity.ConnectCredentials;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.transport.TransportFactory;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttSettings;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttTransportFactory;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttVersion;

/**
 * MQTT as the way to the platform.
 */
public record MqttTransportSettings(
        Endpoint endpoint,
        ConnectCredentials credentials,
        Duration keepAlive,
        boolean cleanSession,
        MqttVersion mqttVersion)
        implements TransportSettings {
    @Override
    public String host() {
        return endpoint.host();
    }

    @Override
    public int port() {
        return endpoint.port();
    }

    @Override
    public String protocol() {
        return "MQTT/" + endpoint.protocol().name();
    }

    @Override
    public boolean receives() {
        return true;
    }

    @Override
    public TransportFactory factory(
            LinkRuntime runtime, DeviceIdentity identity, TrustAnchors trustAnchors, Path folder) {
        return new MqttTransportFactory(
                runtime, new MqttSettings(endpoint, trustAnchors, credentials, keepAlive, cleanSession, mqttVersion));
    }
}
