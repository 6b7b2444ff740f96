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

import java.lang.reflect.Proxy;
import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.core.items.Item;
import org.openhab.core.types.Command;
import org.openhab.core.types.State;
import org.openhab.core.types.UnDefType;

/** An item as far as a profile looks at it. openHAB's own items differ between its versions; what they take does not. */
@NonNullByDefault({})
public final class LocalItem {
    public volatile State state = UnDefType.NULL;

    /** Whether the item becomes at once what it is commanded to be. */
    public volatile boolean obeys = true;

    private final String name;
    private final String type;

    /** Another list than that of the type is that of a group. */
    volatile List<Class<? extends Command>> commands;

    LocalItem(String name, String type) {
        this.name = name;
        this.type = type;
        commands = ItemTypes.commands(type);
    }

    public LocalItem with(State state) {
        this.state = state;
        return this;
    }

    Item item() {
        return (Item) Proxy.newProxyInstance(
                Item.class.getClassLoader(),
                new Class<?>[] {Item.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getName", "getUID" -> name;
                    case "getType" -> type;
                    case "getState" -> state;
                    case "getAcceptedCommandTypes" -> commands;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
