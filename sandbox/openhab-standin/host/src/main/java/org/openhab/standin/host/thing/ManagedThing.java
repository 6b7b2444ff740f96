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
package org.openhab.standin.host.thing;

import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.thing.binding.ThingHandler;
import org.openhab.core.thing.binding.ThingHandlerFactory;
import org.openhab.standin.host.yaml.ThingEntry;

/**
 * What the life cycle remembers of one thing. Whoever reads or changes it holds its monitor, so that no two steps of one
 * thing overlap; with a bridge's monitor, those of its things may be taken, never the other way round.
 */
final class ManagedThing {
    ThingEntry entry;
    boolean enabled = true;
    /** How often the types were looked for in vain. */
    int attempts;

    @Nullable
    ThingHandlerFactory factory;

    @Nullable
    ThingHandler handler;

    ManagedThing(ThingEntry entry) {
        this.entry = entry;
    }
}
