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
package org.openhab.binding.aliyuniot.link.thingmodel.type;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.OptionalLong;
import org.openhab.binding.aliyuniot.link.alink.AlinkJson;

/**
 * {@code date}: milliseconds since 1970 in UTC, as a text on the wire.
 */
public record DateType() implements DataType {
    @Override
    public JsonElement check(JsonElement value) throws ValueRefusedException {
        OptionalLong millis = AlinkJson.integer(value);
        if (millis.isEmpty()) {
            throw new ValueRefusedException("has to be a time in whole milliseconds since 1970");
        }
        return new JsonPrimitive(Long.toString(millis.getAsLong()));
    }

    @Override
    public String code() {
        return "date";
    }
}
