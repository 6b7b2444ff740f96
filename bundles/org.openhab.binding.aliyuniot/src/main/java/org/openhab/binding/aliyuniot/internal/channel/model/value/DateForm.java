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
package org.openhab.binding.aliyuniot.internal.channel.model.value;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.time.Instant;
import org.openhab.core.library.types.DateTimeType;
import org.openhab.core.library.types.StringType;
import org.openhab.core.types.Command;

/**
 * {@code date}: milliseconds since 1970 in UTC, as a text on the wire.
 */
record DateForm() implements TslForm {
    private static final int MAX_LENGTH = 64;

    @Override
    public JsonElement write(Command command) throws UnfitValueException {
        if (command instanceof DateTimeType time) {
            return millis(time);
        }
        if (command instanceof StringType text && text.toString().indexOf('T') > 0) {
            return ofText(text.toString().strip());
        }
        BigDecimal millis = CommandNumbers.of(command, BigDecimal.ONE);
        return new JsonPrimitive(millis.stripTrailingZeros().toPlainString());
    }

    private static JsonElement ofText(String text) throws UnfitValueException {
        try {
            if (text.length() <= MAX_LENGTH) {
                return millis(new DateTimeType(text));
            }
        } catch (RuntimeException e) {
            // Of several kinds: openHAB looks for parts of the text before it knows that they are there.
        }
        throw new UnfitValueException("has to be a date and time as of ISO 8601");
    }

    private static JsonElement millis(DateTimeType time) throws UnfitValueException {
        try {
            return new JsonPrimitive(Long.toString(time.getInstant().toEpochMilli()));
        } catch (ArithmeticException e) {
            throw new UnfitValueException("has to be a time nearer to ours");
        }
    }

    @Override
    public Command read(JsonElement checked) {
        return new DateTimeType(Instant.ofEpochMilli(checked.getAsLong()));
    }
}
