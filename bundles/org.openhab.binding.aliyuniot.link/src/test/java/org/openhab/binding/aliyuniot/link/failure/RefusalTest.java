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
package org.openhab.binding.aliyuniot.link.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@NonNullByDefault({})
class RefusalTest {
    @ParameterizedTest
    @EnumSource
    void everyCodeHasASentenceWithARemedy(Refusal refusal) {
        LinkFailure failure = Refusal.of(refusal.code(), "the login of a1/lamp", "in words");

        assertThat(failure.reason()).isEqualTo(refusal.reason());
        assertThat(failure)
                .hasMessageStartingWith("The platform refuses the login of a1/lamp: ")
                .hasMessageContaining("; ")
                .hasMessageEndingWith("(code " + refusal.code() + ", in words)");
    }

    /** The sets of the platform's documentation, topic by topic. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sub/register    | 460 5005 5244 500 6288 6100 6619 6292 6203",
                "topo/add        | 460 429 6402 6100 401 6204 6400 6203",
                "topo/delete     | 460 429 6100 6401 6203",
                "topo/get        | 460 429 500 6203",
                "list/found      | 460 500 6250 6280 6203",
                "combine/login   | 460 429 6100 6204 6287 6401 500 428 521 522",
                "combine/logout  | 460 520 500",
                "/ext/error      | 427 521 522 6401 520",
                "register/device | 460 500 6250 6288 6289 6292 6600",
                "auth/devicename | 401 460 500 5001 6200"
            })
    void everyDocumentedCodeIsKnown(String topic, String codes) {
        assertThat(Arrays.stream(codes.split(" ")).map(Integer::valueOf))
                .as(topic)
                .allSatisfy(code -> assertThat(Refusal.of(code, "it", "")).hasMessageNotContaining("not documented"));
    }

    @Test
    void noCodeIsThereTwice() {
        assertThat(Arrays.stream(Refusal.values()).map(Refusal::code)).doesNotHaveDuplicates();
    }

    @Test
    void anUnknownCodeIsToldWithThePlatformsWords() {
        LinkFailure failure = Refusal.of(-7, "the login of a1/lamp", "line\nbreak");

        assertThat(failure.reason()).isEqualTo(LinkFailure.Reason.REQUEST_REFUSED);
        assertThat(failure).hasMessageEndingWith("(code -7, line?break)");
    }
}
