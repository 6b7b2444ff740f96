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
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.config.ReportSettings;
import org.openhab.binding.aliyuniot.internal.config.parameter.ReportingConfiguration;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.topic.Topic;
import org.openhab.binding.aliyuniot.link.topic.TopicRights;
import org.openhab.binding.aliyuniot.link.topic.TopicTemplate;

/**
 * Checks what things have in common that only report.
 */
public abstract class ReportingSettingsReader<C extends ReportingConfiguration> extends DeviceSettingsReader<C> {
    private static final int MAX_MINUTES = 10_080;

    public ReportingSettingsReader(C configuration) {
        super(configuration);
    }

    @Override
    ReportSettings reporting(@Nullable DeviceIdentity identity) {
        within("heartbeat", configuration.heartbeat, 0, MAX_MINUTES);
        within("firmwarePoll", configuration.firmwarePoll, 0, MAX_MINUTES);
        return new ReportSettings(
                Duration.ofMinutes(configuration.heartbeat),
                identity == null ? null : heartbeatTopic(identity),
                Duration.ofMinutes(configuration.firmwarePoll));
    }

    private @Nullable Topic heartbeatTopic(DeviceIdentity identity) {
        String text = text(configuration.heartbeatTopic, "");
        if (text.isEmpty()) {
            return null;
        }
        try {
            Topic topic = new TopicTemplate(text).topicOf(identity);
            new TopicRights(identity).checkPublish(topic);
            return topic;
        } catch (IllegalArgumentException | ConfigurationFailure e) {
            wrong("heartbeatTopic", "heartbeat-topic", text, "[A-Za-z0-9_/${}-]");
            return null;
        }
    }
}
