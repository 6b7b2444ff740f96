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
package org.openhab.standin.host.item;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.openhab.core.library.types.DateTimeType;
import org.openhab.core.library.types.DecimalType;
import org.openhab.core.library.types.HSBType;
import org.openhab.core.library.types.IncreaseDecreaseType;
import org.openhab.core.library.types.NextPreviousType;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.library.types.OpenClosedType;
import org.openhab.core.library.types.PercentType;
import org.openhab.core.library.types.PlayPauseType;
import org.openhab.core.library.types.PointType;
import org.openhab.core.library.types.QuantityType;
import org.openhab.core.library.types.RawType;
import org.openhab.core.library.types.RewindFastforwardType;
import org.openhab.core.library.types.StopMoveType;
import org.openhab.core.library.types.StringType;
import org.openhab.core.library.types.UpDownType;
import org.openhab.core.types.RefreshType;
import org.openhab.core.types.Type;
import org.openhab.core.types.UnDefType;

/** Reads commands and states as a user types them: the first type of a list that accepts the text. */
final class TypeTexts {

    private static final Map<Class<? extends Type>, Function<String, ? extends Type>> READERS = new LinkedHashMap<>();

    static {
        READERS.put(OnOffType.class, OnOffType::valueOf);
        READERS.put(OpenClosedType.class, OpenClosedType::valueOf);
        READERS.put(UpDownType.class, UpDownType::valueOf);
        READERS.put(StopMoveType.class, StopMoveType::valueOf);
        READERS.put(IncreaseDecreaseType.class, IncreaseDecreaseType::valueOf);
        READERS.put(PlayPauseType.class, PlayPauseType::valueOf);
        READERS.put(NextPreviousType.class, NextPreviousType::valueOf);
        READERS.put(RewindFastforwardType.class, RewindFastforwardType::valueOf);
        READERS.put(RefreshType.class, RefreshType::valueOf);
        READERS.put(UnDefType.class, UnDefType::valueOf);
        READERS.put(PercentType.class, PercentType::valueOf);
        READERS.put(DecimalType.class, DecimalType::valueOf);
        READERS.put(QuantityType.class, text -> new QuantityType<>(text));
        READERS.put(HSBType.class, HSBType::valueOf);
        READERS.put(DateTimeType.class, DateTimeType::valueOf);
        READERS.put(PointType.class, PointType::valueOf);
        READERS.put(RawType.class, RawType::valueOf);
        READERS.put(StringType.class, StringType::valueOf);
    }

    private TypeTexts() {}

    static Optional<Type> read(List<? extends Class<? extends Type>> types, String text) {
        for (Class<? extends Type> type : types) {
            Function<String, ? extends Type> reader = READERS.get(type);
            if (reader == null) {
                continue;
            }
            try {
                return Optional.of(reader.apply(text));
            } catch (RuntimeException e) {
                // Not this type's text; the next one may take it.
            }
        }
        return Optional.empty();
    }
}
