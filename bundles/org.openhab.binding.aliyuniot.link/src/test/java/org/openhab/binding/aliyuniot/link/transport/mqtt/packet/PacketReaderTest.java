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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.paho.client.mqttv3.internal.wire.MqttPublish;
import org.eclipse.paho.client.mqttv3.internal.wire.MqttWireMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.ProtocolFailure;

@NonNullByDefault({})
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
    @CsvSource(textBlock = """
                    # more than four bytes of length; 256 MB announced
                    30ffffffff01,         more than four bytes
                    30ffffff7f,           announces 268435455 bytes
                    30808040,             announces 1048576 bytes
                    # types that are reserved, or that only devices send, or only with QoS 2
                    0000,                 type 0
                    1000,                 type 1
                    50020001,             type 5
                    62020001,             type 6
                    70020001,             type 7
                    820500010001 61,      type 8
                    a205000100 0161,      type 10
                    c000,                 type 12
                    e000,                 type 14
                    f000,                 type 15
                    # flags
                    21020000,             flags
                    41020001,             flags
                    9203000101,           flags
                    b2020001,             flags
                    d100,                 flags
                    360600022f610001,     cannot be read
                    # lengths
                    200100,               length of such a packet
                    2003000000,           length of such a packet
                    400100,               length of such a packet
                    4003000100,           length of such a packet
                    9000,                 length of such a packet
                    90020001,             length of such a packet
                    b000,                 length of such a packet
                    d00100,               length of such a packet
                    # packet ids
                    40020000,             packet id is 0
                    9003000001,           packet id is 0
                    b0020000,             packet id is 0
                    320600022f610000,     packet id is 0
                    # topics: none, longer than the packet, no UTF-8, half a surrogate pair, NUL
                    3000,                 without a topic
                    300100,               without a topic
                    30020000,             without a topic
                    3003ffff61,           shorter
                    320400022f61,         shorter
                    300400022fff,         not UTF-8
                    300600042fc0af61,     not UTF-8
                    300600042feda080,     not UTF-8
                    300500032f0061,       code 0
                    """)
    void refusesBrokenPackets(String hex, String why) {
        // Nothing follows: a reader that waited for what is announced, or took memory for it, would find the end.
        PacketReader reader = reader(hex.replace(" ", ""));
        assertThatExceptionOfType(ProtocolFailure.class)
                .isThrownBy(reader::next)
                .withMessageContaining(why)
                .extracting(ProtocolFailure::reason)
                .isEqualTo(LinkFailure.Reason.MALFORMED_PACKET);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "127, 1", "128, 2", "16383, 2", "16384, 3", "327679, 3"})
    void readsLengthsOfEverySize(int length, int bytes) throws Exception {
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.write(length == 0 ? 0xd0 : 0x30);
        for (int rest = length, i = 0; i < bytes; i++, rest >>= 7) {
            packet.write(rest & 0x7f | (i + 1 < bytes ? 0x80 : 0));
        }
        if (length > 0) {
            packet.write(0);
            packet.write(2);
            packet.writeBytes("/a".getBytes(StandardCharsets.UTF_8));
            packet.writeBytes(new byte[length - 4]);
        }
        MqttWireMessage read = new PacketReader(new ByteArrayInputStream(packet.toByteArray())).next();
        if (read instanceof MqttPublish publish) {
            assertThat(publish.getMessage().getPayload()).hasSize(length - 4);
        } else {
            assertThat(read.getType()).isEqualTo((byte) 13);
        }
    }

    @Test
    void readsLengthsWithMoreBytesThanNeeded() throws Exception {
        assertThat(reader("d0808000").next().getType()).isEqualTo((byte) 13);
        PacketReader reader = reader("40828000" + "0007" + "d000");
        assertThat(reader.next().getMessageId()).isEqualTo(7);
        assertThat(reader.next().getType()).isEqualTo((byte) 13);
    }

    @Test
    void readsTopicsOfEveryScript() throws Exception {
        assertThat(reader("300b" + "0009" + "2fe5ad97f09f9880" + "21").next())
                .isInstanceOfSatisfying(
                        MqttPublish.class,
                        publish -> assertThat(publish.getTopicName()).isEqualTo("/字😀!"));
    }

    @Test
    void doesNotCareHowAStreamIsCutIntoPieces() throws Exception {
        byte[] stream = HexFormat.of()
                .parseHex("20020000" + "320f000a2f706b2f646576312f61123478" + "d000" + "40020007" + "9004000901" + "80"
                        + "b0020008" + "3006000a");
        List<String> whole = read(new ByteArrayInputStream(stream));
        assertThat(whole).hasSize(6);
        for (int cut = 0; cut <= stream.length; cut++) {
            assertThat(read(new SequenceInputStream(
                            new ByteArrayInputStream(stream, 0, cut),
                            new ByteArrayInputStream(stream, cut, stream.length - cut))))
                    .isEqualTo(whole);
        }
        assertThat(read(new ByteArrayInputStream(stream) {
                    @Override
                    public synchronized int read(byte[] target, int offset, int length) {
                        return super.read(target, offset, Math.min(1, length));
                    }
                }))
                .isEqualTo(whole);
    }

    private static List<String> read(InputStream stream) throws Exception {
        List<String> packets = new ArrayList<>();
        PacketReader reader = new PacketReader(stream);
        try {
            while (true) {
                MqttWireMessage packet = reader.next();
                packets.add(packet.getType() + " " + packet.getMessageId() + " "
                        + (packet instanceof MqttPublish publish
                                ? publish.getTopicName() + " " + publish.getMessage()
                                : ""));
            }
        } catch (EOFException e) {
            return packets;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "3006", "30060002"})
    void tellsAnEndFromABreak(String hex) {
        assertThatExceptionOfType(EOFException.class).isThrownBy(reader(hex)::next);
    }
}
