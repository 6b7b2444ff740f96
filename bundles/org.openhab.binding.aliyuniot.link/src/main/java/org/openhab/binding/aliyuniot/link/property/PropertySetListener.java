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
package org.openhab.binding.aliyuniot.link.property;

import com.google.gson.JsonElement;
import java.util.Map;

/**
 * Hears what the platform wants properties to be, one set after the other, on a worker. As long as it blocks, the device
 * receives nothing else.
 */
public interface PropertySetListener {
    /**
     * Looks at the values without carrying them out. All of them are taken, or none.
     *
     * @param values 1 to 200, by identifier; not checked in any way
     */
    SetAnswer accept(Map<String, JsonElement> values);

    /** Carries out what it has accepted. The answer has been given to the session before. */
    void set(Map<String, JsonElement> values);
}
