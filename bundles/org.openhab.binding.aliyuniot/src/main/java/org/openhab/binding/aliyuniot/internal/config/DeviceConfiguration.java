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

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.config.core.Configuration;

/**
 * The parameters of the thing type {@code device} as users write them; {@link DeviceSettings} checks them.
 */
public class DeviceConfiguration {
    public @Nullable String productKey;
    public @Nullable String deviceName;
    public @Nullable String deviceSecret;

    public @Nullable String region;
    public @Nullable String instanceId;
    public @Nullable String host;
    public int port = 1883;
    public @Nullable String protocol;
    public @Nullable String caFile;

    /** Seconds. */
    public int keepAlive = 300;

    public boolean cleanSession = true;
    public @Nullable String signMethod;
    public @Nullable String clientId;

    /**
     * Reads the parameters of a thing.
     *
     * @throws InvalidConfigurationException with every parameter whose value is of another kind
     */
    public static DeviceConfiguration of(Configuration configuration) throws InvalidConfigurationException {
        Map<String, Object> values = new HashMap<>();
        List<ConfigurationProblem> problems = new ArrayList<>();
        new TreeMap<>(configuration.getProperties()).forEach((name, value) -> {
            // From 5.2 on openHAB fills these in; what it leaves would only be refused by the platform.
            if (value instanceof String text && text.contains("${ENV:")) {
                problems.add(new ConfigurationProblem(name, "environment", List.of(name)));
                return;
            }
            try {
                if (value != null && !ParameterValues.isEmpty(value)) {
                    values.put(name, ofItsKind(name, value));
                }
            } catch (IllegalArgumentException e) {
                problems.add(new ConfigurationProblem(name, "value", List.of(name)));
            }
        });
        if (!problems.isEmpty()) {
            throw new InvalidConfigurationException(problems);
        }
        return new Configuration(values).as(DeviceConfiguration.class);
    }

    private static Object ofItsKind(String name, Object value) {
        return switch (name) {
            case "port", "keepAlive" -> ParameterValues.number(value);
            case "cleanSession" -> ParameterValues.truth(value);
            default -> ParameterValues.text(value);
        };
    }
}
