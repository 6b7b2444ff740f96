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
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.endpoint.Endpoint;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.identity.ConnectCredentials;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.transport.TransportFactory;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttSettings;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttTransportFactory;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttVersion;

/**
 * A device and the way to it, checked.
 *
 * @param caFile the only certificates to trust; {@code null} for those of the Java runtime
 */
public record DeviceSettings(
        DeviceIdentity identity,
        Endpoint endpoint,
        ConnectCredentials credentials,
        Duration keepAlive,
        boolean cleanSession,
        @Nullable Path caFile) {

    /**
     * Checks a configuration.
     *
     * @throws InvalidConfigurationException with all problems at once
     */
    public static DeviceSettings of(DeviceConfiguration configuration) throws InvalidConfigurationException {
        return new DeviceSettingsReader(configuration).read();
    }

    /**
     * Makes what opens connections with these settings; reads the file of certificates.
     *
     * @throws ConfigurationFailure if that file cannot be used
     */
    public TransportFactory transport(LinkRuntime runtime) throws ConfigurationFailure {
        Path file = caFile;
        TrustAnchors anchors = file == null ? TrustAnchors.ofRuntime() : TrustAnchors.ofFile(file);
        return new MqttTransportFactory(
                runtime, new MqttSettings(endpoint, anchors, credentials, keepAlive, cleanSession, MqttVersion.V3_1_1));
    }
}
