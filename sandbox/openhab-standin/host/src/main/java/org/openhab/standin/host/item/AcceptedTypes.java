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

import java.util.List;
import java.util.Optional;
import javax.measure.Unit;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.items.GenericItem;
import org.openhab.core.items.ItemUtil;
import org.openhab.core.library.CoreItemFactory;
import org.openhab.core.library.items.NumberItem;
import org.openhab.core.library.types.DecimalType;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.library.types.PercentType;
import org.openhab.core.library.types.QuantityType;
import org.openhab.core.types.Command;
import org.openhab.core.types.State;
import org.openhab.core.types.Type;

/** What items take as their states, and what channels take as commands. */
final class AcceptedTypes {

    private AcceptedTypes() {}

    /** The state itself if it is of an accepted class, else what the first class makes of it that can. */
    static Optional<State> convert(State state, List<Class<? extends State>> accepted) {
        if (accepted.contains(state.getClass())) {
            return Optional.of(state);
        }
        for (Class<? extends State> type : accepted) {
            State converted = state.as(type);
            if (converted != null) {
                return Optional.of(converted);
            }
        }
        return Optional.empty();
    }

    /**
     * The value as it goes from an item to a channel: without its unit to a channel of plain numbers, which is not told
     * what it was; with the item's unit to a channel of the item's dimension. Every other value stays as it is.
     *
     * @param channelType the item type that the channel accepts
     */
    static Type inUnitFor(@Nullable String channelType, Type value, GenericItem item) {
        if (CoreItemFactory.NUMBER.equals(channelType) && value instanceof QuantityType<?> quantity) {
            return new DecimalType(quantity.toBigDecimal());
        }
        String dimension = channelType == null ? null : ItemUtil.getItemTypeExtension(channelType);
        Unit<?> unit = item instanceof NumberItem number ? number.getUnit() : null;
        if (value instanceof DecimalType number
                && unit != null
                && dimension != null
                && dimension.equals(ItemUtil.getItemTypeExtension(item.getType()))) {
            return quantity(number, unit);
        }
        return value;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Type quantity(DecimalType number, Unit<?> unit) {
        return new QuantityType(number.toBigDecimal(), unit);
    }

    /**
     * Whether a command reaches the handler. A channel of dimmers or of switches takes percentages and colours, too; no
     * other command of a foreign type gets through. The handler gets the command as it was, not what it could become.
     */
    static boolean delivers(@Nullable String channelType, Command command) {
        if (channelType == null || ItemUtil.getItemTypeExtension(channelType) != null) {
            return true;
        }
        List<Class<? extends Command>> accepted = ItemTypes.commands(channelType);
        return accepted.contains(command.getClass())
                || command instanceof PercentType
                        && (accepted.contains(PercentType.class) || accepted.contains(OnOffType.class));
    }
}
