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
package org.openhab.binding.aliyuniot.internal.shadow;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.openhab.binding.aliyuniot.internal.channel.payload.UnusablePayloadException;
import org.openhab.binding.aliyuniot.internal.channel.value.ValueForm;
import org.openhab.binding.aliyuniot.link.alink.AlinkJson;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.types.Command;
import org.openhab.core.types.Type;

/**
 * How the value of an attribute is written as JSON, by the form that it has as a text. For any thread.
 */
enum ShadowForm {
    /** Texts; one that is a JSON object or array is that. */
    STRING {
        @Override
        JsonElement toJson(String text) {
            JsonElement element = AlinkJson.element(text.getBytes(StandardCharsets.UTF_8));
            return element != null && !element.isJsonPrimitive() && !element.isJsonNull()
                    ? element
                    : new JsonPrimitive(text);
        }

        @Override
        String toText(JsonElement value) {
            return value.isJsonPrimitive() ? value.getAsString() : value.toString();
        }
    },
    /** Numbers. */
    NUMBER,
    /** One of two values. */
    SWITCH,
    /** Numbers for 0 to 100 percent. */
    DIMMER;

    /** A number of JSON, or a truth, which need no quotation marks; of bounded length. */
    private static final Pattern LITERAL =
            Pattern.compile("true|false|-?(0|[1-9][0-9]{0,99})(\\.[0-9]{1,99})?([eE][+-]?[0-9]{1,3})?");

    /** What a text is in JSON. */
    JsonElement toJson(String text) {
        return LITERAL.matcher(text).matches() ? JsonParser.parseString(text) : new JsonPrimitive(text);
    }

    /**
     * What JSON is as a text.
     *
     * @throws UnusablePayloadException if it is none of a single value
     */
    String toText(JsonElement value) {
        if (!value.isJsonPrimitive()) {
            throw new UnusablePayloadException("is no single value");
        }
        return value.getAsString();
    }

    /**
     * @throws IllegalArgumentException if there is no value for the command; the message says why
     */
    final JsonElement write(ValueForm form, Command command) {
        return toJson(form.write(command));
    }

    /**
     * @throws UnusablePayloadException if the form has no such value
     */
    final Type read(ValueForm form, JsonElement value) {
        String text = value instanceof JsonNull ? "" : toText(value);
        if (text.length() > form.maxLength()) {
            throw new UnusablePayloadException("is a text of " + text.length() + " characters, which is no value");
        }
        try {
            return form.read(text);
        } catch (UnusablePayloadException e) {
            if (this == SWITCH
                    && value.isJsonPrimitive()
                    && value.getAsJsonPrimitive().isBoolean()) {
                return OnOffType.from(value.getAsBoolean());
            }
            throw e;
        }
    }
}
