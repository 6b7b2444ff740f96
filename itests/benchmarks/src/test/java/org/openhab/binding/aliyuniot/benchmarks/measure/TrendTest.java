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
package org.openhab.binding.aliyuniot.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;

@NonNullByDefault({})
class TrendTest {
    @Test
    void whatStaysTheSameIsFlat() {
        Trend trend = Trend.of(7, 7, 7, 7, 7, 7);
        assertThat(trend).isEqualTo(new Trend(0, 0, 0));
        assertThat(trend.isFlat(0)).isTrue();
    }

    @Test
    void oneStepFarOffDoesNotMoveIt() {
        Trend trend = Trend.of(1, 3, 5, 7, 900, 11, 13, 15, 17, 19);
        assertThat(trend.median()).isCloseTo(2, within(0.01));
        assertThat(trend.low()).isBetween(0.0, 2.0);
        assertThat(trend.isFlat(0)).isFalse();
        assertThat(trend.isFlat(1)).isFalse();
    }

    @Test
    void whatGoesUpAndDownIsFlat() {
        assertThat(Trend.of(5, 6, 5, 6, 4, 5, 6, 5, 4, 6).isFlat(0)).isTrue();
    }

    @Test
    void whatGoesDownIsFlat() {
        assertThat(Trend.of(9, 8, 7, 6, 5, 4, 3).isFlat(0)).isTrue();
    }

    @Test
    void littleCountsAsNothing() {
        Trend trend = Trend.of(1.00, 1.01, 1.02, 1.03, 1.04, 1.05, 1.06);
        assertThat(trend.isFlat(0)).isFalse();
        assertThat(trend.isFlat(0.1)).isTrue();
    }

    @Test
    void isTimesAsMuchInTimesAsManySteps() {
        assertThat(new Trend(1, 0.5, 2).times(24)).isEqualTo(new Trend(24, 12, 48));
        assertThat(new Trend(1, 0.5, 2)).hasToString("1.00 (0.50 to 2.00)");
    }

    @Test
    void fewStepsTellNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trend.of(1, 2, 3, 4))
                .withMessageContaining("at least 5");
    }
}
