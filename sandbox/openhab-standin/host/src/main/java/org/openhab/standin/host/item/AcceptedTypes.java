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

import java.util.List;
import java.util.Optional;
import org.openhab.core.types.State;
import org.openhab.core.types.Type;

/** Brings commands and states into a form that an item takes. */
final class AcceptedTypes {

    private AcceptedTypes() {}

    /** The value itself if it is of an accepted class, else what the first class makes of it that can. */
    static <T extends Type> Optional<T> convert(Type value, List<Class<? extends T>> accepted) {
        for (Class<? extends T> type : accepted) {
            if (type.isInstance(value)) {
                return Optional.of(type.cast(value));
            }
        }
        for (Class<? extends T> type : accepted) {
            if (value instanceof State state && State.class.isAssignableFrom(type)) {
                State converted = state.as(type.asSubclass(State.class));
                if (converted != null) {
                    return Optional.of(type.cast(converted));
                }
            }
        }
        return Optional.empty();
    }
}
