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
package org.openhab.core.util;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NonNullByDefault({})
class UIDUtilsTest {
    @ParameterizedTest
    @CsvSource({"lamp01, lamp01", "lamp-01, lamp_2D01", "a_b, a_5Fb", "a@b.c:d, a_40b_2Ec_3Ad", "灯, _E7_81_AF", "'', ''"
    })
    void keepsLettersAndDigits(String text, String encoded) {
        assertThat(UIDUtils.encode(text)).isEqualTo(encoded);
    }
}
