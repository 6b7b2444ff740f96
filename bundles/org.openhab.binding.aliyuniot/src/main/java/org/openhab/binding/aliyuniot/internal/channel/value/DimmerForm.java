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
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.channel.payload.BoundedNumber;
import org.openhab.binding.aliyuniot.internal.channel.payload.Padding;
import org.openhab.binding.aliyuniot.internal.channel.payload.UnusablePayloadException;
import org.openhab.core.library.types.IncreaseDecreaseType;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.library.types.PercentType;
import org.openhab.core.types.Command;
import org.openhab.core.types.State;
import org.openhab.core.types.Type;
import org.openhab.core.types.UnDefType;

/**
 * A share of 0 to 100 percent as a number of the device's range, with texts of the user's for on, off, up and down.
 */
public final class DimmerForm implements ValueForm {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final PercentRange range;
    private final CommandTexts texts;
    private final BigDecimal step;
    private final LastSent lastSent = new LastSent();

    private volatile @Nullable PercentType last;

    public DimmerForm(PercentRange range, CommandTexts texts, BigDecimal step) {
        this.range = range;
        this.texts = texts;
        this.step = step;
    }

    @Override
    public Type read(String text) {
        State sent = lastSent.stateOf(text);
        State read = sent == null ? stateOf(text) : sent;
        last = read instanceof PercentType percent ? percent : null;
        return read;
    }

    private State stateOf(String text) {
        Command word = texts.read(text);
        if (word instanceof OnOffType onOff) {
            return onOff == OnOffType.ON ? PercentType.HUNDRED : PercentType.ZERO;
        }
        PercentType before = last;
        if (word instanceof IncreaseDecreaseType && before != null) {
            return clamped(before.toBigDecimal().add(word == IncreaseDecreaseType.INCREASE ? step : step.negate()));
        }
        if (NumberForm.isNoNumber(Padding.strip(text))) {
            return UnDefType.UNDEF;
        }
        BoundedNumber number = BoundedNumber.of(text);
        if (number == null) {
            throw new UnusablePayloadException("is no number and none of the values for ON, OFF and the like");
        }
        return clamped(range.toPercent(number.nearest()));
    }

    /** Beyond an end is at that end. */
    static PercentType clamped(BigDecimal number) {
        return new PercentType(number.max(BigDecimal.ZERO).min(HUNDRED));
    }

    @Override
    public String write(Command command) {
        String word = texts.write(command);
        if (word != null) {
            return word;
        }
        if (command instanceof OnOffType) {
            last = command == OnOffType.ON ? PercentType.HUNDRED : PercentType.ZERO;
            return (command == OnOffType.ON ? range.max() : range.min())
                    .stripTrailingZeros()
                    .toPlainString();
        }
        PercentType percent = CommandNumber.percent(command);
        last = percent;
        return lastSent.remember(percent, texts.apartFrom(range.fromPercent(percent.toBigDecimal())));
    }
}
