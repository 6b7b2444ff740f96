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
package org.openhab.core.thing.binding;

import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.ThingUID;

/** Makes the handlers of a binding's things; an OSGi service. */
public interface ThingHandlerFactory {
    boolean supportsThingType(ThingTypeUID thingTypeUID);

    /**
     * Makes the handler and registers what belongs to it; it is not initialized yet.
     *
     * @throws IllegalStateException if no handler can be made
     */
    ThingHandler registerHandler(Thing thing);

    /** Takes back everything that was registered for the thing's handler. */
    void unregisterHandler(Thing thing);

    void removeThing(ThingUID thingUID);
}
