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
package org.openhab.binding.aliyuniot.internal.channel.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.channel.payload.BoundedNumber;
import org.openhab.binding.aliyuniot.internal.channel.payload.Padding;
import org.openhab.binding.aliyuniot.internal.channel.payload.UnusablePayloadException;
import org.openhab.core.library.types.DecimalType;
import org.openhab.core.library.types.HSBType;
import org.openhab.core.library.types.IncreaseDecreaseType;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.library.types.PercentType;
import org.openhab.core.types.Command;
import org.openhab.core.types.State;
import org.openhab.core.types.Type;
import org.openhab.core.util.ColorUtil;

/**
 * Colors as three numbers or, when read, as {@code #RRGGBB}, with texts of the user's for on, off, up and down.
 */
public final class ColorForm implements ValueForm {
    private static final Pattern HEX = Pattern.compile("#(?:[0-9a-fA-F]{3}){1,2}");
    private static final BigDecimal BYTE = BigDecimal.valueOf(255);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal CIRCLE = BigDecimal.valueOf(360);

    private final Mode mode;
    private final CommandTexts texts;
    private final BigDecimal step;
    private final LastSent lastSent = new LastSent();

    /** Whose hue and saturation are kept while the light is off. */
    private volatile @Nullable HSBType last;

    /** What the three numbers are. */
    public enum Mode {
        /** 0 to 255 each. */
        RGB,
        /** Degrees and percentages. */
        HSB
    }

    public ColorForm(Mode mode, CommandTexts texts, BigDecimal step) {
        this.mode = mode;
        this.texts = texts;
        this.step = step;
    }

    @Override
    public Type read(String text) {
        HSBType color = lastSent.stateOf(text) instanceof HSBType sent ? sent : colorOf(text);
        remember(color);
        return color;
    }

    /** Black has no hue of its own. */
    private void remember(HSBType color) {
        HSBType before = last;
        boolean black = color.getBrightness().equals(PercentType.ZERO)
                && color.getSaturation().equals(PercentType.ZERO);
        last = black && before != null ? new HSBType(before.getHue(), before.getSaturation(), PercentType.ZERO) : color;
    }

    private HSBType colorOf(String text) {
        String inner = Padding.strip(text);
        if (HEX.matcher(inner).matches()) {
            return ofHex(inner);
        }
        Command word = texts.read(text);
        // Three numbers that mean ON are white all the same when the light is red.
        if (word == OnOffType.ON && !inner.contains(",")) {
            return brightened(PercentType.HUNDRED);
        }
        if (word == OnOffType.OFF) {
            return brightened(PercentType.ZERO);
        }
        HSBType before = last;
        if (word instanceof IncreaseDecreaseType && before != null) {
            BigDecimal change = word == IncreaseDecreaseType.INCREASE ? step : step.negate();
            return brightened(
                    DimmerForm.clamped(before.getBrightness().toBigDecimal().add(change)));
        }
        return ofNumbers(inner);
    }

    private HSBType brightened(PercentType brightness) {
        HSBType before = last;
        return before == null
                ? new HSBType(DecimalType.ZERO, PercentType.ZERO, brightness)
                : new HSBType(before.getHue(), before.getSaturation(), brightness);
    }

    private static HSBType ofHex(String text) {
        int digits = text.length() == 4 ? 1 : 2;
        int[] parts = new int[3];
        for (int i = 0; i < parts.length; i++) {
            String part = text.substring(1 + i * digits, 1 + (i + 1) * digits);
            parts[i] = Integer.parseInt(digits == 1 ? part + part : part, 16);
        }
        return HSBType.fromRGB(parts[0], parts[1], parts[2]);
    }

    private HSBType ofNumbers(String text) {
        String[] parts = text.split(",", 4);
        if (parts.length != 3) {
            throw unusable();
        }
        if (mode == Mode.RGB) {
            return HSBType.fromRGB(
                    part(parts[0], BYTE).setScale(0, RoundingMode.HALF_UP).intValue(),
                    part(parts[1], BYTE).setScale(0, RoundingMode.HALF_UP).intValue(),
                    part(parts[2], BYTE).setScale(0, RoundingMode.HALF_UP).intValue());
        }
        BigDecimal hue = part(parts[0], CIRCLE);
        if (hue.compareTo(CIRCLE) == 0) {
            throw unusable();
        }
        return new HSBType(
                new DecimalType(hue),
                new PercentType(part(parts[1], HUNDRED)),
                new PercentType(part(parts[2], HUNDRED)));
    }

    private BigDecimal part(String text, BigDecimal max) {
        BoundedNumber number = BoundedNumber.of(text);
        BigDecimal value = number == null ? null : number.value();
        if (value == null || value.signum() < 0 || value.compareTo(max) > 0) {
            throw unusable();
        }
        return value;
    }

    private UnusablePayloadException unusable() {
        return new UnusablePayloadException(
                mode == Mode.HSB
                        ? "is not hue (0 to 359), saturation and brightness (0 to 100) with commas between them"
                        : "is not three numbers from 0 to 255 with commas between them");
    }

    @Override
    public String write(Command command) {
        String word = texts.write(command);
        if (word != null) {
            return word;
        }
        HSBType color = command instanceof HSBType whole
                ? whole
                : command instanceof OnOffType
                        ? (command == OnOffType.ON ? HSBType.WHITE : HSBType.BLACK)
                        : brightened(CommandNumber.percent(command));
        return sent(color, command instanceof State && !(command instanceof OnOffType));
    }

    private String sent(HSBType color, boolean exact) {
        String text = mode == Mode.HSB
                ? color.toString()
                : Arrays.stream(ColorUtil.hsbToRgb(color))
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(","));
        if (exact) {
            remember(color);
            return lastSent.remember(color, text);
        }
        return text;
    }
}
