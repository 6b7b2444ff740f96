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
package org.openhab.binding.aliyuniot.link;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Objects of which all devices of a runtime share one a kind, such as the sockets of a transport. For any thread.
 */
final class SharedObjects {
    private final Map<Class<?>, Object> objects = new HashMap<>();

    /**
     * @param maker makes the object when it is asked for first
     */
    synchronized <T> T get(Class<T> kind, Supplier<T> maker) {
        Object object = objects.get(kind);
        if (object == null) {
            object = maker.get();
            objects.put(kind, object);
        }
        return kind.cast(object);
    }
}
