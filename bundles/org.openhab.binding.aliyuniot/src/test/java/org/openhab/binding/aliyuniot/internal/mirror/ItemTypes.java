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

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.core.library.types.DateTimeType;
import org.openhab.core.library.types.DecimalType;
import org.openhab.core.library.types.HSBType;
import org.openhab.core.library.types.IncreaseDecreaseType;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.library.types.PercentType;
import org.openhab.core.library.types.PointType;
import org.openhab.core.library.types.QuantityType;
import org.openhab.core.library.types.StopMoveType;
import org.openhab.core.library.types.StringType;
import org.openhab.core.library.types.UpDownType;
import org.openhab.core.types.Command;
import org.openhab.core.types.RefreshType;

/** The commands that openHAB's items take, and with them channels of the same types. */
@NonNullByDefault({})
final class ItemTypes {
    private static final Map<String, List<Class<? extends Command>>> COMMANDS = new TreeMap<>(Map.of(
            "Color",
            List.of(HSBType.class, PercentType.class, OnOffType.class, IncreaseDecreaseType.class, RefreshType.class),
            "Contact",
            List.of(RefreshType.class),
            "DateTime",
            List.of(DateTimeType.class, RefreshType.class),
            "Dimmer",
            List.of(PercentType.class, OnOffType.class, IncreaseDecreaseType.class, RefreshType.class),
            "Image",
            List.of(RefreshType.class),
            "Location",
            List.of(PointType.class, RefreshType.class),
            "Number",
            List.of(DecimalType.class, QuantityType.class, RefreshType.class),
            "Rollershutter",
            List.of(PercentType.class, UpDownType.class, StopMoveType.class, RefreshType.class),
            "String",
            List.of(StringType.class, RefreshType.class),
            "Switch",
            List.of(OnOffType.class, RefreshType.class)));

    static final List<String> NAMES = List.copyOf(COMMANDS.keySet());

    private ItemTypes() {}

    /** @param itemType one of {@link #NAMES}, or with a dimension behind it; a group without members takes nothing */
    static List<Class<? extends Command>> commands(String itemType) {
        return COMMANDS.getOrDefault(itemType.split(":", 2)[0], List.of());
    }
}
