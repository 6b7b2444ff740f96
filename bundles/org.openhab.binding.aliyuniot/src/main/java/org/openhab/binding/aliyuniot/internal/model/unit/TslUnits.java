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

import javax.measure.Unit;
import org.eclipse.jdt.annotation.Nullable;

/**
 * The units of thing models as openHAB knows them. For any thread.
 */
public final class TslUnits {
    private TslUnits() {}

    /**
     * A unit.
     *
     * @param tslUnit as the thing model writes it
     * @return {@code null} if its values are plain numbers
     */
    public static @Nullable Unit<?> unit(@Nullable String tslUnit) {
        return null;
    }

    /**
     * The type of items for values in a unit: {@code Number:Temperature}, or {@code Number}.
     *
     * @param tslUnit as the thing model writes it
     */
    public static String itemType(@Nullable String tslUnit) {
        return "Number";
    }
}
