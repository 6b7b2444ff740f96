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
package org.openhab.core.library.unit;

import javax.measure.Unit;
import org.eclipse.jdt.annotation.Nullable;
import tech.units.indriya.AbstractSystemOfUnits;
import tech.units.indriya.format.SimpleUnitFormat;

/** A catalogue whose units are known to the common format under openHAB's names. */
abstract class CustomUnits extends AbstractSystemOfUnits {
    /**
     * Puts the unit into the catalogue and names it for the format that reads and writes all units.
     *
     * @param names how it is written, null for the library's way, then other names that it is read by
     */
    <U extends Unit<?>> U named(U unit, @Nullable String... names) {
        for (int i = names.length - 1; i >= 0; i--) {
            String name = names[i];
            if (i > 0) {
                SimpleUnitFormat.getInstance().alias(unit, name);
            } else if (name != null) {
                SimpleUnitFormat.getInstance().label(unit, name);
            }
        }
        units.add(unit);
        return unit;
    }
}
