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
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * {@code enum}: one of some whole numbers.
 *
 * @param labels what each number means, for humans; at least one
 */
public record EnumType(SortedMap<Integer, String> labels) implements DataType {
    private static final int SHOWN = 20;

    /**
     * @throws IllegalArgumentException if there is no number to choose; the message is fit for users
     */
    public EnumType {
        if (labels.isEmpty()) {
            throw new IllegalArgumentException("It has no value to choose");
        }
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }

    @Override
    public JsonElement check(JsonElement value) throws ValueRefusedException {
        BigDecimal number = BoundedDecimal.of(value);
        // The double's range is small enough to compare, and large enough to be cut off by intValue.
        if (number != null
                && number.compareTo(BigDecimal.valueOf(number.intValue())) == 0
                && labels.containsKey(number.intValue())) {
            return new JsonPrimitive(number.intValue());
        }
        throw new ValueRefusedException("has to be one of "
                + labels.keySet().stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining(", "))
                + (labels.size() > SHOWN ? ", …" : ""));
    }

    @Override
    public String code() {
        return "enum";
    }
}
