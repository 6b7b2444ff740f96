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
package org.openhab.aliyuniot.emulator.thingmodel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.eclipse.jdt.annotation.Nullable;

/** What a value must be: a data type of the thing model (chapter "Data types of the TSL"). */
interface ValueRule {
    /** The model nests structs in arrays and arrays in structs, no deeper. */
    int MAX_DEPTH = 4;

    /** Returns null when the value fits; the name is for the sentence. */
    @Nullable
    Refusal check(String name, JsonNode value);

    /** Throws {@link IllegalArgumentException} with a sentence when it is no data type. */
    static ValueRule of(String name, JsonNode dataType) {
        return of(name, dataType, 1);
    }

    /** The parameters of an event or a service, or the members of a struct; those that are missing are no mistake. */
    static ValueRule ofMembers(String name, JsonNode members, int depth) {
        Map<String, ValueRule> rules = new LinkedHashMap<>();
        for (JsonNode member : members) {
            String identifier = member.path("identifier").asText();
            if (identifier.isEmpty()) {
                throw new IllegalArgumentException("a parameter of " + name + " has no identifier");
            }
            rules.put(identifier, of(name + "." + identifier, member.path("dataType"), depth));
        }
        return (at, value) -> {
            if (!value.isObject()) {
                return new Refusal(6312, at + " must be an object");
            }
            for (Map.Entry<String, JsonNode> member : value.properties()) {
                ValueRule rule = rules.get(member.getKey());
                Refusal refusal = rule == null
                        ? new Refusal(6304, "the thing model has no such parameter in " + at)
                        : rule.check(at + "." + member.getKey(), member.getValue());
                if (refusal != null) {
                    return refusal;
                }
            }
            return null;
        };
    }

    private static ValueRule of(String name, JsonNode dataType, int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException(name + " is nested too deeply");
        }
        JsonNode specs = dataType.path("specs");
        String type = dataType.path("type").asText();
        return switch (type) {
            case "int" -> number(6306, true, limit(name, specs, "min"), limit(name, specs, "max"));
            case "float", "double" -> number(6307, false, limit(name, specs, "min"), limit(name, specs, "max"));
            case "bool" -> rule(6308, "0 or 1", value -> isWhole(value) && value.asLong() >> 1 == 0);
            case "enum" -> rule(6309, "one of its numbers", value -> isWhole(value) && specs.has(value.asText()));
            case "text" -> text(specs.path("length").asInt(2048));
            case "date" ->
                rule(
                        6311,
                        "text with milliseconds since 1970",
                        value -> value.isTextual() && value.asText().matches("[0-9]{1,15}"));
            case "struct" -> ofMembers(name, specs, depth + 1);
            case "array" -> array(specs.path("size").asInt(512), of(name, item(specs), depth + 1));
            default -> throw new IllegalArgumentException(name + " has no data type that the platform knows");
        };
    }

    private static JsonNode item(JsonNode specs) {
        JsonNode item = specs.path("item");
        return item.path("type").asText().equals("array") ? MissingNode.getInstance() : item;
    }

    private static @Nullable BigDecimal limit(String name, JsonNode specs, String field) {
        String text = specs.path(field).asText();
        try {
            return text.isBlank() ? null : new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " has a " + field + " that is no number", e);
        }
    }

    private static ValueRule number(int code, boolean whole, @Nullable BigDecimal min, @Nullable BigDecimal max) {
        String bounds = (min == null ? "" : ", at least " + min) + (max == null ? "" : ", at most " + max);
        return rule(code, "a " + (whole ? "whole " : "") + "number" + bounds, value -> {
            if (!value.isNumber() || whole && !value.isIntegralNumber()) {
                return false;
            }
            BigDecimal number = value.decimalValue();
            return (min == null || number.compareTo(min) >= 0) && (max == null || number.compareTo(max) <= 0);
        });
    }

    private static boolean isWhole(JsonNode value) {
        return value.isIntegralNumber() && value.canConvertToLong();
    }

    private static ValueRule text(int length) {
        return rule(
                6310,
                "text of up to " + length + " bytes",
                value -> value.isTextual() && value.asText().getBytes(StandardCharsets.UTF_8).length <= length);
    }

    private static ValueRule array(int size, ValueRule item) {
        return (at, value) -> {
            if (!value.isArray() || value.size() > size) {
                return new Refusal(6328, at + " must be an array of up to " + size + " elements");
            }
            for (int i = 0; i < value.size(); i++) {
                Refusal refusal = item.check(at + "[" + i + "]", value.path(i));
                if (refusal != null) {
                    return new Refusal(6322, refusal.sentence());
                }
            }
            return null;
        };
    }

    private static ValueRule rule(int code, String expected, Predicate<JsonNode> fits) {
        return (at, value) -> fits.test(value) ? null : new Refusal(code, at + " must be " + expected);
    }
}
