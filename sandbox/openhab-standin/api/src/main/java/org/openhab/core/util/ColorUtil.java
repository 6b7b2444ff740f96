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

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.openhab.core.library.types.DecimalType;
import org.openhab.core.library.types.HSBType;
import org.openhab.core.library.types.PercentType;

/** Converts between ways to write a colour. */
public class ColorUtil {
    private static final MathContext PRECISION = new MathContext(5, RoundingMode.HALF_UP);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal BYTE = BigDecimal.valueOf(255);
    /** Three decimals, because the result shows them. */
    private static final BigDecimal SEXTANT = new BigDecimal("60.000");

    private ColorUtil() {}

    /** Red, green and blue from 0 to 255 of a colour, rounded. */
    public static int[] hsbToRgb(HSBType hsb) {
        PercentType[] percent = hsbToRgbPercent(hsb);
        return new int[] {toByte(percent[0]), toByte(percent[1]), toByte(percent[2])};
    }

    private static int toByte(PercentType percent) {
        return percent.toBigDecimal()
                .multiply(BYTE)
                .divide(HUNDRED, 0, RoundingMode.HALF_UP)
                .intValue();
    }

    /** Red, green and blue of a colour in percent. */
    public static PercentType[] hsbToRgbPercent(HSBType hsb) {
        BigDecimal hue = hsb.getHue().toBigDecimal();
        int sextant = hue.divide(SEXTANT, 0, RoundingMode.DOWN).intValue();
        BigDecimal along = hue.divide(SEXTANT, 10, RoundingMode.HALF_UP).subtract(BigDecimal.valueOf(sextant));
        BigDecimal saturation = hsb.getSaturation().toBigDecimal().divide(HUNDRED);
        BigDecimal brightness = hsb.getBrightness().toBigDecimal();
        PercentType most = new PercentType(brightness);
        PercentType least = new PercentType(brightness.multiply(BigDecimal.ONE.subtract(saturation)));
        PercentType falling = new PercentType(brightness.multiply(BigDecimal.ONE.subtract(saturation.multiply(along))));
        PercentType rising = new PercentType(
                brightness.multiply(BigDecimal.ONE.subtract(saturation.multiply(BigDecimal.ONE.subtract(along)))));
        return switch (sextant) {
            case 0 -> new PercentType[] {most, rising, least};
            case 1 -> new PercentType[] {falling, most, least};
            case 2 -> new PercentType[] {least, most, rising};
            case 3 -> new PercentType[] {least, falling, most};
            case 4 -> new PercentType[] {rising, least, most};
            default -> new PercentType[] {most, least, falling};
        };
    }

    /** The colour of red, green and blue from 0 to 255. */
    public static HSBType rgbToHsb(int[] rgb) {
        for (int value : rgb) {
            if (value < 0 || value > 255) {
                // openHAB's text has a conversion for decimal numbers here, so that its callers get the formatter's
                // exception; whoever runs on openHAB must survive it.
                throw new IllegalArgumentException(String.format("RGB value %f is not between 0 and 255", value));
            }
        }
        return rgbToHsb(new PercentType[] {toPercent(rgb[0]), toPercent(rgb[1]), toPercent(rgb[2])});
    }

    private static PercentType toPercent(int value) {
        return new PercentType(BigDecimal.valueOf(value).multiply(HUNDRED).divide(BYTE, PRECISION));
    }

    /** The colour of red, green and blue in percent. */
    public static HSBType rgbToHsb(PercentType[] rgb) {
        BigDecimal red = rgb[0].toBigDecimal();
        BigDecimal green = rgb[1].toBigDecimal();
        BigDecimal blue = rgb[2].toBigDecimal();
        BigDecimal most = red.max(green).max(blue);
        BigDecimal span = most.subtract(red.min(green).min(blue));
        PercentType brightness = new PercentType(most);
        if (span.signum() == 0) {
            return new HSBType(DecimalType.ZERO, PercentType.ZERO, brightness);
        }
        BigDecimal hue;
        if (red.compareTo(most) == 0) {
            hue = angle(green.subtract(blue), span);
        } else if (green.compareTo(most) == 0) {
            hue = angle(blue.subtract(red), span).add(SEXTANT).add(SEXTANT);
        } else {
            hue = angle(red.subtract(green), span).subtract(SEXTANT).subtract(SEXTANT);
        }
        BigDecimal positive = hue.signum() < 0 ? hue.add(BigDecimal.valueOf(360)) : hue;
        PercentType saturation = new PercentType(span.divide(most, PRECISION).multiply(HUNDRED));
        return new HSBType(new DecimalType(positive), saturation, brightness);
    }

    private static BigDecimal angle(BigDecimal difference, BigDecimal span) {
        return difference.multiply(SEXTANT, PRECISION).divide(span, PRECISION);
    }
}
