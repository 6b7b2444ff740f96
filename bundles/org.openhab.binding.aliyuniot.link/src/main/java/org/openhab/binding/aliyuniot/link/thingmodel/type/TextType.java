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
import java.nio.charset.StandardCharsets;

/**
 * {@code text}.
 *
 * @param length most bytes in UTF-8, at least 1
 */
public record TextType(int length) implements DataType {
    /** What the console takes as length at most. */
    public static final int MAX_LENGTH = 10_240;

    /**
     * @throws IllegalArgumentException if there is no room for a text; the message is fit for users
     */
    public TextType {
        if (length < 1) {
            throw new IllegalArgumentException("The length " + length + " leaves no room for a text");
        }
    }

    @Override
    public JsonElement check(JsonElement value) throws ValueRefusedException {
        if (!(value instanceof JsonPrimitive primitive) || !primitive.isString()) {
            throw new ValueRefusedException("has to be a text");
        }
        String text = primitive.getAsString();
        if (text.length() > length || text.getBytes(StandardCharsets.UTF_8).length > length) {
            throw new ValueRefusedException("has to have at most " + length + " bytes in UTF-8");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new ValueRefusedException("has to have whole characters only");
        }
        return primitive;
    }

    @Override
    public String code() {
        return "text";
    }
}
