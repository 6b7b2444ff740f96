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
package org.openhab.core.events;

import com.google.gson.Gson;
import java.util.Set;

/** Base of event factories: turns payloads into JSON. */
public abstract class AbstractEventFactory {
    private static final Gson GSON = new Gson();

    /** @param supportedEventTypes what the factory could make again of a payload; nobody here asks for it */
    protected AbstractEventFactory(Set<String> supportedEventTypes) {}

    protected static String serializePayload(Object payloadObject) {
        return GSON.toJson(payloadObject);
    }
}
