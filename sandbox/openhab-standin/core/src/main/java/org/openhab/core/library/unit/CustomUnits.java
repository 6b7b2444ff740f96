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
import tech.units.indriya.AbstractSystemOfUnits;
import tech.units.indriya.format.SimpleUnitFormat;

/** A catalogue whose units are known to the common format under openHAB's names. */
abstract class CustomUnits extends AbstractSystemOfUnits {

    /** Puts the unit into the catalogue. */
    <U extends Unit<?>> U add(U unit) {
        units.add(unit);
        return unit;
    }

    /** Puts it there under a name for the format that reads and writes all units. */
    <U extends Unit<?>> U add(U unit, String label) {
        SimpleUnitFormat.getInstance().label(unit, label);
        return add(unit);
    }

    /** Lets the format read another name, too. */
    <U extends Unit<?>> U add(U unit, String label, String alias) {
        SimpleUnitFormat.getInstance().alias(unit, alias);
        return add(unit, label);
    }
}
