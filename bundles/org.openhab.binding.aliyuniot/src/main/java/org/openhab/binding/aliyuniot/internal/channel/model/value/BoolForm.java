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
import java.util.Locale;
import org.openhab.core.library.types.HSBType;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.library.types.PercentType;
import org.openhab.core.library.types.StringType;
import org.openhab.core.library.types.UpDownType;
import org.openhab.core.types.Command;

/**
 * {@code bool} as a switch. A contact is on when it is open, a dimmer and a color when they shine, a blind when it is up.
 */
record BoolForm() implements TslForm {
    @Override
    public JsonElement write(Command command) throws UnfitValueException {
        if (command instanceof HSBType color) {
            return truth(color.getBrightness().toBigDecimal().signum() > 0);
        }
        if (command instanceof PercentType share) {
            return truth(share.toBigDecimal().signum() > 0);
        }
        if (command instanceof UpDownType direction) {
            return truth(direction == UpDownType.UP);
        }
        if (command instanceof StringType text) {
            return switch (text.toString().strip().toUpperCase(Locale.ROOT)) {
                case "ON", "OPEN", "TRUE", "1" -> new JsonPrimitive(1);
                case "OFF", "CLOSED", "FALSE", "0" -> new JsonPrimitive(0);
                default -> throw new UnfitValueException("has to be ON or OFF");
            };
        }
        return new JsonPrimitive(CommandNumbers.of(command, BigDecimal.ONE));
    }

    private static JsonElement truth(boolean on) {
        return new JsonPrimitive(on ? 1 : 0);
    }

    @Override
    public Command read(JsonElement checked) {
        return OnOffType.from(checked.getAsInt() == 1);
    }
}
