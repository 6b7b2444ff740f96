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
import java.nio.charset.StandardCharsets;
import org.openhab.binding.aliyuniot.link.alink.AlinkJson;
import org.openhab.core.library.types.StringType;
import org.openhab.core.types.Command;

/**
 * {@code struct} and {@code array} as texts in JSON.
 */
record JsonForm() implements TslForm {
    @Override
    public JsonElement write(Command command) throws UnfitValueException {
        JsonElement value = AlinkJson.element(command.toFullString().getBytes(StandardCharsets.UTF_8));
        if (value == null) {
            throw new UnfitValueException("has to be in JSON");
        }
        return value;
    }

    @Override
    public Command read(JsonElement checked) {
        return new StringType(checked.toString());
    }
}
