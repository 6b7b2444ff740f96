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
package org.openhab.binding.aliyuniot.internal.session.model;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.channel.model.PropertyPath;
import org.openhab.binding.aliyuniot.link.thingmodel.PropertyDefinition;
import org.openhab.binding.aliyuniot.link.thingmodel.ThingModel;
import org.openhab.binding.aliyuniot.link.thingmodel.type.DataType;
import org.openhab.binding.aliyuniot.link.thingmodel.type.Field;
import org.openhab.binding.aliyuniot.link.thingmodel.type.StructType;
import org.openhab.binding.aliyuniot.link.thingmodel.type.ValueRefusedException;

/**
 * The values of a device's properties as far as they are known. A struct is put together of its members, since the
 * platform takes it as a whole. One thread at a time.
 */
final class PropertyValues {
    private final Map<String, JsonElement> values = new HashMap<>();

    /**
     * Takes a value.
     *
     * @return the value of the whole property, of a struct those members that are known
     */
    JsonElement with(PropertyPath property, JsonElement value) {
        String member = property.member();
        if (member == null) {
            values.put(property.identifier(), value);
            return value;
        }
        JsonObject whole = members(property.identifier());
        whole.add(member, value);
        values.put(property.identifier(), whole);
        return whole;
    }

    /** Never one that was handed on. */
    private JsonObject members(String identifier) {
        return values.get(identifier) instanceof JsonObject known ? known.deepCopy() : new JsonObject();
    }

    /** The value of the whole property; {@code null} if nothing of it is known. */
    @Nullable
    JsonElement of(String identifier) {
        return values.get(identifier);
    }

    /**
     * Drops a value.
     *
     * @return what is left of the property; {@code null} if that is nothing
     */
    @Nullable
    JsonElement without(PropertyPath property) {
        JsonObject left = members(property.identifier());
        String member = property.member();
        if (member != null) {
            left.remove(member);
        }
        if (member == null || left.isEmpty()) {
            values.remove(property.identifier());
            return null;
        }
        values.put(property.identifier(), left);
        return left;
    }

    /**
     * Drops what another thing model does not allow.
     *
     * @return identifiers of properties of which nothing is left
     */
    Set<String> keepOnly(ThingModel model) {
        Map<String, JsonElement> former = Map.copyOf(values);
        values.clear();
        former.forEach((identifier, value) -> {
            PropertyDefinition property = model.property(identifier);
            JsonElement kept = property == null ? null : kept(property.type(), value);
            if (kept != null) {
                values.put(identifier, kept);
            }
        });
        return former.keySet().stream()
                .filter(identifier -> !values.containsKey(identifier))
                .collect(Collectors.toSet());
    }

    private static @Nullable JsonElement kept(DataType type, JsonElement value) {
        try {
            if (!(type instanceof StructType struct) || !(value instanceof JsonObject members)) {
                return type.check(value);
            }
            JsonObject left = new JsonObject();
            for (Field field : struct.fields()) {
                @Nullable JsonElement member = members.get(field.identifier());
                JsonElement kept = member == null ? null : kept(field.type(), member);
                if (kept != null) {
                    left.add(field.identifier(), kept);
                }
            }
            return left.isEmpty() ? null : left;
        } catch (ValueRefusedException e) {
            return null;
        }
    }

    void forEach(BiConsumer<String, JsonElement> action) {
        values.forEach(action);
    }
}
