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
import org.openhab.binding.aliyuniot.internal.channel.payload.UnusablePayloadException;
import org.openhab.binding.aliyuniot.internal.channel.value.ColorForm;
import org.openhab.binding.aliyuniot.internal.channel.value.CommandTexts;
import org.openhab.binding.aliyuniot.internal.channel.value.DateTimeForm;
import org.openhab.binding.aliyuniot.internal.channel.value.LocationForm;
import org.openhab.binding.aliyuniot.internal.channel.value.NumberForm;
import org.openhab.binding.aliyuniot.internal.channel.value.ValueForm;
import org.openhab.core.library.types.DateTimeType;
import org.openhab.core.library.types.HSBType;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.library.types.PointType;
import org.openhab.core.types.Command;
import org.openhab.core.types.RefreshType;
import org.openhab.core.types.Type;

/**
 * What a text means to an item or a channel that takes no texts: the name of a command, such as STOP, or a value as
 * openHAB writes it. Texts come from outside; the work for one is bounded.
 */
final class TextCommand {
    private static final int MAX_NAME = 40;

    private static final List<String> TRUE = List.of("ON", "OPEN", "TRUE");
    private static final List<String> FALSE = List.of("OFF", "CLOSED", "FALSE");

    private TextCommand() {}

    /**
     * @param accepted types of commands, one of which is wanted
     * @return {@code null} if the text means none of them
     */
    static @Nullable Command of(String text, List<Class<? extends Command>> accepted) {
        Command named = text.length() > MAX_NAME ? null : named(text.strip().toUpperCase(Locale.ROOT), accepted);
        if (named != null) {
            return named;
        }
        if (accepted.contains(DateTimeType.class)) {
            return read(new DateTimeForm(), text);
        }
        if (accepted.contains(PointType.class)) {
            return read(new LocationForm(), text);
        }
        Command number = read(new NumberForm(null), text);
        if (number != null) {
            return accepted.contains(number.getClass()) ? number : TakenValue.of(number, accepted);
        }
        return accepted.contains(HSBType.class)
                ? read(new ColorForm(ColorForm.Mode.HSB, new CommandTexts.Builder().build(), BigDecimal.ZERO), text)
                : null;
    }

    private static @Nullable Command named(String name, List<Class<? extends Command>> accepted) {
        for (Class<? extends Command> type : accepted) {
            Command[] constants = type.isEnum() && type != RefreshType.class ? type.getEnumConstants() : new Command[0];
            for (Command constant : constants) {
                if (constant.toString().equals(name)) {
                    return constant;
                }
            }
        }
        if (accepted.contains(OnOffType.class)) {
            return TRUE.contains(name) ? OnOffType.ON : FALSE.contains(name) ? OnOffType.OFF : null;
        }
        return null;
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
