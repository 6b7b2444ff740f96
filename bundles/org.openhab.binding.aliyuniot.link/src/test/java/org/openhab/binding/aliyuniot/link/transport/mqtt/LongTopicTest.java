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
package org.openhab.binding.aliyuniot.link.transport.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.paho.client.mqttv3.internal.wire.MqttPublish;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.openhab.binding.aliyuniot.link.transport.mqtt.packet.PacketReader;

/** Messages on topics that are longer than any of the platform. */
@NonNullByDefault({})
class LongTopicTest {
    private static final Duration BOUND = SessionBench.BOUND;

    private static byte[] publish(String topic, int id, String payload) {
        byte[] name = topic.getBytes(StandardCharsets.UTF_8);
        byte[] content = payload.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.write(0x32);
        int length = 2 + name.length + 2 + content.length;
        while (length > 127) {
            packet.write(length & 0x7f | 0x80);
            length >>= 7;
        }
        packet.write(length);
        packet.write(name.length >> 8);
        packet.write(name.length);
        packet.writeBytes(name);
        packet.write(id >> 8);
        packet.write(id);
        packet.writeBytes(content);
        return packet.toByteArray();
    }

    private static String topic(String start, int length) {
        return start + "x".repeat(length - start.length());
    }

    @ParameterizedTest
    @CsvSource({
        "/a1Abc123Def/dev001/,128,true",
        "/a1Abc123Def/dev001/,129,false",
        "/a1Abc123Def/dev001/,65535,false",
        "/ext/rrpc/1234567890123456789/a1Abc123Def/dev001/,157,true",
        "/ext/rrpc/1/,193,false"
    })
    void isTakenUpToTheLengthThatThePlatformHas(String start, int length, boolean taken) throws Exception {
        byte[] packet = publish(topic(start, length), 7, "payload");
        PacketReader reader = new PacketReader(new ByteArrayInputStream(packet));
        MqttPublish read = (MqttPublish) reader.next();
        assertThat(read.getTopicName()).hasSize(taken ? length : 0);
        assertThat(read.getMessage().getPayload()).hasSize(taken ? 7 : 0);
        assertThat(read.getMessageId()).isEqualTo(7);
        // All of the packet counts while it waits, whatever is taken of it.
        assertThat(reader.lastLength()).isEqualTo(packet.length);
    }

    @Test
    void isAcknowledgedAndDropped() throws Exception {
        String own = "/a1Abc123Def/dev001/user/get";
        List<Integer> acknowledged = new CopyOnWriteArrayList<>();
        try (HostileServer server = new HostileServer((client, number) -> {
                    client.connack();
                    client.answer(client.receive());
                    client.send(publish(topic(own + "/", 65_535), 1, ""));
                    client.send(publish(own, 2, "taken"));
                    while (true) {
                        byte[] packet = client.receive();
                        if ((packet[0] & 0xff) >> 4 == 4) {
                            acknowledged.add(packet[3] & 0xff);
                        }
                    }
                });
                SessionBench bench = new SessionBench("long-topic-test")) {
            DeviceSession session =
                    bench.session("dev001", SessionBench.tcp(server.port()), SessionBench.PATIENT, SessionBench.LONG);
            List<String> received = new CopyOnWriteArrayList<>();
            session.subscriptions()
                    .add(
                            new TopicFilter(own + "/#"),
                            Qos.AT_LEAST_ONCE,
                            message -> received.add(new String(message.payload(), StandardCharsets.UTF_8)));
            bench.online(session);
            await().atMost(BOUND).untilAsserted(() -> assertThat(acknowledged).containsExactly(1, 2));
            assertThat(received).containsExactly("taken");
            assertThat(server.connections()).isEqualTo(1);
        }
    }
}
