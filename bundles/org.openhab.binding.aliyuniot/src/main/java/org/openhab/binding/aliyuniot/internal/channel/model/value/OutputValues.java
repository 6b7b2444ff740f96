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
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.alink.AlinkJson;
import org.openhab.binding.aliyuniot.link.thingmodel.type.Field;
import org.openhab.binding.aliyuniot.link.thingmodel.type.StructType;
import org.openhab.core.library.types.StringType;
import org.openhab.core.types.Command;

/**
 * What events put out, and services are given and put out: an object with known members, any of which may be missing.
 * For any thread.
 */
public final class OutputValues {
    private OutputValues() {}

    /**
     * The members as they are on the wire.
     *
     * @throws UnfitValueException if one is not known, or its type does not allow the value
     */
    public static JsonObject checked(List<Field> fields, JsonElement value) throws UnfitValueException {
        return TslValues.checked(new StructType(fields), value).getAsJsonObject();
    }

    /**
     * What a text in JSON has as members.
     *
     * @throws UnfitValueException if it is no JSON object with members that are known and allowed
     */
    public static JsonObject ofText(List<Field> fields, String text) throws UnfitValueException {
        JsonElement value =
                text.isBlank() ? new JsonObject() : AlinkJson.element(text.getBytes(StandardCharsets.UTF_8));
        if (value == null) {
            throw new UnfitValueException("has to be in JSON");
        }
        return checked(fields, value);
    }

    /**
     * What an item tells by a command: an object in JSON or, if there is just one member, its plain value. Where there is
     * none, every command means that.
     *
     * @throws UnfitValueException if the command means nothing of the kind
     */
    public static JsonObject ofCommand(List<Field> fields, Command command) throws UnfitValueException {
        if (fields.isEmpty()) {
            return new JsonObject();
        }
        JsonObject object = objectOf(command);
        if (fields.size() > 1) {
            if (object == null) {
                throw new UnfitValueException("has to be a JSON object of "
                        + fields.stream().map(Field::identifier).collect(Collectors.joining(", ")));
            }
            return checked(fields, object);
        }
        Field only = fields.get(0);
        if (object != null && object.has(only.identifier())) {
            return checked(fields, object);
        }
        JsonObject output = new JsonObject();
        output.add(only.identifier(), TslValues.write(only.type(), command));
        return output;
    }

    private static @Nullable JsonObject objectOf(Command command) {
        return command instanceof StringType text
                ? AlinkJson.object(text.toString().getBytes(StandardCharsets.UTF_8))
                : null;
    }
}
