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
package org.openhab.binding.aliyuniot.internal.action;

import java.util.Base64;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.session.feature.DeviceServices;
import org.openhab.binding.aliyuniot.link.session.SessionFeature;
import org.openhab.core.thing.binding.ThingActions;
import org.openhab.core.thing.binding.ThingHandler;

/**
 * Base of the actions for rules and the UI: has the handler that openHAB gives them, and what all of them check.
 */
public abstract class HandlerActions implements ThingActions {
    private @Nullable ThingHandler handler;

    @Override
    public void setThingHandler(ThingHandler handler) {
        this.handler = handler;
    }

    @Override
    public @Nullable ThingHandler getThingHandler() {
        return handler;
    }

    /** A service of the thing's device; {@code null} if it has none of that kind, or is not ready. */
    protected final <F extends SessionFeature> @Nullable F service(Class<F> kind) {
        return handler instanceof DeviceServices device ? device.service(kind) : null;
    }

    /** For a thing that has none of what an action needs. */
    protected static Map<String, Object> noDevice() {
        return Outcome.refused("The thing is no device of this binding, or not ready.")
                .toMap();
    }

    /**
     * Runs an action.
     *
     * @param action what it refuses at once by an {@link IllegalArgumentException} with a sentence is an outcome, too
     */
    protected static Map<String, Object> refusing(Supplier<Map<String, Object>> action) {
        try {
            return action.get();
        } catch (IllegalArgumentException e) {
            return Outcome.refused(String.valueOf(e.getMessage())).toMap();
        }
    }

    /**
     * The actions that a rule in openHAB's own language calls statically.
     *
     * @param sentence for the user who gives others
     * @throws IllegalArgumentException if they are others
     */
    protected static <A extends HandlerActions> A own(Class<A> type, @Nullable ThingActions actions, String sentence) {
        if (type.isInstance(actions)) {
            return type.cast(actions);
        }
        throw new IllegalArgumentException(sentence);
    }

    /**
     * Reads bytes, with blanks and line breaks between them or without.
     *
     * @throws IllegalArgumentException with a sentence for the user
     */
    protected static byte[] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The bytes are not in Base64: " + e.getMessage() + ".", e);
        }
    }
}
