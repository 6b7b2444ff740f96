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
package org.openhab.standin.recordings;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;

/** Makes Java values of inputs written as {@code {"java": class, "text": text}}. */
public final class TypedValues {
    private TypedValues() {}

    /**
     * Reads one value, or a list of them; null stays null.
     *
     * @param constants gives the constant of the recorder's {@code enum E} by its name
     * @throws IllegalArgumentException if the class is not one that the recordings use
     */
    public static @Nullable Object read(@Nullable JsonElement input, Function<String, Object> constants) {
        if (input == null || input.isJsonNull()) {
            return null;
        }
        if (input.isJsonArray()) {
            List<@Nullable Object> values = new ArrayList<>();
            input.getAsJsonArray().forEach(element -> values.add(read(element, constants)));
            return values;
        }
        JsonObject typed = input.getAsJsonObject();
        String text = typed.get("text").getAsString();
        String type = typed.get("java").getAsString();
        return switch (type) {
            case "String" -> text;
            case "Boolean" -> Boolean.valueOf(text);
            case "Byte" -> Byte.valueOf(text);
            case "Short" -> Short.valueOf(text);
            case "Integer" -> Integer.valueOf(text);
            case "Long" -> Long.valueOf(text);
            case "Float" -> Float.valueOf(text);
            case "Double" -> Double.valueOf(text);
            case "BigDecimal" -> new BigDecimal(text);
            case "enum E" -> constants.apply(text);
            default -> throw new IllegalArgumentException("The recordings know no value of class " + type);
        };
    }
}
