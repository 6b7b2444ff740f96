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
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.library.types.DecimalType;
import org.openhab.core.library.types.HSBType;
import org.openhab.core.library.types.PercentType;
import org.openhab.core.library.types.QuantityType;
import org.openhab.core.types.Command;
import org.openhab.core.types.State;
import org.openhab.core.types.Type;
import org.openhab.core.types.UnDefType;
import org.openhab.standin.host.yaml.ItemEntry;

/** An item with its state. States are converted to what its type keeps; what cannot be converted is refused. */
public final class HostItem {

    private final ItemEntry entry;
    private final ItemType type;
    private volatile State state = UnDefType.NULL;

    HostItem(ItemEntry entry, State state) {
        this.entry = entry;
        this.state = state;
        type = ItemType.of(entry.type());
    }

    public String name() {
        return entry.name();
    }

    public ItemEntry entry() {
        return entry;
    }

    public ItemType type() {
        return type;
    }

    public State state() {
        return state;
    }

    void state(State value) {
        state = value;
    }

    /** Reads a command as a user types it. */
    public Optional<Command> command(String text) {
        return TypeTexts.read(type.commands(), text).map(Command.class::cast);
    }

    /** Reads a state as a user types it. */
    public Optional<State> state(String text) {
        return TypeTexts.read(type.states(), text).map(State.class::cast);
    }

    /** The state as this item keeps it; empty if its type takes no such state. */
    Optional<State> convert(State value) {
        if (value instanceof UnDefType) {
            return Optional.of(value);
        }
        State kept = switch (type) {
            case DIMMER, ROLLERSHUTTER -> percent(value);
            case COLOR -> color(value);
            case NUMBER -> number(value);
            default -> accepted(value);
        };
        return kept instanceof UnDefType ? Optional.empty() : Optional.of(kept);
    }

    private static State percent(State value) {
        return known(value.as(PercentType.class));
    }

    /** A brightness alone leaves the hue as it is. */
    private State color(State value) {
        if (value instanceof HSBType || !(state instanceof HSBType current)) {
            return known(value.as(HSBType.class));
        }
        PercentType brightness = value.as(PercentType.class);
        return brightness == null
                ? UnDefType.UNDEF
                : new HSBType(current.getHue(), current.getSaturation(), brightness);
    }

    /** No state stands for what cannot be converted. */
    private static State known(@Nullable State converted) {
        return converted == null ? UnDefType.UNDEF : converted;
    }

    private State number(State value) {
        @Nullable String unit = entry.metadata().get("unit");
        boolean plain = entry.dimension() == null;
        if (value instanceof QuantityType<?> quantity) {
            return known(plain ? quantity.as(DecimalType.class) : unit == null ? quantity : quantity.toUnit(unit));
        }
        DecimalType decimal = value.as(DecimalType.class);
        return decimal == null || plain || unit == null
                ? known(decimal)
                : new QuantityType<>(decimal.toBigDecimal() + " " + unit);
    }

    private State accepted(State value) {
        for (Class<? extends State> accepted : type.states()) {
            if (accepted.isInstance(value)) {
                return value;
            }
        }
        for (Class<? extends State> accepted : type.states()) {
            State converted = value.as(accepted);
            if (converted != null) {
                return converted;
            }
        }
        return UnDefType.UNDEF;
    }

    /** A command in the form that a channel of another item type takes; empty if there is none. */
    static Optional<Command> convert(Command command, ItemType channel) {
        for (Class<? extends Command> accepted : channel.commands()) {
            if (accepted.isInstance(command)) {
                return Optional.of(command);
            }
        }
        if (command instanceof State state) {
            for (Class<? extends Command> accepted : channel.commands()) {
                Optional<Type> converted = as(state, accepted);
                if (converted.isPresent()) {
                    return converted.map(Command.class::cast);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Type> as(State state, Class<? extends Type> type) {
        State converted = State.class.isAssignableFrom(type) ? state.as(type.asSubclass(State.class)) : null;
        return converted == null ? Optional.empty() : Optional.of(converted);
    }

    /** The line of {@code openhab:items list}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(name())
                .append(" (Type=")
                .append(type.className())
                .append(", State=")
                .append(state)
                .append(", Label=")
                .append(entry.label())
                .append(", Category=")
                .append(entry.icon());
        append(text, "Tags", entry.tags());
        append(text, "Groups", entry.groups());
        return text.append(')').toString();
    }

    private static void append(StringBuilder text, String name, List<String> values) {
        if (!values.isEmpty()) {
            text.append(", ").append(name).append('=').append(values);
        }
    }
}
