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

import javax.measure.Unit;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.library.types.QuantityType;
import org.openhab.core.types.util.UnitUtils;

/**
 * The unit in which the cloud has the numbers of a channel.
 *
 * @param text as the user wrote it
 */
public record ChannelUnit(String text, Unit<?> unit) {
    private static final String NUMBER = "Number";
    private static final int MAX_LENGTH = 32;

    /**
     * @throws IllegalArgumentException if openHAB does not know the unit
     */
    public static ChannelUnit of(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("has more than " + MAX_LENGTH + " characters");
        }
        try {
            return new ChannelUnit(text, new QuantityType<>("1 " + text).getUnit());
        } catch (RuntimeException | StackOverflowError e) {
            throw new IllegalArgumentException("is no unit", e);
        }
    }

    /** The temperature that is meant by whoever writes C or F, which are coulomb and farad; {@code null} for others. */
    @Nullable
    public String likelyTemperature() {
        return "C".equals(text) || "F".equals(text) ? "°" + text : null;
    }

    boolean isCalled(String other) {
        if (text.equals(other)) {
            return true;
        }
        try {
            return of(other).unit.equals(unit);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * The type of items that openHAB has to know the channel by, or it would drop the units of commands instead of
     * handing them on. Units that are the inverse of another's, as mired is of kelvin, belong to that one's dimension.
     */
    public String itemType() {
        String dimension = UnitUtils.getDimensionName(unit);
        if (dimension == null) {
            dimension = UnitUtils.getDimensionName(unit.inverse());
        }
        return dimension == null ? NUMBER : NUMBER + ":" + dimension;
    }
}
