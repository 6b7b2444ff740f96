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
import java.util.List;
import java.util.Locale;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.config.ReportSettings;
import org.openhab.binding.aliyuniot.internal.config.parameter.InvalidConfigurationException;
import org.openhab.binding.aliyuniot.internal.config.parameter.ParameterValues;
import org.openhab.binding.aliyuniot.internal.config.parameter.Problems;
import org.openhab.binding.aliyuniot.internal.config.parameter.ReportingParameters;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.topic.Topic;
import org.openhab.binding.aliyuniot.link.topic.TopicRights;
import org.openhab.binding.aliyuniot.link.topic.TopicTemplate;
import org.openhab.core.config.core.Configuration;

/**
 * Checks what a device that only reports does by itself.
 */
final class ReportSettingsReader {
    private static final int MAX_MINUTES = 10_080;
    private static final int MAX_DIAGNOSTICS_MINUTES = 1440;

    /** What has an effect over MQTT only. */
    private static final List<String> MQTT_ONLY = List.of(
            "protocol",
            "mqttVersion",
            "keepAlive",
            "cleanSession",
            "clientId",
            "versionTopic",
            "model",
            "reportWindow",
            "gateway",
            "registration",
            "auth",
            "certificateFile",
            "keyFile",
            "keyPassword",
            "authHost",
            "authPort",
            "authDomain",
            "productSecret",
            "registrationPort",
            "diagnostics");

    private ReportSettingsReader() {}

    /**
     * @throws InvalidConfigurationException with every parameter that would have an effect over MQTT only
     */
    static void refuseMqtt(Configuration configuration) throws InvalidConfigurationException {
        Problems problems = new Problems();
        for (String parameter : MQTT_ONLY) {
            Object value = configuration.get(parameter);
            if (value != null && !ParameterValues.isEmpty(value)) {
                problems.add(parameter, "mqtt-only", parameter);
            }
        }
        if (!problems.isEmpty()) {
            throw problems.toException();
        }
    }

    /**
     * @param identity {@code null} if it cannot be used, so that the topic is left out
     */
    static ReportSettings read(ReportingParameters given, @Nullable DeviceIdentity identity, Problems problems) {
        problems.within("heartbeat", given.heartbeat, 0, MAX_MINUTES);
        problems.within("firmwarePoll", given.firmwarePoll, 0, MAX_MINUTES);
        return new ReportSettings(
                Duration.ofMinutes(given.heartbeat),
                identity == null ? null : heartbeatTopic(given, identity, problems),
                Duration.ofMinutes(given.firmwarePoll),
                Duration.ZERO);
    }

    /** What a device does that has a connection. */
    static ReportSettings connected(int diagnostics, Problems problems) {
        problems.within("diagnostics", diagnostics, 0, MAX_DIAGNOSTICS_MINUTES);
        return new ReportSettings(Duration.ZERO, null, Duration.ZERO, Duration.ofMinutes(diagnostics));
    }

    /** Whether what happens to the thing goes to the device's log on the platform. */
    static boolean logsEvents(@Nullable String given, Problems problems) {
        String text = ParameterValues.unquoted(given, "off");
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "off" -> false;
            case "events" -> true;
            default -> {
                problems.wrong("deviceLog", "device-log", text, "[a-z]");
                yield false;
            }
        };
    }

    private static @Nullable Topic heartbeatTopic(
            ReportingParameters given, DeviceIdentity identity, Problems problems) {
        String text = ParameterValues.unquoted(given.heartbeatTopic, "");
        if (text.isEmpty()) {
            return null;
        }
        try {
            Topic topic = new TopicTemplate(text).topicOf(identity);
            new TopicRights(identity).checkPublish(topic);
            return topic;
        } catch (IllegalArgumentException | ConfigurationFailure e) {
            problems.wrong("heartbeatTopic", "heartbeat-topic", text, "[A-Za-z0-9_/${}-]");
            return null;
        }
    }
}
