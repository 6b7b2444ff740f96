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
package org.openhab.core.library.items;

import java.util.List;
import javax.measure.Quantity;
import javax.measure.Unit;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.i18n.UnitProvider;
import org.openhab.core.items.GenericItem;
import org.openhab.core.items.ItemUtil;
import org.openhab.core.library.CoreItemFactory;
import org.openhab.core.library.types.DecimalType;
import org.openhab.core.library.types.QuantityType;
import org.openhab.core.types.Command;
import org.openhab.core.types.RefreshType;
import org.openhab.core.types.State;
import org.openhab.core.types.UnDefType;
import org.openhab.core.types.util.UnitUtils;

/** A number, with a unit if its type names a dimension. */
public class NumberItem extends GenericItem {

    private final @Nullable Class<? extends Quantity<?>> dimension;
    private final @Nullable Unit<?> unit;

    public NumberItem(String name) {
        this(CoreItemFactory.NUMBER, name, null);
    }

    /** Makes an item of a type such as {@code Number:Temperature}; its unit is the user's. */
    public NumberItem(String type, String name, @Nullable UnitProvider unitProvider) {
        super(type, name);
        String extension = ItemUtil.getItemTypeExtension(type);
        Class<? extends Quantity<?>> named = extension == null ? null : UnitUtils.parseDimension(extension);
        dimension = named;
        unit = named == null || unitProvider == null ? null : unitOf(unitProvider, named);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Unit<?> unitOf(UnitProvider provider, Class<? extends Quantity<?>> dimension) {
        return provider.getUnit((Class) dimension);
    }

    @Override
    public List<Class<? extends State>> getAcceptedDataTypes() {
        return List.of(DecimalType.class, QuantityType.class, UnDefType.class);
    }

    @Override
    public List<Class<? extends Command>> getAcceptedCommandTypes() {
        return List.of(DecimalType.class, QuantityType.class, RefreshType.class);
    }

    public @Nullable Class<? extends Quantity<?>> getDimension() {
        return dimension;
    }

    /** The unit of the item, null if it has no dimension. */
    public @Nullable Unit<? extends Quantity<?>> getUnit() {
        return (Unit<? extends Quantity<?>>) unit;
    }

    public @Nullable String getUnitSymbol() {
        Unit<?> own = unit;
        return own == null ? null : own.toString();
    }

    /** Keeps quantities in the item's unit, and plain numbers without a unit. */
    @Override
    public void setState(State newState, @Nullable String source) {
        Unit<?> own = unit;
        if (newState instanceof QuantityType<?> quantity) {
            if (own == null) {
                super.setState(new DecimalType(quantity.toBigDecimal()), source);
                return;
            }
            QuantityType<?> converted = quantity.toInvertibleUnit(own);
            if (converted == null) {
                logSetTypeError(newState);
            } else {
                super.setState(converted, source);
            }
        } else if (newState instanceof DecimalType number && own != null) {
            super.setState(inUnit(number, own), source);
        } else {
            super.setState(newState, source);
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static State inUnit(DecimalType number, Unit<?> unit) {
        return new QuantityType(number.toBigDecimal(), unit);
    }
}
