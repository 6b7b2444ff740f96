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
package org.openhab.binding.aliyuniot.internal.config.reader;

import java.time.Duration;
import java.util.Locale;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.config.MqttTransportSettings;
import org.openhab.binding.aliyuniot.internal.config.ReportSettings;
import org.openhab.binding.aliyuniot.internal.config.TransportSettings;
import org.openhab.binding.aliyuniot.internal.config.parameter.DeviceConfiguration;
import org.openhab.binding.aliyuniot.link.endpoint.Endpoint;
import org.openhab.binding.aliyuniot.link.endpoint.Protocol;
import org.openhab.binding.aliyuniot.link.identity.ClientIdKey;
import org.openhab.binding.aliyuniot.link.identity.ConnectCredentials;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;
import org.openhab.binding.aliyuniot.link.identity.ProductKey;
import org.openhab.binding.aliyuniot.link.identity.SignMethod;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttSettings;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttVersion;

/**
 * Checks what a device needs to speak MQTT.
 */
public final class MqttSettingsReader extends DeviceSettingsReader<DeviceConfiguration> {
    /** The bit of {@link ClientIdKey#EXTENSION} for remote calls on the device's own topics. */
    private static final String REMOTE_CALLS = "1";

    private final boolean remoteCalls;

    /**
     * @param remoteCalls whether the login announces remote calls on topics of the device's own
     */
    public MqttSettingsReader(DeviceConfiguration configuration, boolean remoteCalls) {
        super(configuration);
        this.remoteCalls = remoteCalls;
    }

    @Override
    @Nullable
    TransportSettings transport(
            @Nullable ProductKey productKey, @Nullable DeviceIdentity identity, @Nullable DeviceSecret secret) {
        Protocol protocol = protocol();
        Endpoint endpoint = endpoint(productKey, protocol == null ? Protocol.TLS : protocol);
        MqttVersion version = mqttVersion();
        Duration keepAlive = keepAlive();
        SignMethod signMethod = signMethod(configuration.signMethod);
        ConnectCredentials credentials = identity == null || secret == null || protocol == null || signMethod == null
                ? null
                : credentials(identity, secret, protocol, signMethod);
        return endpoint == null || credentials == null || version == null || keepAlive == null
                ? null
                : new MqttTransportSettings(endpoint, credentials, keepAlive, configuration.cleanSession, version);
    }

    /** The platform asks by itself. */
    @Override
    ReportSettings reporting(@Nullable DeviceIdentity identity) {
        return ReportSettings.NONE;
    }

    private @Nullable Protocol protocol() {
        String name = text(configuration.protocol, "tls");
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "tls" -> Protocol.TLS;
            case "tcp" -> Protocol.TCP;
            case "wss" -> Protocol.WSS;
            case "ws" -> Protocol.WS;
            default -> {
                wrong("protocol", "protocol", name, "[A-Za-z]");
                yield null;
            }
        };
    }

    private @Nullable MqttVersion mqttVersion() {
        String version = text(configuration.mqttVersion, "3.1.1");
        return switch (version) {
            case "3.1.1" -> MqttVersion.V3_1_1;
            case "3.1" -> MqttVersion.V3_1;
            default -> {
                wrong("mqttVersion", "mqtt-version", version, "[0-9.]");
                yield null;
            }
        };
    }

    private @Nullable Endpoint endpoint(@Nullable ProductKey productKey, Protocol protocol) {
        Integer port = port(protocol.defaultPort());
        if (port == null) {
            return null;
        }
        String own = ownHost();
        if (!own.isEmpty()) {
            return read("host", "host", own, HOST, () -> new Endpoint(own, port, protocol));
        }
        String host = platformHost(
                instance -> Endpoint.ofInstance(instance, protocol).host(),
                region -> productKey == null
                        ? null
                        : Endpoint.ofPublicInstance(productKey, region, protocol)
                                .host());
        return host == null ? null : new Endpoint(host, port, protocol);
    }

    private @Nullable Duration keepAlive() {
        Duration keepAlive = Duration.ofSeconds(configuration.keepAlive);
        if (keepAlive.compareTo(MqttSettings.MIN_KEEP_ALIVE) < 0
                || keepAlive.compareTo(MqttSettings.MAX_KEEP_ALIVE) > 0) {
            problem("keepAlive", "keep-alive", Integer.toString(configuration.keepAlive));
            return null;
        }
        return keepAlive;
    }

    private @Nullable ConnectCredentials credentials(
            DeviceIdentity identity, DeviceSecret secret, Protocol protocol, SignMethod signMethod) {
        ConnectCredentials.Builder credentials = ConnectCredentials.of(identity, secret)
                .with(ClientIdKey.SECURE_MODE, Integer.toString(protocol.secureMode()))
                .signMethod(signMethod);
        if (remoteCalls) {
            credentials.with(ClientIdKey.EXTENSION, REMOTE_CALLS);
        }
        String clientId = text(configuration.clientId, "");
        if (!clientId.isEmpty()
                && read("clientId", "client-id", clientId, "[^|\\p{C}]", () -> credentials.clientId(clientId))
                        == null) {
            return null;
        }
        return credentials.build();
    }
}
