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
package org.openhab.binding.aliyuniot.internal.model.unit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.measure.Unit;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.library.types.QuantityType;
import org.openhab.core.types.util.UnitUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The units of thing models as openHAB knows them. Values in a unit that is not in the table, or that openHAB has no
 * dimension for, are plain numbers. For any thread; what is asked for twice is looked up once, as openHAB looks at all
 * its units each time.
 */
public final class TslUnits {
    private static final Logger LOGGER = LoggerFactory.getLogger(TslUnits.class);

    private static final String NUMBER = "Number";
    private static final Known PLAIN = new Known(null, NUMBER, null);
    private static final Map<String, String> TABLE = UnitTable.read();
    /** Has at most as many entries as the table. */
    private static final Map<String, Known> KNOWN = new ConcurrentHashMap<>();

    /** What there is to know of a unit. */
    private record Known(
            @Nullable Unit<?> unit,
            String itemType,
            @Nullable String text) {}

    private TslUnits() {}

    /**
     * A unit.
     *
     * @param tslUnit as the thing model writes it
     * @return {@code null} if its values are plain numbers
     */
    public static @Nullable Unit<?> unit(@Nullable String tslUnit) {
        return known(tslUnit).unit();
    }

    /**
     * The type of items for values in a unit: {@code Number:Temperature}, or {@code Number}.
     *
     * @param tslUnit as the thing model writes it
     */
    public static String itemType(@Nullable String tslUnit) {
        return known(tslUnit).itemType();
    }

    /**
     * A unit as openHAB reads it in state patterns and in the metadata of items. It does not say whether two units are
     * the same, as openHAB writes some of them otherwise in each version.
     *
     * @param tslUnit as the thing model writes it
     * @return {@code null} if its values are plain numbers
     */
    public static @Nullable String text(@Nullable String tslUnit) {
        return known(tslUnit).text();
    }

    private static Known known(@Nullable String tslUnit) {
        String text = tslUnit == null ? null : TABLE.get(tslUnit.strip());
        return text == null ? PLAIN : KNOWN.computeIfAbsent(text, TslUnits::lookUp);
    }

    private static Known lookUp(String text) {
        try {
            Unit<?> unit = new QuantityType<>("1 " + text).getUnit();
            String dimension = UnitUtils.getDimensionName(unit);
            return dimension == null ? PLAIN : new Known(unit, NUMBER + ":" + dimension, text);
        } catch (IllegalArgumentException e) {
            LOGGER.debug("This openHAB does not know the unit {}", text);
            return PLAIN;
        }
    }
}
