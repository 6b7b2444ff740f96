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

/**
 * How something goes up or down over equal steps, by the slopes between any two of them (Theil and Sen): a few steps that
 * are far off do not move it.
 *
 * @param median slope a step
 * @param low lower end of the interval that the slope is in with 95 %
 * @param high upper end of that interval
 */
public record Trend(double median, double low, double high) {
    /** Of the normal distribution, for 95 %. */
    private static final double WIDTH = 1.96;

    /** Fewer steps have no interval of this kind. */
    public static final int FEWEST_STEPS = 5;

    /**
     * @param values one of each step, at least {@link #FEWEST_STEPS}
     */
    public static Trend of(double... values) {
        int steps = values.length;
        if (steps < FEWEST_STEPS) {
            throw new IllegalArgumentException("A trend is of at least " + FEWEST_STEPS + " steps, not of " + steps);
        }
        double[] slopes = new double[steps * (steps - 1) / 2];
        int next = 0;
        for (int i = 0; i < steps; i++) {
            for (int j = i + 1; j < steps; j++) {
                slopes[next++] = (values[j] - values[i]) / (j - i);
            }
        }
        Arrays.sort(slopes);
        double spread = WIDTH * Math.sqrt(steps * (steps - 1) * (2.0 * steps + 5) / 18);
        int low = (int) Math.max(0, Math.floor((slopes.length - spread) / 2) - 1);
        int high = (int) Math.min(slopes.length - 1, Math.ceil((slopes.length + spread) / 2));
        return new Trend(Medians.of(slopes), slopes[low], slopes[high]);
    }

    /** The same for so many steps in the place of one, or in another unit. */
    public Trend times(double factor) {
        return new Trend(median * factor, low * factor, high * factor);
    }

    /**
     * Whether nothing says that it goes up.
     *
     * @param least what counts as nothing, a step, in the unit of the values
     */
    public boolean isFlat(double least) {
        return low <= 0 || high <= least;
    }

    /** For a table: the median, and in brackets the interval. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", median, low, high);
    }
}
