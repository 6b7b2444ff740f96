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
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.library.types.DecimalType;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.library.types.PercentType;
import org.openhab.core.library.types.StringType;
import org.openhab.core.types.Command;

/**
 * A value as one of the types that somebody takes. What is beyond the range of the type is not made another value.
 */
final class TakenValue {
    private TakenValue() {}

    /**
     * @param accepted types of commands, one of which is wanted
     * @return {@code null} if the value means none of them
     */
    static @Nullable Command of(Command value, List<Class<? extends Command>> accepted) {
        BigDecimal number = PlainNumber.of(value);
        if (accepted.contains(DecimalType.class)) {
            return number == null ? null : new DecimalType(number);
        }
        if (accepted.contains(PercentType.class)) {
            return PlainNumber.percent(value);
        }
        if (accepted.contains(OnOffType.class)) {
            return number == null ? null : OnOffType.from(number.signum() != 0);
        }
        return accepted.contains(StringType.class) && !PlainNumber.isEndless(value)
                ? new StringType(value.toFullString())
                : null;
    }
}
