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

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.eclipse.paho.client.mqttv3.internal.wire.MqttConnect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openhab.binding.aliyuniot.link.endpoint.Endpoint;
import org.openhab.binding.aliyuniot.link.endpoint.Protocol;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.identity.ConnectVectors;

class ConnectPacketTest {
    static Stream<ConnectVectors.Vector> vectors() throws Exception {
        return ConnectVectors.all().stream().filter(vector -> vector.expected().containsKey("connectPacketHex"));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void bytesAreThoseOfTheOfficialSdk(ConnectVectors.Vector vector) throws Exception {
        MqttSettings settings = new MqttSettings(
                new Endpoint("localhost", 1883, Protocol.TCP),
                TrustAnchors.ofRuntime(),
                vector.credentialsInOrder().build(),
                Duration.ofSeconds(60),
                false,
                MqttVersion.V3_1_1);
        MqttConnect packet = MqttConnection.connectPacket(settings);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(packet.getHeader());
        bytes.write(packet.getPayload());
        assertThat(HexFormat.of().formatHex(bytes.toByteArray()))
                .isEqualToIgnoringCase(vector.expected().get("connectPacketHex"));
    }
}
