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
package org.openhab.core.library.types;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.types.Command;
import org.openhab.core.types.ComplexType;
import org.openhab.core.types.State;
import org.openhab.core.util.ColorUtil;

/** A colour: hue in degrees from 0 up to but not including 360, saturation and brightness in percent. */
public class HSBType extends PercentType implements ComplexType, State, Command {
    private static final long serialVersionUID = 1L;

    // Before the constants, whose making needs it.
    private static final BigDecimal HUE_END = BigDecimal.valueOf(360);

    public static final HSBType BLACK = new HSBType("0,0,0");
    public static final HSBType WHITE = new HSBType("0,0,100");
    public static final HSBType RED = new HSBType("0,100,100");
    public static final HSBType BLUE = new HSBType("240,100,100");

    protected BigDecimal hue;
    protected BigDecimal saturation;

    public HSBType(DecimalType hue, PercentType saturation, PercentType brightness) {
        this(hue.toBigDecimal(), saturation.toBigDecimal(), brightness.toBigDecimal());
    }

    /** Reads {@code hue,saturation,brightness}. */
    public HSBType(String value) {
        this(parts(value));
    }

    private HSBType(BigDecimal[] parts) {
        this(parts[0], parts[1], parts[2]);
    }

    private HSBType(BigDecimal hue, BigDecimal saturation, BigDecimal brightness) {
        super(0);
        requireBetween("Hue", hue, HUE_END, hue.compareTo(HUE_END) < 0);
        requireBetween("Saturation", saturation, BIG_DECIMAL_HUNDRED, true);
        requireBetween("Brightness", brightness, BIG_DECIMAL_HUNDRED, true);
        this.hue = hue;
        this.saturation = saturation;
        this.value = brightness;
    }

    private static void requireBetween(String name, BigDecimal number, BigDecimal end, boolean allowed) {
        if (!allowed || number.signum() < 0 || number.compareTo(end) > 0) {
            throw new IllegalArgumentException(name + " must be between 0 and " + end);
        }
    }

    private static BigDecimal[] parts(String value) {
        String[] parts = value.split(",");
        if (parts.length != 3) {
            throw new IllegalArgumentException(value + " is not a valid HSBType syntax");
        }
        return new BigDecimal[] {
            new BigDecimal(parts[0].trim()), new BigDecimal(parts[1].trim()), new BigDecimal(parts[2].trim())
        };
    }

    public static HSBType valueOf(String value) {
        return new HSBType(value);
    }

    /** The colour of three values from 0 to 255. */
    public static HSBType fromRGB(int red, int green, int blue) {
        return ColorUtil.rgbToHsb(new int[] {red, green, blue});
    }

    public DecimalType getHue() {
        return new DecimalType(hue);
    }

    public PercentType getSaturation() {
        return new PercentType(saturation);
    }

    public PercentType getBrightness() {
        return new PercentType(value);
    }

    @Override
    public String toString() {
        return toFullString();
    }

    @Override
    public String toFullString() {
        return getHue() + "," + getSaturation() + "," + getBrightness();
    }

    @Override
    public int hashCode() {
        return Objects.hash(hue, saturation, value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HSBType that
                && hue.compareTo(that.hue) == 0
                && saturation.compareTo(that.saturation) == 0
                && value.compareTo(that.value) == 0;
    }

    @Override
    public <T extends State> @Nullable T as(@Nullable Class<T> target) {
        if (target == OnOffType.class) {
            return target.cast(OnOffType.from(value.signum() != 0));
        }
        if (target == DecimalType.class) {
            return target.cast(new DecimalType(value.divide(BIG_DECIMAL_HUNDRED, 8, RoundingMode.UP)));
        }
        if (target == PercentType.class) {
            return target.cast(getBrightness());
        }
        return defaultConversion(target);
    }
}
