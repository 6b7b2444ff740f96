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
package org.openhab.binding.aliyuniot.link.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityRulesTest {
    @ParameterizedTest
    @ValueSource(strings = {"a1Abc123Def", "pk", "01234567890123456789"})
    void acceptsProductKeys(String value) {
        assertThat(new ProductKey(value)).hasToString(value);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "\"\", is empty",
                "\" a1Abc\", has blanks around it",
                "a1/b, has 4 characters",
                "a1Abc123Def+, has 12 characters",
                "012345678901234567890, has 21 characters"
            })
    void refusesProductKeysAndTellsTheirShape(String value, String shape) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProductKey(value))
                .withMessageStartingWith("productKey has 1 to 20 letters and digits")
                .withMessageContaining(shape);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev1", "a-b_c@d.e:f", "01234567890123456789012345678901"})
    void acceptsDeviceNames(String value) {
        assertThat(new DeviceName(value)).hasToString(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "dev 1", "dev/1", "设备001", "012345678901234567890123456789012", "dev1\n"})
    void refusesDeviceNames(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeviceName(value))
                .withMessageStartingWith("deviceName has 4 to 32 letters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "se cret", "geheimnis-ü", "s3cret\n"})
    void refusesDeviceSecretsWithoutShowingThem(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeviceSecret(value))
                .withMessageStartingWith("deviceSecret has 1 to 64 visible ASCII characters")
                .satisfies(e -> {
                    if (!value.isBlank()) {
                        assertThat(e.getMessage()).doesNotContain(value);
                    }
                });
    }
}
