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
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.text.ForeignText;

/**
 * {@code struct}: an object with known members, any of which may be missing.
 *
 * @param fields with identifiers that occur once
 */
public record StructType(List<Field> fields) implements DataType {
    private static final int SHOWN = 60;

    public StructType {
        fields = List.copyOf(fields);
    }

    @Override
    public JsonElement check(JsonElement value) throws ValueRefusedException {
        if (!(value instanceof JsonObject object)) {
            throw new ValueRefusedException("has to be an object");
        }
        Map<String, Field> known =
                fields.stream().collect(Collectors.toMap(Field::identifier, Function.identity(), (one, other) -> one));
        JsonObject checked = new JsonObject();
        for (Map.Entry<String, JsonElement> member : object.entrySet()) {
            @Nullable Field field = known.get(member.getKey());
            if (field == null) {
                throw new ValueRefusedException(
                        "has no member " + ForeignText.quoted(member.getKey(), SHOWN) + " in the thing model");
            }
            try {
                checked.add(field.identifier(), field.type().check(member.getValue()));
            } catch (ValueRefusedException e) {
                throw e.in("member " + field.identifier());
            }
        }
        return checked;
    }

    @Override
    public String code() {
        return "struct";
    }
}
