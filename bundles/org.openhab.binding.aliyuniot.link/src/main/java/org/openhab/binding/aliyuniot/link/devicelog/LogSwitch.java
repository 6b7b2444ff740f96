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
package org.openhab.binding.aliyuniot.link.devicelog;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.OptionalLong;
import org.openhab.binding.aliyuniot.link.alink.AlinkJson;

/** Whether the platform wants entries: the switch of the device in the console. */
public enum LogSwitch {
    /** The platform has not said it yet; entries wait. */
    UNKNOWN,
    OFF,
    ON;

    /** Reads the {@code data} of a reply or the {@code params} of a push; unknown if they do not say it. */
    static LogSwitch read(JsonElement told) {
        if (!(told instanceof JsonObject object) || !(object.get("content") instanceof JsonObject content)) {
            return UNKNOWN;
        }
        OptionalLong mode = AlinkJson.integer(content.get("mode"));
        if (mode.isEmpty() || mode.getAsLong() < 0 || mode.getAsLong() > 1) {
            return UNKNOWN;
        }
        return mode.getAsLong() == 1 ? ON : OFF;
    }
}
