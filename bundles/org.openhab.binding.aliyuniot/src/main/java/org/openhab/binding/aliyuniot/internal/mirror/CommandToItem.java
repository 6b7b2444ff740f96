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

import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.items.Item;
import org.openhab.core.library.types.QuantityType;
import org.openhab.core.library.types.StringType;
import org.openhab.core.types.Command;
import org.openhab.core.types.RefreshType;

/**
 * A command of the cloud as one that the item takes at this moment: a group takes what its members take, and another
 * item may have taken the place of the one that was linked. What {@link StateToCloud} makes of a state comes back as a
 * command that leads to that state.
 */
final class CommandToItem {
    private CommandToItem() {}

    /**
     * @return {@code null} if the item takes nothing of the kind; a contact takes no command at all
     */
    static @Nullable Command of(Command command, Item item) {
        if (command instanceof RefreshType) {
            return null;
        }
        if (command instanceof QuantityType<?> quantity
                && item.getState() instanceof QuantityType<?> present
                && present.toInvertibleUnit(quantity.getUnit()) == null) {
            return null;
        }
        List<Class<? extends Command>> accepted = item.getAcceptedCommandTypes();
        if (accepted.contains(command.getClass())) {
            return command;
        }
        return command instanceof StringType text
                ? TextCommand.of(text.toString(), accepted)
                : TakenValue.of(command, accepted);
    }
}
