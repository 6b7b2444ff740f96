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
package org.openhab.binding.aliyuniot.internal.shadow;

import java.math.BigDecimal;
import java.util.Locale;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.AliyunIotBindingConstants;
import org.openhab.binding.aliyuniot.internal.channel.ChannelContext;
import org.openhab.binding.aliyuniot.internal.channel.ChannelException;
import org.openhab.binding.aliyuniot.internal.channel.ChannelKind;
import org.openhab.binding.aliyuniot.internal.channel.DeviceChannel;
import org.openhab.binding.aliyuniot.internal.channel.value.ChannelUnit;
import org.openhab.binding.aliyuniot.internal.channel.value.CommandTexts;
import org.openhab.binding.aliyuniot.internal.channel.value.DimmerForm;
import org.openhab.binding.aliyuniot.internal.channel.value.NumberForm;
import org.openhab.binding.aliyuniot.internal.channel.value.PercentRange;
import org.openhab.binding.aliyuniot.internal.channel.value.StringForm;
import org.openhab.binding.aliyuniot.internal.channel.value.TwoStateForm;
import org.openhab.binding.aliyuniot.internal.channel.value.ValueForm;
import org.openhab.binding.aliyuniot.internal.config.parameter.ParameterValues;
import org.openhab.binding.aliyuniot.link.shadow.ShadowKey;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.type.ChannelTypeUID;

/**
 * Channels of the types {@code shadow-string}, {@code shadow-number}, {@code shadow-switch} and {@code shadow-dimmer},
 * which have an attribute of the shadow.
 */
public final class ShadowKind implements ChannelKind {
    private static final String PREFIX = "shadow-";

    private final ChannelContext context;

    public ShadowKind(ChannelContext context) {
        this.context = context;
    }

    @Override
    public @Nullable DeviceChannel read(Channel channel) throws ChannelException {
        ShadowForm json = formOf(channel.getChannelTypeUID());
        if (json == null) {
            return null;
        }
        ChannelUID uid = channel.getUID();
        if (!context.receives()) {
            throw new ChannelException(uid, "offline.channel-no-shadow");
        }
        return new ShadowChannel(uid, keyOf(channel), json, valueForm(channel, json), context.reports());
    }

    private static @Nullable ShadowForm formOf(@Nullable ChannelTypeUID type) {
        if (type != null && AliyunIotBindingConstants.BINDING_ID.equals(type.getBindingId())) {
            for (ShadowForm form : ShadowForm.values()) {
                if (type.getId().equals(PREFIX + form.name().toLowerCase(Locale.ROOT))) {
                    return form;
                }
            }
        }
        return null;
    }

    private static ShadowKey keyOf(Channel channel) throws ChannelException {
        String key = text(channel, "key", "");
        try {
            return ShadowKey.of(key);
        } catch (IllegalArgumentException e) {
            throw new ChannelException(channel.getUID(), "offline.channel-shadow-key", key);
        }
    }

    private static ValueForm valueForm(Channel channel, ShadowForm json) throws ChannelException {
        return switch (json) {
            case STRING -> new StringForm();
            case NUMBER -> new NumberForm(unit(channel));
            case SWITCH ->
                new TwoStateForm(
                        OnOffType.ON, text(channel, "onValue", "1"), OnOffType.OFF, text(channel, "offValue", "0"));
            case DIMMER -> new DimmerForm(range(channel), new CommandTexts.Builder().build(), BigDecimal.ONE);
        };
    }

    private static @Nullable ChannelUnit unit(Channel channel) throws ChannelException {
        String text = text(channel, "unit", "");
        if (text.isEmpty()) {
            return null;
        }
        try {
            ChannelUnit unit = ChannelUnit.of(text);
            String meant = unit.likelyTemperature();
            if (meant != null) {
                throw new ChannelException(channel.getUID(), "offline.channel-unit-temperature", text, meant);
            }
            return unit;
        } catch (IllegalArgumentException e) {
            throw new ChannelException(channel.getUID(), "offline.channel-unit", text);
        }
    }

    private static PercentRange range(Channel channel) throws ChannelException {
        BigDecimal min = number(channel, "min", BigDecimal.ZERO);
        BigDecimal max = number(channel, "max", BigDecimal.valueOf(100));
        try {
            return new PercentRange(min, max);
        } catch (IllegalArgumentException e) {
            throw new ChannelException(
                    channel.getUID(), "offline.channel-range", min.toPlainString(), max.toPlainString());
        }
    }

    private static String text(Channel channel, String name, String otherwise) throws ChannelException {
        Object value = channel.getConfiguration().get(name);
        try {
            String text = value == null ? "" : ParameterValues.text(value).strip();
            return text.isEmpty() ? otherwise : text;
        } catch (IllegalArgumentException e) {
            throw new ChannelException(channel.getUID(), "offline.channel-value");
        }
    }

    private static BigDecimal number(Channel channel, String name, BigDecimal otherwise) throws ChannelException {
        Object value = channel.getConfiguration().get(name);
        try {
            return value == null || "".equals(value) ? otherwise : ParameterValues.number(value);
        } catch (IllegalArgumentException e) {
            throw new ChannelException(channel.getUID(), "offline.channel-value");
        }
    }
}
