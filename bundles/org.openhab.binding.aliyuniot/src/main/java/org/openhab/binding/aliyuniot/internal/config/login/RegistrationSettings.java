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

import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.endpoint.Endpoint;
import org.openhab.binding.aliyuniot.link.endpoint.Hosts;
import org.openhab.binding.aliyuniot.link.endpoint.InstanceId;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.identity.ProductSecret;
import org.openhab.binding.aliyuniot.link.registration.HttpsRegistration;
import org.openhab.binding.aliyuniot.link.registration.MqttRegistration;
import org.openhab.binding.aliyuniot.link.registration.Registration;

/**
 * How a device without a secret gets what it logs in with, checked.
 *
 * @param host where devices register over HTTPS
 * @param port where devices register over HTTPS
 * @param instanceId of an enterprise instance, else {@code null}
 */
public record RegistrationSettings(
        Way way,
        ProductSecret productSecret,
        String host,
        int port,
        @Nullable InstanceId instanceId) {
    /** How a device registers. */
    public enum Way {
        HTTPS,
        MQTT,
        /** Over MQTT, of a device that nobody has added in the console. */
        MQTT_NEW
    }

    /**
     * @throws IllegalArgumentException if host or port cannot be used
     */
    public RegistrationSettings {
        Hosts.check(host, port);
    }

    /** Makes what asks the platform. */
    public Registration registration(LinkRuntime runtime, Endpoint endpoint, TrustAnchors trustAnchors) {
        return switch (way) {
            case HTTPS -> new HttpsRegistration(runtime, host, port, trustAnchors, instanceId);
            case MQTT ->
                new MqttRegistration(runtime, endpoint, trustAnchors, MqttRegistration.Kind.REGISTER, instanceId);
            case MQTT_NEW ->
                new MqttRegistration(runtime, endpoint, trustAnchors, MqttRegistration.Kind.REGNWL, instanceId);
        };
    }
}
