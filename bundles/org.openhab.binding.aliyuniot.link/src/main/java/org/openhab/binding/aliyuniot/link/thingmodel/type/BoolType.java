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
import java.math.BigDecimal;

/**
 * {@code bool}: 0 or 1 on the wire.
 *
 * @param off what 0 means, for humans
 * @param on what 1 means, for humans
 */
public record BoolType(String off, String on) implements DataType {
    @Override
    public JsonElement check(JsonElement value) throws ValueRefusedException {
        if (value instanceof JsonPrimitive primitive && primitive.isBoolean()) {
            return new JsonPrimitive(primitive.getAsBoolean() ? 1 : 0);
        }
        BigDecimal number = BoundedDecimal.of(value);
        if (number != null && number.signum() == 0) {
            return new JsonPrimitive(0);
        }
        if (number != null && number.compareTo(BigDecimal.ONE) == 0) {
            return new JsonPrimitive(1);
        }
        throw new ValueRefusedException("has to be 0 or 1");
    }

    @Override
    public String code() {
        return "bool";
    }
}
