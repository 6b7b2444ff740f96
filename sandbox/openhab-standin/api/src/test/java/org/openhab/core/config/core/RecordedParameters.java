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
package org.openhab.core.config.core;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.math.BigDecimal;
import java.util.function.Function;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.core.config.core.ConfigDescriptionParameter.Type;

/** Builds the parameters that recorded cases describe. */
@NonNullByDefault({})
final class RecordedParameters {
    private RecordedParameters() {}

    static ConfigDescriptionParameter parameter(final JsonObject json) {
        return ConfigDescriptionParameterBuilder.create(
                        json.get("name").getAsString(),
                        Type.valueOf(json.get("type").getAsString()))
                .withRequired(read(json, "required", JsonElement::getAsBoolean))
                .withMultiple(read(json, "multiple", JsonElement::getAsBoolean))
                .withLimitToOptions(read(json, "limitToOptions", JsonElement::getAsBoolean))
                .withMultipleLimit(read(json, "multipleLimit", JsonElement::getAsInt))
                .withDefault(read(json, "default", JsonElement::getAsString))
                .withPattern(read(json, "pattern", JsonElement::getAsString))
                .withUnit(read(json, "unit", JsonElement::getAsString))
                .withContext(read(json, "context", JsonElement::getAsString))
                .withMinimum(read(json, "min", number -> new BigDecimal(number.getAsString())))
                .withMaximum(read(json, "max", number -> new BigDecimal(number.getAsString())))
                .withStepSize(read(json, "step", number -> new BigDecimal(number.getAsString())))
                .withOptions(read(
                        json,
                        "options",
                        options -> options.getAsJsonArray().asList().stream()
                                .map(JsonElement::getAsString)
                                .map(value -> new ParameterOption(value, "label " + value))
                                .toList()))
                .build();
    }

    private static <T> T read(final JsonObject json, final String name, final Function<JsonElement, T> type) {
        final JsonElement element = json.get(name);
        return element == null || element.isJsonNull() ? null : type.apply(element);
    }
}
