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
package org.openhab.binding.aliyuniot.link.transport.mqtt.packet;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.internal.wire.MqttPublish;
import org.eclipse.paho.client.mqttv3.internal.wire.MqttSubscribe;
import org.eclipse.paho.client.mqttv3.internal.wire.MqttUnsubscribe;
import org.openhab.binding.aliyuniot.link.failure.ProtocolFailure;
import org.openhab.binding.aliyuniot.link.topic.TopicRights;

/**
 * The packets that carry topics, which are any UTF-8 (MQTT 3.1.1, section 1.5.3). Paho's own code refuses what lies
 * beyond U+FDCF, emojis and full-width signs for example, with an exception in the middle of sending.
 */
public final class TopicPackets {
    private static final int QOS = 0x06;
    private static final byte[] CALLS = TopicRights.RRPC.getBytes(StandardCharsets.UTF_8);

    private TopicPackets() {}

    public static MqttPublish publish(String topic, MqttMessage content) {
        return new MqttPublish(topic, content) {
            @Override
            protected byte[] getVariableHeader() {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                writeText(bytes, getTopicName());
                if (getMessage().getQos() > 0) {
                    writeShort(bytes, getMessageId());
                }
                return bytes.toByteArray();
            }
        };
    }

    public static MqttSubscribe subscribe(String[] filters, int[] levels) {
        return new MqttSubscribe(filters, levels) {
            @Override
            public byte[] getPayload() {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                for (int i = 0; i < filters.length; i++) {
                    writeText(bytes, filters[i]);
                    bytes.write(levels[i]);
                }
                return bytes.toByteArray();
            }
        };
    }

    public static MqttUnsubscribe unsubscribe(String[] filters) {
        return new MqttUnsubscribe(filters) {
            @Override
            public byte[] getPayload() {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                for (String filter : filters) {
                    writeText(bytes, filter);
                }
                return bytes.toByteArray();
            }
        };
    }

    private static void writeText(ByteArrayOutputStream out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        writeShort(out, bytes.length);
        out.writeBytes(bytes);
    }

    private static void writeShort(ByteArrayOutputStream out, int value) {
        out.write(value >> 8);
        out.write(value);
    }

    /**
     * Reads a PUBLISH of the platform. Of one whose topic is longer than any of the platform neither topic nor payload is
     * taken: both are empty.
     *
     * @param start of what follows the length
     * @throws ProtocolFailure if it is broken
     */
    static MqttPublish parsePublish(byte[] packet, int start) throws ProtocolFailure {
        ByteBuffer body = ByteBuffer.wrap(packet, start, packet.length - start);
        int qos = (packet[0] & QOS) >> 1;
        int topicLength = body.remaining() < 2 ? 0 : Short.toUnsignedInt(body.getShort());
        if (topicLength == 0) {
            throw PacketRules.malformed("it is a message without a topic");
        }
        if (topicLength + (qos > 0 ? 2 : 0) > body.remaining()) {
            throw PacketRules.malformed("it is shorter than the topic and the packet id in it");
        }
        boolean fits = topicLength <= longest(body.slice());
        String topic = fits ? text(body.slice().limit(topicLength)) : "";
        body.position(body.position() + topicLength);
        int id = qos > 0 ? Short.toUnsignedInt(body.getShort()) : 0;
        if (qos > 0 && id == 0) {
            throw PacketRules.malformed("its packet id is 0");
        }
        byte[] payload = new byte[fits ? body.remaining() : 0];
        body.get(payload);
        MqttMessage content = new MqttMessage(payload);
        content.setQos(qos);
        MqttPublish publish = new MqttPublish(topic, content);
        publish.setMessageId(id);
        return publish;
    }

    /** The calls of RRPC have another topic behind their own beginning (chapter "RRPC"). */
    private static int longest(ByteBuffer topic) {
        byte[] start = new byte[Math.min(CALLS.length, topic.remaining())];
        topic.get(start);
        return Arrays.equals(start, CALLS) ? TopicRights.MAX_CALL_BYTES : TopicRights.MAX_TOPIC_BYTES;
    }

    private static String text(ByteBuffer bytes) throws ProtocolFailure {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            if (text.indexOf(0) >= 0) {
                throw PacketRules.malformed("its topic has a character of code 0");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw PacketRules.malformed("its topic is not UTF-8");
        }
    }
}
