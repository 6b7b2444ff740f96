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

import java.time.Duration;
import java.util.Objects;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.config.login.AuthSettings;
import org.openhab.binding.aliyuniot.internal.config.login.MqttLogin;
import org.openhab.binding.aliyuniot.internal.config.login.RegistrationSettings;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.endpoint.Endpoint;
import org.openhab.binding.aliyuniot.link.endpoint.Protocol;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.identity.ConnectCredentials;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;
import org.openhab.binding.aliyuniot.link.identity.PreSharedKey;
import org.openhab.binding.aliyuniot.link.registration.RegisteringTransports;
import org.openhab.binding.aliyuniot.link.transport.TransportCapabilities;
import org.openhab.binding.aliyuniot.link.transport.TransportFactory;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttSettings;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttTransportFactory;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttVersion;

/**
 * MQTT as the way to the platform.
 *
 * @param auth what comes before a connection; {@code null} if nothing does
 * @param registration how what the device logs in with is learnt; {@code null} only if the login has a secret
 * @param connectsOthers whether the device is a gateway
 */
public record MqttTransportSettings(
        Endpoint endpoint,
        MqttLogin login,
        @Nullable AuthSettings auth,
        @Nullable RegistrationSettings registration,
        Duration keepAlive,
        boolean cleanSession,
        MqttVersion mqttVersion,
        boolean connectsOthers)
        implements ConnectionSettings {
    /**
     * @throws IllegalArgumentException if there is neither a secret nor a way to learn one
     */
    public MqttTransportSettings {
        boolean certified = auth != null && auth.way() == AuthSettings.Way.X509;
        if (login.secret() == null && registration == null && !certified) {
            throw new IllegalArgumentException("has nothing to log in with");
        }
    }

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
        return "MQTT/" + endpoint.protocol().name().replace('_', '-');
    }

    @Override
    public boolean receives() {
        return true;
    }

    @Override
    public TransportFactory factory(TransportMeans means, DeviceIdentity identity, TrustAnchors trustAnchors)
            throws ConfigurationFailure {
        LinkRuntime runtime = means.runtime();
        AuthSettings before = auth;
        if (before != null) {
            return before.transports(
                    runtime,
                    identity,
                    trustAnchors,
                    login,
                    (named, trusted, credentials) -> connections(runtime, named, trusted, credentials, null));
        }
        DeviceSecret given = login.secret();
        RegistrationSettings registers = registration;
        return given != null || registers == null
                ? connections(
                        runtime,
                        endpoint,
                        trustAnchors,
                        login.credentials(identity, Objects.requireNonNull(given)),
                        preSharedKey(identity, given))
                : new RegisteringTransports(
                        runtime,
                        identity,
                        registers.productSecret(),
                        registers.registration(runtime, endpoint, trustAnchors),
                        means.secrets().secrets(),
                        TransportCapabilities.MQTT,
                        learnt -> connections(
                                runtime,
                                endpoint,
                                trustAnchors,
                                login.credentials(identity, learnt),
                                preSharedKey(identity, learnt.deviceSecret())));
    }

    /**
     * @throws IllegalArgumentException if the protocol needs one and the device has learnt a token instead of a secret
     */
    private @Nullable PreSharedKey preSharedKey(DeviceIdentity identity, @Nullable DeviceSecret secret) {
        if (endpoint.protocol() != Protocol.TLS_PSK) {
            return null;
        }
        if (secret == null) {
            throw new IllegalArgumentException("has no secret to make a pre-shared key of");
        }
        return PreSharedKey.of(identity, secret);
    }

    /** Connects for the names of the device, which only its certificate tells. */
    TransportFactory nameless(LinkRuntime runtime, TrustAnchors showing) {
        return new MqttTransportFactory(
                runtime,
                new MqttSettings(
                        endpoint,
                        showing,
                        login.certified(null).credentials(null),
                        keepAlive,
                        true,
                        mqttVersion,
                        null));
    }

    private TransportFactory connections(
            LinkRuntime runtime,
            Endpoint to,
            TrustAnchors trustAnchors,
            ConnectCredentials credentials,
            @Nullable PreSharedKey preSharedKey) {
        return new MqttTransportFactory(
                runtime,
                new MqttSettings(to, trustAnchors, credentials, keepAlive, cleanSession, mqttVersion, preSharedKey));
    }
}
