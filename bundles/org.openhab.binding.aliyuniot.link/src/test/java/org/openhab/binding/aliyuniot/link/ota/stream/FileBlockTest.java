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
package org.openhab.binding.aliyuniot.link.ota.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Random;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.aliyuniot.link.Fuzz;
import org.openhab.binding.aliyuniot.link.alink.AlinkFrame;

/** Blocks as the platform sends them; tests of downloads have theirs made by it, too. */
public class FileBlockTest {
    /** The example of the chapter: eleven bytes, whole. */
    private static final String EXAMPLE =
            "00457b226964223a2231222c22636f6465223a3230302c2264617461223a7b2266696c654c656e"
                    + "677468223a31312c226253697a65223a31312c22624f6666736574223a307d7d68656c6c6f20776f726c64c139";

    /** What the platform sends; written after the chapter, with a CRC of its own making. */
    static byte[] frame(String json, byte[] data) {
        byte[] head = json.getBytes(StandardCharsets.UTF_8);
        int crc = crc(data);
        return ByteBuffer.allocate(2 + head.length + data.length + 2)
                .putShort((short) head.length)
                .put(head)
                .put(data)
                .put((byte) crc)
                .put((byte) (crc >> 8))
                .array();
    }

    public static byte[] block(String id, byte[] file, int offset, int size) {
        byte[] data = Arrays.copyOfRange(file, offset, Math.min(file.length, offset + size));
        return frame(
                "{\"id\":\"%s\",\"code\":200,\"data\":{\"fileToken\":\"t1\",\"fileLength\":%d,\"bSize\":%d,\"bOffset\":%d}}"
                        .formatted(id, file.length, data.length, offset),
                data);
    }

    /** Highest bit first and turned round at both ends, as the definition has it. */
    private static int crc(byte[] data) {
        int crc = 0;
        for (byte b : data) {
            crc ^= Integer.reverse(b) >>> 24 << 8;
            for (int i = 0; i < 8; i++) {
                crc = (crc & 0x8000) == 0 ? crc << 1 : crc << 1 ^ 0x8005;
            }
            crc &= 0xffff;
        }
        return Integer.reverse(crc) >>> 16;
    }

    private static String text(ByteBuffer data) {
        return StandardCharsets.UTF_8.decode(data.duplicate()).toString();
    }

    private static FileBlock parsed(byte[] payload) {
        @Nullable FileBlock block = FileBlock.of(payload);
        return Objects.requireNonNull(block);
    }

    @ParameterizedTest
    @CsvSource({"123456789, BB3D", "hello world, 39C1", "'', 0"})
    void crcIsArc(String text, String crc) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        assertThat(AlinkFrame.crc16(bytes, 0, bytes.length)).isEqualTo(Integer.parseInt(crc, 16));
    }

    @Test
    void theExampleIsUnderstood() {
        FileBlock block = parsed(HexFormat.of().parseHex(EXAMPLE));
        assertThat(block.id()).isEqualTo("1");
        assertThat(block.reply().isSuccess()).isTrue();
        assertThat(block.fileLength()).isEqualTo(11);
        assertThat(block.offset()).isZero();
        assertThat(block.isIntact()).isTrue();
        assertThat(text(block.data())).isEqualTo("hello world");
    }

    @Test
    void whatTheTestsSendIsTheExample() {
        assertThat(frame(
                        "{\"id\":\"1\",\"code\":200,\"data\":{\"fileLength\":11,\"bSize\":11,\"bOffset\":0}}",
                        "hello world".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(HexFormat.of().parseHex(EXAMPLE));
    }

    @ParameterizedTest
    @ValueSource(ints = {71, 75, 81, 82, 83})
    void aChangedByteIsSeen(int at) {
        byte[] frame = HexFormat.of().parseHex(EXAMPLE);
        frame[at] ^= 0x10;
        assertThat(parsed(frame).isIntact()).isFalse();
    }

    @Test
    void aBlockOfAnotherSizeThanItSaysIsSeen() {
        byte[] data = {1, 2, 3};
        String json = "{\"id\":1,\"code\":\"200\",\"data\":{\"fileLength\":3,\"bSize\":4,\"bOffset\":0}}";
        assertThat(parsed(frame(json, data)).isIntact()).isFalse();
        assertThat(parsed(frame(json.replace(":4", ":3"), data)).isIntact()).isTrue();
        assertThat(parsed(frame(json.replace(":4", ":0"), new byte[0])).isIntact())
                .isFalse();
    }

    @Test
    void aRefusalHasNoBlock() {
        byte[] json = "{\"id\":\"1\",\"code\":6100,\"msg\":\"no file\"}".getBytes(StandardCharsets.US_ASCII);
        FileBlock block = parsed(ByteBuffer.allocate(2 + json.length)
                .putShort((short) json.length)
                .put(json)
                .array());
        assertThat(block.reply().code()).isEqualTo(6100);
        assertThat(block.reply().message()).isEqualTo("no file");
        assertThat(block.isIntact()).isFalse();
        assertThat(block.offset()).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "0000", "00027b7d", "00ff7b7d", "ffff", "00017b7d0000", "7b226964223a317d"})
    void whatIsNoReplyIsNull(String hex) {
        assertThat(FileBlock.of(HexFormat.of().parseHex(hex))).isNull();
    }

    @Test
    void whateverComesIsABlockOrNothing() {
        Random bytes = new Random(1);
        byte[] file = new byte[5000];
        bytes.nextBytes(file);
        Fuzz.cases(random -> {
            int offset = random.nextInt(file.length);
            byte[] frame = block("17", file, offset, 1 + random.nextInt(600));
            for (int i = random.nextInt(4); i > 0; i--) {
                frame[random.nextInt(frame.length)] = (byte) random.nextInt();
            }
            if (random.nextInt(4) == 0) {
                frame = Arrays.copyOf(frame, random.nextInt(frame.length + 20));
            }
            FileBlock block = FileBlock.of(frame);
            if (block != null && block.isIntact()) {
                assertThat(block.data().remaining()).isPositive().isLessThan(frame.length);
                assertThat(block.offset()).isGreaterThanOrEqualTo(-1);
            }
        });
    }
}
