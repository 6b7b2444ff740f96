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
package org.openhab.core.thing.util;

import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.binding.ThingHandler;

/** Tells whether a handler is past its initialisation and may be called. */
public class ThingHandlerHelper {
    private ThingHandlerHelper() {}

    public static boolean isHandlerInitialized(Thing thing) {
        return isHandlerInitialized(thing.getStatus());
    }

    public static boolean isHandlerInitialized(ThingHandler thingHandler) {
        return isHandlerInitialized(thingHandler.getThing());
    }

    public static boolean isHandlerInitialized(ThingStatus thingStatus) {
        return switch (thingStatus) {
            case UNKNOWN, ONLINE, OFFLINE -> true;
            default -> false;
        };
    }
}
