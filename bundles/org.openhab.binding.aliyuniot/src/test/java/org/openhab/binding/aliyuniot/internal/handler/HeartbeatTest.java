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
package org.openhab.binding.aliyuniot.internal.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openhab.aliyuniot.emulator.message.ReceivedMessage;
import org.openhab.binding.aliyuniot.internal.config.DeviceSettings;
import org.openhab.binding.aliyuniot.internal.config.ReportSettings;
import org.openhab.binding.aliyuniot.internal.config.TransportMeans;
import org.openhab.binding.aliyuniot.internal.config.reader.DeviceSettingsReader;
import org.openhab.binding.aliyuniot.internal.session.feature.Heartbeat;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.binding.aliyuniot.link.session.SessionListener;
import org.openhab.binding.aliyuniot.link.session.SessionSettings;
import org.openhab.binding.aliyuniot.link.topic.Topic;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.core.config.core.Configuration;

/** What a device that only reports says by itself. */
@NonNullByDefault({})
class HeartbeatTest extends EmulatedCloud {
    private DeviceSettings settings;
    private DeviceSession session;

    @BeforeEach
    void connect() throws Exception {
        parameters.put("port", new BigDecimal(cloud.ports().https()));
        settings = DeviceSettingsReader.http(new Configuration(parameters));
        session = new DeviceSession(
                runtime,
                settings.identity(),
                settings.transportFactory(new TransportMeans(runtime, userdata, secrets)),
                SessionSettings.DEFAULT,
                new SessionListener() {
                    @Override
                    public void online() {}

                    @Override
                    public void offline(LinkFailure reason, Duration delay) {}

                    @Override
                    public void subscriptionsRefused(Set<TopicFilter> refused) {}
                });
        session.start();
    }

    private List<String> beats(@Nullable Topic topic, String expectedTopic) {
        try (Heartbeat heartbeat = new Heartbeat(
                runtime,
                settings.identity(),
                session,
                new ReportSettings(Duration.ofMillis(50), topic, Duration.ZERO, Duration.ZERO),
                () -> "7")) {
            await().atMost(PATIENCE).until(() -> received(expectedTopic).size() > 1);
        }
        return received(expectedTopic);
    }

    private List<String> received(String topic) {
        return cloud.device(PRODUCT, DEVICE).messages(0).stream()
                .filter(message -> message.topic().equals(topic))
                .map(ReceivedMessage::text)
                .toList();
    }

    @Test
    void beatsWithTheTimeOnATopicOfTheUser() {
        String topic = "/" + PRODUCT + "/" + DEVICE + "/user/update";
        assertThat(beats(new Topic(topic), topic)).allMatch(text -> text.matches("\\{\"time\":\\d{13}}"));
    }

    @Test
    void beatsWithWhatThePlatformKnowsAlready() {
        String topic = "/sys/" + PRODUCT + "/" + DEVICE + "/thing/deviceinfo/update";
        assertThat(beats(null, topic))
                .allSatisfy(text -> assertThat(text)
                        .contains("\"ack\":0", "SYS_SDK_LANGUAGE", "\"domain\":\"SYSTEM\"")
                        .contains("\"method\":\"thing.deviceinfo.update\""));
    }
}
