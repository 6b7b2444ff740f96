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
package org.openhab.binding.aliyuniot.internal.channel.model;

import java.util.Objects;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.thingmodel.PropertyDefinition;
import org.openhab.binding.aliyuniot.link.thingmodel.ThingModel;
import org.openhab.binding.aliyuniot.link.thingmodel.type.DataType;
import org.openhab.binding.aliyuniot.link.thingmodel.type.Field;
import org.openhab.binding.aliyuniot.link.thingmodel.type.StructType;

/**
 * Which value of a thing model a channel has: that of a property, or of one member of a property that is a struct.
 *
 * @param identifier of the property as on the wire, {@code block:id} in a module
 * @param member of the struct; {@code null} for the whole property
 */
public record PropertyPath(String identifier, @Nullable String member) {
    /** The type of the value; {@code null} if the thing model has no such property or member. */
    public @Nullable DataType typeIn(ThingModel model) {
        PropertyDefinition property = model.property(identifier);
        if (property == null || member == null) {
            return property == null ? null : property.type();
        }
        if (property.type() instanceof StructType struct) {
            for (Field field : struct.fields()) {
                if (Objects.equals(field.identifier(), member)) {
                    return field.type();
                }
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return member == null ? identifier : identifier + "." + member;
    }
}
