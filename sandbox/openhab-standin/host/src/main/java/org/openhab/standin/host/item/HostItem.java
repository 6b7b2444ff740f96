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
import org.openhab.core.items.GenericItem;
import org.openhab.core.library.items.StringItem;
import org.openhab.core.library.types.StringType;
import org.openhab.core.types.Command;
import org.openhab.core.types.State;
import org.openhab.core.types.TypeParser;
import org.openhab.standin.host.yaml.ItemEntry;

/**
 * One of openHAB's items with what its file says of it. Its state is read and written by any thread.
 *
 * @param entry what the file says
 * @param item the item; locked while its state is read or written
 */
public record HostItem(ItemEntry entry, GenericItem item) {

    public String name() {
        return entry.name();
    }

    public State state() {
        synchronized (item) {
            return item.getState();
        }
    }

    /** Takes the state, converted if need be; the item itself refuses, and logs, what it does not accept. */
    boolean update(State state) {
        State form = accepted(state).orElse(state);
        synchronized (item) {
            item.setState(form);
        }
        return takes(form);
    }

    /** Whether the item takes the state as it is. */
    boolean takes(State state) {
        return item.isAcceptedState(item.getAcceptedDataTypes(), state);
    }

    boolean takes(Command command) {
        return item.getAcceptedCommandTypes().contains(command.getClass());
    }

    private Optional<State> accepted(State state) {
        List<Class<? extends State>> accepted = item.getAcceptedDataTypes();
        if (state instanceof StringType && !(item instanceof StringItem)) {
            State read = TypeParser.parseState(accepted, state.toString());
            return read == null ? Optional.empty() : Optional.of(read);
        }
        return AcceptedTypes.convert(state, accepted);
    }

    /** The line of {@code openhab:items list}. */
    @Override
    public String toString() {
        return item.toString();
    }
}
