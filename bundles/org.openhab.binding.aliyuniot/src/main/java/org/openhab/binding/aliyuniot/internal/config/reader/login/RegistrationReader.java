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
package org.openhab.binding.aliyuniot.internal.config.reader.login;

import java.util.Locale;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.config.login.RegistrationSettings;
import org.openhab.binding.aliyuniot.internal.config.login.RegistrationSettings.Way;
import org.openhab.binding.aliyuniot.internal.config.parameter.MqttParameters;
import org.openhab.binding.aliyuniot.internal.config.parameter.ParameterValues;
import org.openhab.binding.aliyuniot.internal.config.parameter.Problems;
import org.openhab.binding.aliyuniot.link.endpoint.Hosts;
import org.openhab.binding.aliyuniot.link.endpoint.InstanceId;
import org.openhab.binding.aliyuniot.link.endpoint.Protocol;
import org.openhab.binding.aliyuniot.link.identity.ProductSecret;

/**
 * Checks how a device that knows its product's secret only gets what it logs in with.
 */
public final class RegistrationReader {
    private static final String NONE = "none";

    private final MqttParameters given;
    private final HostReader hosts;
    private final Problems problems;

    public RegistrationReader(MqttParameters given, HostReader hosts, Problems problems) {
        this.given = given;
        this.hosts = hosts;
        this.problems = problems;
    }

    private String name() {
        return ParameterValues.unquoted(given.registration, NONE).toLowerCase(Locale.ROOT);
    }

    /** Whether nothing but the user can tell the device secret, and the user seems to know that. */
    public boolean needsSecret() {
        return NONE.equals(name())
                && ParameterValues.unquoted(given.productSecret, "").isEmpty();
    }

    /**
     * @param secretGiven whether the user has given the device secret, so that nothing is to be learnt
     * @return {@code null} if the device does not register, or a problem was added
     */
    public @Nullable RegistrationSettings read(boolean secretGiven, Protocol protocol) {
        Way way = way(secretGiven);
        ProductSecret productSecret = Credentials.productSecret(given.productSecret, problems);
        boolean fits = problems.within("registrationPort", given.registrationPort, 1, 65_535);
        if (way == null || secretGiven) {
            return null;
        }
        if (ParameterValues.unquoted(given.productSecret, "").isEmpty()) {
            problems.add("productSecret", "product-secret-missing");
        }
        if (way != Way.HTTPS && !protocol.showsCertificate()) {
            problems.add("registration", "registration-clear");
            return null;
        }
        String own = hosts.own();
        String host = own.isEmpty() ? hosts.ofRegion(Hosts::registration) : own;
        InstanceId instanceId = hosts.instanceId();
        return productSecret == null || host == null || !fits
                ? null
                : problems.read(
                        "host",
                        "host",
                        host,
                        HostReader.CHARACTERS,
                        () -> new RegistrationSettings(way, productSecret, host, given.registrationPort, instanceId));
    }

    private @Nullable Way way(boolean secretGiven) {
        String name = name();
        return switch (name) {
            case "https" -> Way.HTTPS;
            case "mqtt" -> Way.MQTT;
            case "mqtt-new" -> Way.MQTT_NEW;
            case NONE -> {
                if (!secretGiven
                        && !ParameterValues.unquoted(given.productSecret, "").isEmpty()) {
                    problems.add("registration", "registration-none");
                }
                yield null;
            }
            default -> {
                problems.wrong("registration", "registration", name, "[a-z-]");
                yield null;
            }
        };
    }
}
