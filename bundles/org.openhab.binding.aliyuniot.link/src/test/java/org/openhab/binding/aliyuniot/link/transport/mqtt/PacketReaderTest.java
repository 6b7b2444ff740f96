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
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.util.HexFormat;
import org.eclipse.paho.client.mqttv3.internal.wire.MqttPublish;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.aliyuniot.link.failure.ProtocolFailure;

class PacketReaderTest {
    private static PacketReader reader(String hex) {
        return new PacketReader(new ByteArrayInputStream(HexFormat.of().parseHex(hex)));
    }

    @Test
    void readsPacketsOneAfterTheOther() throws Exception {
        PacketReader reader = reader("3006" + "0002" + "2f61" + "6869" + "d000" + "40020007");
        assertThat(reader.next()).isInstanceOfSatisfying(MqttPublish.class, publish -> {
            assertThat(publish.getTopicName()).isEqualTo("/a");
            assertThat(publish.getMessage().getPayload()).asString().isEqualTo("hi");
        });
        assertThat(reader.next().getType()).isEqualTo((byte) 13);
        assertThat(reader.next().getMessageId()).isEqualTo(7);
        assertThatExceptionOfType(EOFException.class).isThrownBy(reader::next);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // five length bytes
                "30ffffffff01",
                // 256 MB announced
                "30ffffff7f",
                // QoS 3
                "360600022f610001",
                // topic longer than the packet
                "3003ffff61",
                // packet type 0
                "0000",
                // packet type 15
                "f000",
                // SUBACK without a packet id
                "9000"
            })
    void refusesBrokenPackets(String hex) {
        PacketReader reader = reader(hex);
        assertThatExceptionOfType(ProtocolFailure.class)
                .isThrownBy(reader::next)
                .extracting(ProtocolFailure::reason)
                .isEqualTo(ProtocolFailure.Reason.MALFORMED_PACKET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "3006", "30060002"})
    void tellsAnEndFromABreak(String hex) {
        assertThatExceptionOfType(EOFException.class).isThrownBy(reader(hex)::next);
    }
}
