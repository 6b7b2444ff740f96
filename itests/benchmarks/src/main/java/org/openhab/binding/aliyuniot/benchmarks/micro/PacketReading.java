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
package org.openhab.binding.aliyuniot.benchmarks.micro;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.internal.wire.MqttPublish;
import org.eclipse.paho.client.mqttv3.internal.wire.MqttWireMessage;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.transport.mqtt.packet.PacketReader;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Reads a message of 200 bytes off a stream, with its size checked first; Paho's own reading is beside it. */
@State(Scope.Thread)
@NonNullByDefault({})
public class PacketReading {
    private static final int PAYLOAD_BYTES = 200;

    private final byte[] packet;
    private final ByteArrayInputStream bytes;
    private final PacketReader reader;

    /** Writes the message. */
    public PacketReading() {
        try {
            MqttMessage message = new MqttMessage(new byte[PAYLOAD_BYTES]);
            message.setQos(1);
            MqttPublish publish = new MqttPublish("/sys/a1Abc123Def/lamp01/thing/service/property/set", message);
            publish.setMessageId(1);
            byte[] header = publish.getHeader();
            byte[] payload = publish.getPayload();
            packet = Arrays.copyOf(header, header.length + payload.length);
            System.arraycopy(payload, 0, packet, header.length, payload.length);
            bytes = new ByteArrayInputStream(packet);
            reader = new PacketReader(bytes);
        } catch (MqttException e) {
            throw new IllegalStateException("Paho does not write the packet", e);
        }
    }

    /** Ours. */
    @Benchmark
    public MqttWireMessage ours() throws IOException, LinkFailure {
        bytes.reset();
        return reader.next();
    }

    /** Paho's, of bytes that are there already. */
    @Benchmark
    public MqttWireMessage plain() throws MqttException {
        return MqttWireMessage.createWireMessage(packet);
    }
}
