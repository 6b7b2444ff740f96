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
import org.openhab.core.library.types.DecimalType;
import org.openhab.core.types.Command;

/**
 * {@code enum} as a plain number. What the numbers mean is the user's own text, which may change.
 */
record EnumForm() implements TslForm {
    @Override
    public JsonElement write(Command command) throws UnfitValueException {
        return new JsonPrimitive(CommandNumbers.of(command, BigDecimal.ONE));
    }

    @Override
    public Command read(JsonElement checked) {
        return new DecimalType(checked.getAsBigDecimal());
    }
}
