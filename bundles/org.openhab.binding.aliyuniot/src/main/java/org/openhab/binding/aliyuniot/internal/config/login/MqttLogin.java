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
package org.openhab.binding.aliyuniot.internal.config.login;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.certificate.CertificateLogin;
import org.openhab.binding.aliyuniot.link.identity.ClientIdKey;
import org.openhab.binding.aliyuniot.link.identity.ConnectCredentials;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;
import org.openhab.binding.aliyuniot.link.identity.SignMethod;
import org.openhab.binding.aliyuniot.link.registration.LearntSecret;

/**
 * How a device logs in over MQTT.
 *
 * @param secret as the user has given it; {@code null} if it is learnt
 * @param secureMode what {@link ClientIdKey#SECURE_MODE} says
 * @param clientId the free part of the client id; {@code null} for the usual one
 * @param tail what else the client id tells the platform
 */
public record MqttLogin(
        @Nullable DeviceSecret secret,
        String secureMode,
        SignMethod signMethod,
        @Nullable String clientId,
        Map<ClientIdKey, String> tail) {
    /** The free part of the client id where nothing else is known. */
    private static final String UNNAMED = "openHAB";

    /**
     * @throws IllegalArgumentException if the client id cannot be used
     */
    public MqttLogin {
        EnumMap<ClientIdKey, String> copied = new EnumMap<>(ClientIdKey.class);
        copied.putAll(tail);
        tail = Collections.unmodifiableMap(copied);
        if (clientId != null) {
            ConnectCredentials.of(DeviceIdentity.of("a1", "name"), new DeviceSecret("0"))
                    .clientId(clientId);
        }
    }

    /** What the device sends with a secret to sign with. */
    public ConnectCredentials credentials(DeviceIdentity identity, DeviceSecret known) {
        ConnectCredentials.Builder credentials = ConnectCredentials.of(identity, known);
        credentials.with(ClientIdKey.SECURE_MODE, secureMode).signMethod(signMethod);
        tail.forEach(credentials::with);
        String own = clientId;
        if (own != null) {
            credentials.clientId(own);
        }
        return credentials.build();
    }

    /** The free part of the client id, 1 to 64 characters. */
    public String freePart(DeviceIdentity identity) {
        String own = clientId;
        return own == null ? identity.productKey() + "." + identity.deviceName() : own;
    }

    /**
     * How the device logs in whose certificate says who it is.
     *
     * @param identity {@code null} before it is known
     */
    public CertificateLogin certified(@Nullable DeviceIdentity identity) {
        String own = clientId;
        String free = own != null ? own : identity == null ? UNNAMED : freePart(identity);
        return new CertificateLogin(free, SignMethod.HMACSHA1, tail);
    }

    /** What the device sends with what it has learnt. */
    public ConnectCredentials credentials(DeviceIdentity identity, LearntSecret learnt) {
        if (learnt instanceof LearntSecret.OfClient client) {
            return client.credentials(identity, tail.containsKey(ClientIdKey.AUTO_SUBSCRIBE));
        }
        DeviceSecret known = learnt.deviceSecret();
        if (known == null) {
            throw new IllegalArgumentException("is nothing to log in with");
        }
        return credentials(identity, known);
    }

    @Override
    public String toString() {
        return "MqttLogin[***]";
    }
}
