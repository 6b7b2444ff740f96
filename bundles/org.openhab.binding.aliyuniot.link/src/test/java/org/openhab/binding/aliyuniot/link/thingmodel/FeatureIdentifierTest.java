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
package org.openhab.binding.aliyuniot.link.thingmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureIdentifierTest {
    @ParameterizedTest
    @ValueSource(strings = {"Temp", "_1", "block:Temp"})
    void isReadAsItIsWritten(String text) {
        assertThat(FeatureIdentifier.of(text).text()).isEqualTo(text);
    }

    @Test
    void theModuleIsBeforeTheColon() {
        assertThat(FeatureIdentifier.of("block:Temp")).isEqualTo(new FeatureIdentifier("block", "Temp"));
        assertThat(FeatureIdentifier.of("Temp").block()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "a:", ":a", "a:b:c", "a-b", "a/b", "a\n", "温度", "+", "a b"})
    void whatBreaksOutOfTopicsAndChannelsIsNone(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FeatureIdentifier.of(text))
                .withMessageContaining("letters, digits and underscores");
    }

    @Test
    void lengthHasABound() {
        assertThat(FeatureIdentifier.of("a".repeat(64)).id()).hasSize(64);
        assertThatIllegalArgumentException().isThrownBy(() -> FeatureIdentifier.of("a".repeat(65)));
    }
}
