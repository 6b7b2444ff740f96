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
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.config.MqttTransportSettings;
import org.openhab.binding.aliyuniot.internal.config.TransportSettings;
import org.openhab.binding.aliyuniot.internal.config.login.AuthSettings;
import org.openhab.binding.aliyuniot.internal.config.login.MqttLogin;
import org.openhab.binding.aliyuniot.internal.config.login.RegistrationSettings;
import org.openhab.binding.aliyuniot.internal.config.parameter.MqttParameters;
import org.openhab.binding.aliyuniot.internal.config.parameter.ParameterValues;
import org.openhab.binding.aliyuniot.internal.config.parameter.Problems;
import org.openhab.binding.aliyuniot.internal.config.reader.login.AuthReader;
import org.openhab.binding.aliyuniot.internal.config.reader.login.Credentials;
import org.openhab.binding.aliyuniot.internal.config.reader.login.HostReader;
import org.openhab.binding.aliyuniot.internal.config.reader.login.RegistrationReader;
import org.openhab.binding.aliyuniot.link.endpoint.Endpoint;
import org.openhab.binding.aliyuniot.link.endpoint.Protocol;
import org.openhab.binding.aliyuniot.link.identity.ClientIdKey;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;
import org.openhab.binding.aliyuniot.link.identity.ProductKey;
import org.openhab.binding.aliyuniot.link.identity.SignMethod;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttSettings;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttVersion;

/**
 * Checks what a device needs to speak MQTT.
 */
final class MqttSettingsReader implements TransportSettingsReader {
    /** The bit of {@link ClientIdKey#EXTENSION} for remote calls on the device's own topics. */
    private static final String REMOTE_CALLS = "1";

    /** And notices of how the sessions of sub-devices end. */
    private static final String CALLS_AND_NOTICES = "3";

    private final MqttParameters given;
    private final boolean remoteCalls;
    private final boolean gateway;
    private final RegistrationReader registrations;
    private final AuthReader auths;
    private final HostReader hosts;
    private final Problems problems;

    /**
     * @param remoteCalls whether the login announces remote calls on topics of the device's own
     * @param gateway whether the device is a gateway, also if its parameters do not say so
     */
    MqttSettingsReader(
            MqttParameters given, boolean remoteCalls, boolean gateway, HostReader hosts, Problems problems) {
        this.given = given;
        this.remoteCalls = remoteCalls;
        this.gateway = gateway || given.gateway;
        this.registrations = new RegistrationReader(given, hosts, problems);
        this.auths = new AuthReader(given, hosts, problems);
        this.hosts = hosts;
        this.problems = problems;
    }

    @Override
    public @Nullable TransportSettings read(Credentials credentials) {
        Protocol protocol = protocol();
        AuthSettings auth = auths.read(protocol == null ? Protocol.TLS : protocol);
        Endpoint endpoint = auth != null
                ? auth.asked()
                : auths.isCertified() || auths.asksAddress()
                        ? null
                        : endpoint(credentials.productKey(), protocol == null ? Protocol.TLS : protocol);
        MqttVersion version = mqttVersion();
        Duration keepAlive = keepAlive();
        SignMethod signMethod = Credentials.signMethod(given.signMethod, problems);
        DeviceSecret secret = credentials.secret();
        RegistrationSettings registration = auths.isCertified() || auths.asksAddress()
                ? null
                : registrations.read(credentials.secretGiven(), protocol == null ? Protocol.TLS : protocol);
        MqttLogin login = protocol == null || signMethod == null ? null : login(secret, protocol, signMethod);
        return endpoint == null
                        || login == null
                        || version == null
                        || keepAlive == null
                        || (secret == null && registration == null && !auths.isCertified())
                ? null
                : new MqttTransportSettings(
                        endpoint, login, auth, registration, keepAlive, given.cleanSession, version, gateway);
    }

    @Override
    public boolean needsSecret() {
        return !auths.isCertified() && (auths.asksAddress() || registrations.needsSecret());
    }

    @Override
    public boolean needsNames() {
        return !auths.isCertified();
    }

    private @Nullable Protocol protocol() {
        String name = ParameterValues.unquoted(given.protocol, "tls");
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "tls" -> Protocol.TLS;
            case "tls-psk" -> Protocol.TLS_PSK;
            case "tcp" -> Protocol.TCP;
            case "wss" -> Protocol.WSS;
            case "ws" -> Protocol.WS;
            default -> {
                problems.wrong("protocol", "protocol", name, "[A-Za-z-]");
                yield null;
            }
        };
    }

    private @Nullable MqttVersion mqttVersion() {
        String version = ParameterValues.unquoted(given.mqttVersion, "3.1.1");
        return switch (version) {
            case "3.1.1" -> MqttVersion.V3_1_1;
            case "3.1" -> MqttVersion.V3_1;
            default -> {
                problems.wrong("mqttVersion", "mqtt-version", version, "[0-9.]");
                yield null;
            }
        };
    }

    private @Nullable Endpoint endpoint(@Nullable ProductKey productKey, Protocol protocol) {
        Integer port = hosts.port(protocol.defaultPort());
        if (port == null) {
            return null;
        }
        String own = hosts.own();
        if (!own.isEmpty()) {
            return problems.read("host", "host", own, HostReader.CHARACTERS, () -> new Endpoint(own, port, protocol));
        }
        String host = hosts.ofPlatform(
                instance -> Endpoint.ofInstance(instance, protocol).host(),
                region -> productKey == null
                        ? null
                        : Endpoint.ofPublicInstance(productKey, region, protocol)
                                .host());
        return host == null ? null : new Endpoint(host, port, protocol);
    }

    private @Nullable Duration keepAlive() {
        Duration keepAlive = Duration.ofSeconds(given.keepAlive);
        if (keepAlive.compareTo(MqttSettings.MIN_KEEP_ALIVE) < 0
                || keepAlive.compareTo(MqttSettings.MAX_KEEP_ALIVE) > 0) {
            problems.add("keepAlive", "keep-alive", Integer.toString(given.keepAlive));
            return null;
        }
        return keepAlive;
    }

    private @Nullable MqttLogin login(@Nullable DeviceSecret secret, Protocol protocol, SignMethod signMethod) {
        Map<ClientIdKey, String> tail = new EnumMap<>(ClientIdKey.class);
        if (gateway) {
            tail.put(ClientIdKey.EXTENSION, CALLS_AND_NOTICES);
            tail.put(ClientIdKey.AUTO_SUBSCRIBE, "1");
        } else if (remoteCalls) {
            tail.put(ClientIdKey.EXTENSION, REMOTE_CALLS);
        }
        String clientId = ParameterValues.unquoted(given.clientId, "");
        return problems.read(
                "clientId",
                "client-id",
                clientId,
                "[^|\\p{C}]",
                () -> new MqttLogin(
                        secret,
                        Integer.toString(protocol.secureMode()),
                        signMethod,
                        clientId.isEmpty() ? null : clientId,
                        tail));
    }
}
