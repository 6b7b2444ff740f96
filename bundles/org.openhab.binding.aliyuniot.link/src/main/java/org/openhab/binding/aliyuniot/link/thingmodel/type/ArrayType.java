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

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;

/**
 * {@code array}: elements of one type.
 *
 * @param size most elements, at least 1
 */
public record ArrayType(int size, DataType item) implements DataType {
    /**
     * @throws IllegalArgumentException if there is no room for an element; the message is fit for users
     */
    public ArrayType {
        if (size < 1) {
            throw new IllegalArgumentException("The size " + size + " leaves no room for an element");
        }
    }

    @Override
    public JsonElement check(JsonElement value) throws ValueRefusedException {
        if (!(value instanceof JsonArray array)) {
            throw new ValueRefusedException("has to be an array");
        }
        if (array.size() > size) {
            throw new ValueRefusedException("has to have at most " + size + " elements");
        }
        JsonArray checked = new JsonArray(array.size());
        for (int i = 0; i < array.size(); i++) {
            try {
                checked.add(item.check(array.get(i)));
            } catch (ValueRefusedException e) {
                throw e.in("element " + (i + 1));
            }
        }
        return checked;
    }

    @Override
    public String code() {
        return "array";
    }
}
