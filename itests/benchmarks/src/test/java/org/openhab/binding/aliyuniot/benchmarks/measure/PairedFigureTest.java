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

import java.util.Arrays;
import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;

@NonNullByDefault({})
class PairedFigureTest {
    private static final double NOT = Double.NaN;

    private static Series series(String name, double others, double... values) {
        return new Series(
                name,
                Arrays.stream(values)
                        .mapToObj(value -> new Sample(value, 1, 1, others))
                        .toList());
    }

    @Test
    void dividesPairByPairSoThatWhatMeetsBothDoesNotCount() {
        Series ours = series("ours", 0, 10, 20, 40, 80, 160, 320, 640);
        Series theirs = series("theirs", 0, 5, 10, 20, 40, 80, 160, 320);
        assertThat(PairedFigure.ratio(ours, theirs)).isEqualTo(new PairedFigure(7, 2, 2, 2, 2, 2, 0));
    }

    @Test
    void intervalIsOfTheMedianAndTheSameEachTime() {
        Series ours = series("ours", 0, 1.0, 1.1, 0.9, 1.05, 0.95, 1.02, 3.0);
        Series one = series("one", 0, 1, 1, 1, 1, 1, 1, 1);
        PairedFigure ratio = PairedFigure.ratio(ours, one);
        assertThat(ratio.median()).isEqualTo(1.02);
        assertThat(ratio.least()).isEqualTo(0.9);
        assertThat(ratio.most()).isEqualTo(3.0);
        assertThat(ratio.low()).isBetween(0.9, 1.0);
        assertThat(ratio.high()).isBetween(1.05, 3.0);
        assertThat(PairedFigure.ratio(ours, one)).isEqualTo(ratio);
        assertThat(ratio.toString()).matches("1\\.02 \\(\\d\\.\\d\\d to \\d\\.\\d\\d\\)");
    }

    @Test
    void refusesWhereOthersWereBusyOrTheIntervalIsWide() {
        Series one = series("one", 0, 1, 1, 1, 1, 1, 1, 1);
        assertThat(PairedFigure.ratio(series("quiet", 0.1, 1, 1, 1, 1, 1, 1, 1), one)
                        .refusal(0.1, 0.2))
                .isEmpty();
        assertThat(PairedFigure.ratio(series("noisy", 0.3, 1, 1, 1, 1, 1, 1, 1), one)
                        .refusal(0.1, 0.2))
                .hasValue("others took 0.30 of a processor");
        assertThat(PairedFigure.ratio(one, series("noisy", 0.3, 1, 1, 1, 1, 1, 1, 1))
                        .refusal(0.1, 0.2))
                .hasValue("others took 0.30 of a processor");
        assertThat(PairedFigure.ratio(series("wide", 0, 1, 1, 1, 2, 3, 3, 3), one)
                        .refusal(0.1, 0.2))
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("anywhere from 1.00 to "));
        assertThat(PairedFigure.ratio(series("failed", 0, NOT, NOT, NOT, NOT, NOT, NOT, NOT), one)
                        .refusal(0.1, 0.2))
                .hasValue("not measured");
    }

    @Test
    void takesWhatTheSystemDoesNotTellForQuiet() {
        Series one = series("one", Double.NaN, 1, 1, 1, 1, 1, 1, 1);
        assertThat(PairedFigure.ratio(one, one).refusal(0.1, 0.2)).isEmpty();
    }

    @Test
    void subtractsPairByPair() {
        Series ours = series("ours", 0, 11, 12, 13, 14, 15, 16, 17);
        Series theirs = series("theirs", 0, 10, 11, 12, 13, 14, 15, 16);
        assertThat(PairedFigure.difference(ours, theirs)).isEqualTo(new PairedFigure(7, 1, 1, 1, 1, 1, 0));
    }

    @Test
    void refusesOfFewPairs() {
        Series few = series("few", 0, 1, 1, 1, 1, 1, 1);
        assertThat(PairedFigure.ratio(few, few).refusal(0.1, 0.2)).hasValue("only 6 pairs");
    }

    @Test
    void takesOnlyPairs() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PairedFigure.ratio(series("two", 0, 1, 1), series("one", 0, 1)))
                .withMessageContaining("2 runs of two and 1 of one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PairedFigure.ratio(new Series("none", List.of()), new Series("none", List.of())));
    }
}
