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

import java.util.Collection;
import java.util.Objects;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.thing.type.AutoUpdatePolicy;

/** What becomes of an item's state at once when it receives a command, before any device has answered. */
enum AutoUpdate {
    /** The state follows the command. */
    UPDATE,
    /** The state is only predicted; the handler's update makes it true. */
    PREDICT,
    /** No linked channel is online: what the item shows stays. */
    REVERT,
    /** The handler alone knows. */
    NOTHING;

    /**
     * Decides by the item's own word, then by the policies of those channels that are online.
     *
     * @param wish the item's {@code autoupdate}; null if it has none
     * @param policies one for each linked channel; null stands for a channel whose thing is not online
     */
    static AutoUpdate of(@Nullable Boolean wish, Collection<@Nullable AutoUpdatePolicy> policies) {
        if (wish != null) {
            return wish ? UPDATE : NOTHING;
        }
        boolean anyOnline = policies.stream().anyMatch(Objects::nonNull);
        if (!anyOnline && !policies.isEmpty()) {
            return REVERT;
        }
        if (policies.contains(AutoUpdatePolicy.VETO)) {
            return NOTHING;
        }
        return policies.contains(AutoUpdatePolicy.DEFAULT) ? PREDICT : UPDATE;
    }
}
