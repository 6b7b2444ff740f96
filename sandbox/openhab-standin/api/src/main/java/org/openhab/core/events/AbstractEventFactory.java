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
import org.eclipse.jdt.annotation.Nullable;

/** Base of event factories: checks the type, and turns payloads into JSON and back. */
public abstract class AbstractEventFactory implements EventFactory {

    private static final Gson GSON = new Gson();

    private final Set<String> supportedEventTypes;

    protected AbstractEventFactory(Set<String> supportedEventTypes) {
        this.supportedEventTypes = Set.copyOf(supportedEventTypes);
    }

    @Override
    public Event createEvent(String eventType, String topic, String payload, @Nullable String source) throws Exception {
        if (!supportedEventTypes.contains(eventType)) {
            throw new IllegalArgumentException("This factory makes no events of type " + eventType);
        }
        return createEventByType(eventType, topic, payload, source);
    }

    protected abstract Event createEventByType(String eventType, String topic, String payload, @Nullable String source)
            throws Exception;

    @Override
    public Set<String> getSupportedEventTypes() {
        return supportedEventTypes;
    }

    protected static String serializePayload(Object payloadObject) {
        return GSON.toJson(payloadObject);
    }

    protected static <T> T deserializePayload(String payload, Class<T> classOfPayload) {
        return GSON.fromJson(payload, classOfPayload);
    }
}
