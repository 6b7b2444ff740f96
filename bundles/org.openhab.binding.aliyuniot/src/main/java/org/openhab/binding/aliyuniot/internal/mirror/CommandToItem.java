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
package org.openhab.binding.aliyuniot.internal.mirror;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.channel.payload.BoundedNumber;
import org.openhab.binding.aliyuniot.internal.channel.payload.UnusablePayloadException;
import org.openhab.binding.aliyuniot.internal.channel.value.ColorForm;
import org.openhab.binding.aliyuniot.internal.channel.value.CommandTexts;
import org.openhab.binding.aliyuniot.internal.channel.value.DateTimeForm;
import org.openhab.binding.aliyuniot.internal.channel.value.LocationForm;
import org.openhab.binding.aliyuniot.internal.channel.value.ValueForm;
import org.openhab.core.items.Item;
import org.openhab.core.library.types.DateTimeType;
import org.openhab.core.library.types.DecimalType;
import org.openhab.core.library.types.HSBType;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.library.types.PercentType;
import org.openhab.core.library.types.PointType;
import org.openhab.core.library.types.QuantityType;
import org.openhab.core.library.types.StringType;
import org.openhab.core.types.Command;
import org.openhab.core.types.RefreshType;
import org.openhab.core.types.Type;

/**
 * A command of the cloud as one that the item takes at this moment: a group takes what its members take, and another
 * item may have taken the place of the one that was linked. What {@link StateToCloud} makes of a state comes back as a
 * command that leads to that state.
 */
final class CommandToItem {
    private CommandToItem() {}

    /**
     * @return {@code null} if the item takes nothing of the kind; a contact takes no command at all
     */
    static @Nullable Command of(Command command, Item item) {
        List<Class<? extends Command>> accepted = item.getAcceptedCommandTypes();
        if (command instanceof RefreshType) {
            return null;
        }
        if (command instanceof QuantityType<?> quantity
                && item.getState() instanceof QuantityType<?> present
                && present.toInvertibleUnit(quantity.getUnit()) == null) {
            return null;
        }
        if (accepted.contains(command.getClass())) {
            return command;
        }
        return command instanceof StringType text ? ofText(text.toString(), accepted) : ofValue(command, accepted);
    }

    /** The item takes one of these; what is none of its range is not made another one. */
    private static @Nullable Command ofValue(Command command, List<Class<? extends Command>> accepted) {
        if (accepted.contains(DecimalType.class)) {
            BigDecimal number = PlainNumber.of(command);
            return number == null ? null : new DecimalType(number);
        }
        if (accepted.contains(PercentType.class)) {
            return PlainNumber.percent(command);
        }
        if (accepted.contains(OnOffType.class)) {
            BigDecimal number = PlainNumber.of(command);
            return number == null ? null : OnOffType.from(number.signum() != 0);
        }
        return accepted.contains(StringType.class) && !PlainNumber.isEndless(command)
                ? new StringType(command.toFullString())
                : null;
    }

    /** A text names a command, such as STOP, or is a value as it would have gone up. */
    private static @Nullable Command ofText(String text, List<Class<? extends Command>> accepted) {
        String name = text.strip().toUpperCase(Locale.ROOT);
        for (Class<? extends Command> type : accepted) {
            Command[] constants = type.isEnum() && type != RefreshType.class ? type.getEnumConstants() : new Command[0];
            for (Command constant : constants) {
                if (constant.toString().equals(name)) {
                    return constant;
                }
            }
        }
        if (accepted.contains(DateTimeType.class)) {
            return read(new DateTimeForm(), text);
        }
        if (accepted.contains(PointType.class)) {
            return read(new LocationForm(), text);
        }
        BoundedNumber number = BoundedNumber.of(text);
        if (number == null && accepted.contains(HSBType.class)) {
            CommandTexts none = new CommandTexts.Builder().build();
            return read(new ColorForm(ColorForm.Mode.HSB, none, BigDecimal.ZERO), text);
        }
        try {
            return number == null ? null : ofValue(new DecimalType(number.value()), accepted);
        } catch (UnusablePayloadException e) {
            return null;
        }
    }

    private static @Nullable Command read(ValueForm form, String text) {
        if (text.length() > form.maxLength()) {
            return null;
        }
        try {
            Type value = form.read(text);
            return value instanceof Command command ? command : null;
        } catch (UnusablePayloadException e) {
            return null;
        }
    }
}
