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
package org.openhab.binding.aliyuniot.internal.config.parameter;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.config.core.Configuration;

/**
 * The parameters that things have which only report, as users write them.
 */
public class ReportingConfiguration extends CommonConfiguration {
    /** What has an effect over MQTT only. */
    private static final List<String> MQTT_ONLY =
            List.of("protocol", "mqttVersion", "keepAlive", "cleanSession", "clientId", "versionTopic");

    /** Minutes; 0 for none. */
    public int heartbeat;

    public @Nullable String heartbeatTopic;

    /** Minutes; 0 for never. */
    public int firmwarePoll = 60;

    /**
     * @throws InvalidConfigurationException with every parameter whose value is of another kind, and with those of MQTT
     */
    static <T extends ReportingConfiguration> T read(Class<T> type, Configuration configuration)
            throws InvalidConfigurationException {
        List<ConfigurationProblem> problems = new ArrayList<>();
        for (String parameter : MQTT_ONLY) {
            Object value = configuration.get(parameter);
            if (value != null && !ParameterValues.isEmpty(value)) {
                problems.add(new ConfigurationProblem(parameter, "mqtt-only", List.of(parameter)));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidConfigurationException(problems);
        }
        return fill(type, configuration);
    }
}
