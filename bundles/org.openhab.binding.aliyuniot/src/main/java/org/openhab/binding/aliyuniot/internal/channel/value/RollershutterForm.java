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

import org.openhab.binding.aliyuniot.internal.channel.payload.BoundedNumber;
import org.openhab.binding.aliyuniot.internal.channel.payload.Padding;
import org.openhab.binding.aliyuniot.internal.channel.payload.UnusablePayloadException;
import org.openhab.core.library.types.PercentType;
import org.openhab.core.library.types.StopMoveType;
import org.openhab.core.library.types.UpDownType;
import org.openhab.core.types.Command;
import org.openhab.core.types.Type;
import org.openhab.core.types.UnDefType;

/**
 * A position of 0, which is up, to 100 percent, or a text for up, down, stop and move; the ends are sent as those, too.
 */
public final class RollershutterForm implements ValueForm {
    private final CommandTexts texts;

    /**
     * @param texts for {@link UpDownType} and {@link StopMoveType}
     */
    public RollershutterForm(CommandTexts texts) {
        this.texts = texts;
    }

    @Override
    public Type read(String text) {
        Command word = texts.read(text);
        if (word != null) {
            return word;
        }
        if (NumberForm.isNoNumber(Padding.strip(text))) {
            return UnDefType.UNDEF;
        }
        BoundedNumber number = BoundedNumber.of(text);
        if (number == null) {
            throw new UnusablePayloadException(
                    "is no number from 0 to 100 and none of the values for UP, DOWN and the like");
        }
        return DimmerForm.clamped(number.nearest());
    }

    @Override
    public String write(Command command) {
        if (command instanceof UpDownType || command instanceof StopMoveType) {
            String word = texts.write(command);
            if (word == null) {
                throw ValueForm.notSent(command);
            }
            return word;
        }
        PercentType percent = CommandNumber.percent(command);
        String end = percent.equals(PercentType.ZERO)
                ? texts.write(UpDownType.UP)
                : percent.equals(PercentType.HUNDRED) ? texts.write(UpDownType.DOWN) : null;
        return end == null ? texts.apartFrom(percent.toString()) : end;
    }
}
