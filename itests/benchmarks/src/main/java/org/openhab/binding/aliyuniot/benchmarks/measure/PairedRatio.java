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

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * One series divided by another, pair by pair.
 *
 * @param pairs how many there were
 * @param median of the ratios
 * @param least of the ratios
 * @param most of the ratios
 * @param low lower end of the interval that the median is in with 95 %
 * @param high upper end of that interval
 * @param others processors that other processes had in the busiest of the runs
 */
public record PairedRatio(int pairs, double median, double least, double most, double low, double high, double others) {
    private static final int RESAMPLES = 10_000;
    private static final double TAIL = 0.025;

    /** Draws are the same in each run, so that the same samples give the same interval. */
    private static final long SEED = 20_261_129;

    /**
     * Divides.
     *
     * @throws IllegalArgumentException if they are not of the same turns
     */
    public static PairedRatio of(Series dividend, Series divisor) {
        int pairs = dividend.samples().size();
        if (pairs == 0 || pairs != divisor.samples().size()) {
            throw new IllegalArgumentException("A ratio is of pairs, but there are " + pairs + " runs of "
                    + dividend.name() + " and " + divisor.samples().size() + " of " + divisor.name());
        }
        double[] ratios = new double[pairs];
        double others = 0;
        for (int i = 0; i < pairs; i++) {
            Sample above = dividend.samples().get(i);
            Sample below = divisor.samples().get(i);
            ratios[i] = above.value() / below.value();
            others = max(others, max(above.others(), below.others()));
        }
        Arrays.sort(ratios);
        double[] medians = resampledMedians(ratios);
        return new PairedRatio(
                pairs,
                Medians.of(ratios),
                ratios[0],
                ratios[pairs - 1],
                medians[(int) (TAIL * RESAMPLES)],
                medians[(int) ((1 - TAIL) * RESAMPLES) - 1],
                others);
    }

    /** Where the system does not tell one of them, the other counts. */
    private static double max(double one, double other) {
        return Double.isNaN(other) ? one : Math.max(one, other);
    }

    /** The percentile bootstrap: medians of as many ratios, drawn with replacement. */
    private static double[] resampledMedians(double[] ratios) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] medians = new double[RESAMPLES];
        double[] drawn = new double[ratios.length];
        for (int i = 0; i < RESAMPLES; i++) {
            for (int j = 0; j < drawn.length; j++) {
                drawn[j] = ratios[random.nextInt(ratios.length)];
            }
            medians[i] = Medians.of(drawn);
        }
        Arrays.sort(medians);
        return medians;
    }

    /**
     * Why the ratio is not to be told.
     *
     * @param mostOthers how many processors other processes may have had
     * @param widest how wide the interval may be, as a part of the median
     * @return empty if it may be told
     */
    public Optional<String> refusal(double mostOthers, double widest) {
        if (!Double.isFinite(median)) {
            return Optional.of("not measured");
        }
        if (pairs < PairedRuns.FEWEST_PAIRS) {
            return Optional.of("only " + pairs + " pairs");
        }
        if (others > mostOthers) {
            return Optional.of(String.format(Locale.ROOT, "others took %.2f of a processor", others));
        }
        double width = (high - low) / median;
        return width > widest
                ? Optional.of(
                        String.format(Locale.ROOT, "interval %.2f to %.2f is %.0f %% wide", low, high, width * 100))
                : Optional.empty();
    }

    /** For a table: the median, and in brackets the interval. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", median, low, high);
    }
}
