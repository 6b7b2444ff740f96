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

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.binding.ThingHandlerFactory;

/** The factories that add-ons offer; they come and go on any thread. */
final class HandlerFactories {
    private final List<ThingHandlerFactory> factories = new CopyOnWriteArrayList<>();

    void add(ThingHandlerFactory factory) {
        factories.add(factory);
    }

    void remove(ThingHandlerFactory factory) {
        factories.remove(factory);
    }

    Optional<ThingHandlerFactory> supporting(ThingTypeUID type) {
        return factories.stream()
                .filter(factory -> factory.supportsThingType(type))
                .findFirst();
    }
}
