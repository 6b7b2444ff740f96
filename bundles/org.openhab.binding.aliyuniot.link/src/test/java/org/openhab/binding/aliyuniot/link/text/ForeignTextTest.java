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
package org.openhab.binding.aliyuniot.link.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.aliyuniot.link.alink.AlinkReply;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;
import org.openhab.binding.aliyuniot.link.topic.Topic;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;

@NonNullByDefault({})
class ForeignTextTest {
    /** What nobody sees, or what moves what is around it. */
    private static final int[] UNFIT = {
        0x00, 0x07, 0x0A, 0x0D, 0x1B, 0x7F, 0x80, 0x85, 0x9B, 0x9F, 0xAD, 0x061C, 0x200B, 0x200D, 0x200E, 0x200F,
        0x2028, 0x2029, 0x202A, 0x202E, 0x2060, 0x2066, 0x2069, 0xD800, 0xDFFF, 0xE000, 0xFEFF, 0xFFF9, 0xE0001,
        0x10FFFF
    };

    private static String with(int codePoint) {
        return "a" + (codePoint < 0x10000 ? String.valueOf((char) codePoint) : Character.toString(codePoint)) + "b";
    }

    @Test
    void whatSteersReadersIsReplaced() {
        for (int point : UNFIT) {
            assertThat(ForeignText.line(with(point)))
                    .as(Integer.toHexString(point))
                    .isEqualTo("a?b");
        }
        assertThat(ForeignText.lines("a\r\nb\nc\u0085\u2028d", 100)).isEqualTo("a\nb\nc??d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "固件升级 °C ñ", "שלום", "🙂", "tab less", "\u00A0"})
    void whatIsReadStays(String text) {
        assertThat(ForeignText.line(text)).isEqualTo(text);
    }

    @Test
    void linesAreBoundedAndPairsStayWhole() {
        assertThat(ForeignText.line("x".repeat(200))).hasSize(200).doesNotContain("…");
        assertThat(ForeignText.line("x".repeat(201))).hasSize(200).endsWith("x…");
        assertThat(ForeignText.line("🙂🙂🙂", 4)).isEqualTo("🙂…");
        assertThat(ForeignText.line("🙂🙂🙂", 5)).isEqualTo("🙂🙂…");
        assertThat(ForeignText.line("\u202E".repeat(1_000_000), 10)).isEqualTo("?????????…");
        assertThat(ForeignText.line(null)).isEqualTo("null");
    }

    @Test
    void theReasonsOfAFailureAreOneBoundedLine() {
        Throwable root = new IOException("\u202Eroot\n" + "x".repeat(10_000));
        Throwable failure = root;
        for (int i = 0; i < 20; i++) {
            failure = new IllegalStateException("step", failure);
        }

        assertThat(ForeignText.reasons(new IOException("outer", root)))
                .startsWith("java.io.IOException: outer; because of java.io.IOException: ?root?x")
                .hasSizeLessThan(500);
        assertThat(ForeignText.reasons(failure)).hasSizeLessThan(1500);
    }

    @Test
    void whatTheLinkTellsOfOthersIsFit() {
        assertThat(new NetworkFailure(LinkFailure.Reason.TLS, "said \u009B31m\u202E" + "x".repeat(5000)))
                .message()
                .startsWith("said ?31m?")
                .hasSize(1000);
        assertThat(new AlinkReply(460, com.google.gson.JsonNull.INSTANCE, "no\u2028\u200B" + "x".repeat(500)).message())
                .startsWith("no??x")
                .hasSize(200);
        assertThat(new Topic("/a/\u202Eb")).hasToString("/a/?b");
        assertThat(new TopicFilter("/a/\u2066b")).hasToString("/a/?b");
        assertThat(new Topic("/a/\u202Eb").value()).isEqualTo("/a/\u202Eb");
    }
}
