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
import java.util.Objects;
import java.util.Optional;
import javax.measure.Unit;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.items.Item;
import org.openhab.core.library.types.DecimalType;
import org.openhab.core.library.types.HSBType;
import org.openhab.core.library.types.PercentType;
import org.openhab.core.library.types.QuantityType;
import org.openhab.core.library.types.StringType;
import org.openhab.core.types.Command;
import org.openhab.core.types.State;
import org.openhab.core.types.Type;
import org.openhab.core.types.TypeParser;
import org.openhab.core.types.UnDefType;
import org.openhab.standin.host.item.EventBus.EventLog;
import org.openhab.standin.host.item.ItemType.ItemUnits;
import org.openhab.standin.host.yaml.YamlContent.ItemEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An item: what its file says of it, and its state. Safe for use by several threads. */
public final class HostItem implements Item {
    private final Logger logger = LoggerFactory.getLogger(HostItem.class);
    private final ItemEntry entry;
    private final ItemType type;
    private final @Nullable Unit<?> unit;
    private State state = UnDefType.NULL;

    /** @throws IllegalArgumentException if there is no such type, dimension or unit */
    public HostItem(ItemEntry entry) {
        this.entry = entry;
        type = ItemType.of(entry.fullType());
        String dimension = ItemType.dimension(entry.fullType());
        unit = dimension == null
                ? null
                : ItemUnits.of(dimension, entry.metadata().get("unit"));
    }

    public ItemEntry entry() {
        return entry;
    }

    @Override
    public String getUID() {
        return getName();
    }

    @Override
    public String getName() {
        return entry.name();
    }

    @Override
    public String getType() {
        return entry.fullType();
    }

    @Override
    public List<Class<? extends State>> getAcceptedDataTypes() {
        return type.states;
    }

    @Override
    public List<Class<? extends Command>> getAcceptedCommandTypes() {
        return type.commands;
    }

    @Override
    public synchronized State getState() {
        return state;
    }

    @Override
    public <T extends State> @Nullable T getStateAs(Class<T> typeClass) {
        return getState().as(typeClass);
    }

    /** Takes the state, converted if need be; false, and a line in the log, if the item does not accept it. */
    boolean update(State given) {
        Optional<State> kept = accepted(given).flatMap(this::kept);
        if (kept.isEmpty()) {
            logger.error(
                    "Tried to set invalid state {} ({}) on item {} of type {}, ignoring it",
                    given,
                    given.getClass().getSimpleName(),
                    getName(),
                    className());
            return false;
        }
        State before;
        State after = kept.get();
        synchronized (this) {
            before = state;
            state = after;
        }
        if (!before.equals(after)) {
            EventLog.changed(getName(), before, after);
        }
        return true;
    }

    /** Takes over the state of the item that was in its place, if it was of the same type; no event tells of it. */
    void follow(HostItem before) {
        if (before.entry.fullType().equals(entry.fullType())) {
            State told = before.getState();
            accepted(told).flatMap(this::kept).ifPresent(kept -> {
                synchronized (this) {
                    state = kept;
                }
            });
        }
    }

    /** Whether the item takes the state as it is. */
    boolean takes(State candidate) {
        return type.takes(candidate);
    }

    boolean takes(Command command) {
        return type.commands.contains(command.getClass());
    }

    private Optional<State> accepted(State given) {
        if (given instanceof StringType && type != ItemType.STRING) {
            State read = TypeParser.parseState(type.states, given.toString());
            return read == null ? Optional.empty() : Optional.of(read);
        }
        return type.converted(given);
    }

    /** Percentages for what is dimmed or moved; hue and saturation as they were; quantities in the item's unit. */
    private Optional<State> kept(State given) {
        return switch (type) {
            case DIMMER, ROLLERSHUTTER -> {
                State percent = given.as(PercentType.class);
                yield Optional.of(percent == null ? given : percent);
            }
            case COLOR -> {
                PercentType brightness = given instanceof HSBType ? null : given.as(PercentType.class);
                State present = getState();
                HSBType colour = present instanceof HSBType hsb ? hsb : HSBType.BLACK;
                yield Optional.of(
                        brightness == null ? given : new HSBType(colour.getHue(), colour.getSaturation(), brightness));
            }
            case NUMBER -> number(given);
            default -> Optional.of(given);
        };
    }

    private Optional<State> number(State given) {
        Unit<?> own = unit;
        if (given instanceof QuantityType<?> quantity) {
            State converted = own == null ? new DecimalType(quantity.toBigDecimal()) : quantity.toInvertibleUnit(own);
            return converted == null ? Optional.empty() : Optional.of(converted);
        }
        return Optional.of(given instanceof DecimalType number && own != null ? quantity(number, own) : given);
    }

    /**
     * The value as it goes to a channel: without its unit to a channel of plain numbers, which is not told what it was;
     * with the item's unit to a channel of the item's dimension. Every other value stays as it is.
     *
     * @param channelType the item type that the channel accepts
     */
    Type inUnitFor(@Nullable String channelType, Type value) {
        if (ItemType.NUMBER.label.equals(channelType) && value instanceof QuantityType<?> quantity) {
            return new DecimalType(quantity.toBigDecimal());
        }
        Unit<?> own = unit;
        return value instanceof DecimalType number
                        && own != null
                        && Objects.equals(ItemType.dimension(channelType), ItemType.dimension(entry.fullType()))
                ? quantity(number, own)
                : value;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static QuantityType<?> quantity(DecimalType number, Unit<?> unit) {
        return new QuantityType(number.toBigDecimal(), unit);
    }

    private String className() {
        return type.label + "Item";
    }

    /** The line of {@code openhab:items list}. */
    @Override
    public String toString() {
        return getName() + " (Type=" + className() + ", State=" + getState() + ", Label=" + entry.label()
                + ", Category="
                + entry.icon() + (entry.tags().isEmpty() ? "" : ", Tags=" + entry.tags())
                + (entry.groups().isEmpty() ? "" : ", Groups=" + entry.groups()) + ")";
    }
}
