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
import java.util.function.DoubleBinaryOperator;

/**
 * One series beside another, pair by pair: their ratio or their difference.
 *
 * @param pairs how many there were
 * @param median of the pairs' figures
 * @param least of the pairs' figures
 * @param most of the pairs' figures
 * @param low lower end of the interval that the median is in with 95 %
 * @param high upper end of that interval
 * @param others processors that other processes had in the busiest of the runs
 */
public record PairedFigure(
        int pairs, double median, double least, double most, double low, double high, double others) {
    private static final int RESAMPLES = 10_000;
    private static final double TAIL = 0.025;

    /** Draws are the same in each run, so that the same samples give the same interval. */
    private static final long SEED = 20_261_129;

    /**
     * Divides.
     *
     * @throws IllegalArgumentException if the series are not of the same turns
     */
    public static PairedFigure ratio(Series dividend, Series divisor) {
        return of(dividend, divisor, (above, below) -> above / below);
    }

    /**
     * Subtracts.
     *
     * @throws IllegalArgumentException if the series are not of the same turns
     */
    public static PairedFigure difference(Series minuend, Series subtrahend) {
        return of(minuend, subtrahend, (more, less) -> more - less);
    }

    /** The figures of a series of which each is something of a pair already. */
    public static PairedFigure of(Series series) {
        return of(series, series, (figure, same) -> figure);
    }

    private static PairedFigure of(Series first, Series second, DoubleBinaryOperator figure) {
        int pairs = first.samples().size();
        if (pairs == 0 || pairs != second.samples().size()) {
            throw new IllegalArgumentException("Pairs are wanted, but there are " + pairs + " runs of " + first.name()
                    + " and " + second.samples().size() + " of " + second.name());
        }
        double[] figures = new double[pairs];
        double others = 0;
        for (int i = 0; i < pairs; i++) {
            Sample one = first.samples().get(i);
            Sample other = second.samples().get(i);
            figures[i] = figure.applyAsDouble(one.value(), other.value());
            others = max(others, max(one.others(), other.others()));
        }
        Arrays.sort(figures);
        double[] medians = resampledMedians(figures);
        return new PairedFigure(
                pairs,
                Medians.of(figures),
                figures[0],
                figures[pairs - 1],
                medians[(int) (TAIL * RESAMPLES)],
                medians[(int) ((1 - TAIL) * RESAMPLES) - 1],
                others);
    }

    /** Where the system does not tell one of them, the other counts. */
    private static double max(double one, double other) {
        if (Double.isNaN(other)) {
            return one;
        }
        return Double.isNaN(one) ? other : Math.max(one, other);
    }

    /** The percentile bootstrap: medians of as many figures, drawn with replacement. */
    private static double[] resampledMedians(double[] figures) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] medians = new double[RESAMPLES];
        double[] drawn = new double[figures.length];
        for (int i = 0; i < RESAMPLES; i++) {
            for (int j = 0; j < drawn.length; j++) {
                drawn[j] = figures[random.nextInt(figures.length)];
            }
            medians[i] = Medians.of(drawn);
        }
        Arrays.sort(medians);
        return medians;
    }

    /** How far the ends of the interval are apart. */
    public double width() {
        return high - low;
    }

    /**
     * Why the figure is not to be told.
     *
     * @param mostOthers how many processors other processes may have had
     * @param widest how wide the interval may be, in the figure's unit
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
        return width() > widest
                ? Optional.of(String.format(Locale.ROOT, "anywhere from %.2f to %.2f", low, high))
                : Optional.empty();
    }

    /** For a table: the median, and in brackets the interval. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", median, low, high);
    }
}
