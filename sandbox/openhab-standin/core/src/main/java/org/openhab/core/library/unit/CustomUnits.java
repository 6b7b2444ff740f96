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

    /** Names the unit in the format that reads and writes all units. */
    void label(Unit<?> unit, String label) {
        SimpleUnitFormat.getInstance().label(unit, label);
    }

    /** Lets the format read another name of the unit. */
    void alias(Unit<?> unit, String alias) {
        SimpleUnitFormat.getInstance().alias(unit, alias);
    }
}
