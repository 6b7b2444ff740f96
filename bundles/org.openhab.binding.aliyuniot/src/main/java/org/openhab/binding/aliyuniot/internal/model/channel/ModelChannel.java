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
package org.openhab.binding.aliyuniot.internal.model.channel;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.model.unit.TslUnits;
import org.openhab.binding.aliyuniot.link.thingmodel.type.BoolType;
import org.openhab.binding.aliyuniot.link.thingmodel.type.DataType;
import org.openhab.binding.aliyuniot.link.thingmodel.type.DateType;
import org.openhab.binding.aliyuniot.link.thingmodel.type.EnumType;
import org.openhab.binding.aliyuniot.link.thingmodel.type.NumberType;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.thing.type.ChannelKind;

/**
 * A channel as a thing model asks for it.
 *
 * @param label the thing model's own text
 * @param dataType {@code null} for events and services
 * @param readOnly whether the cloud only reads it
 */
record ModelChannel(Feature feature, String label, @Nullable DataType dataType, boolean readOnly) {
    /** How openHAB sees the channel. */
    ChannelKind kind() {
        return feature.kind() == Feature.Kind.SERVICE ? ChannelKind.TRIGGER : ChannelKind.STATE;
    }

    /** The type of items; {@code null} for a trigger. */
    @Nullable
    String itemType() {
        return kind() == ChannelKind.TRIGGER ? null : itemType(dataType);
    }

    private static String itemType(@Nullable DataType type) {
        if (type instanceof NumberType number) {
            return TslUnits.itemType(number.unit());
        }
        if (type instanceof BoolType) {
            return "Switch";
        }
        if (type instanceof EnumType) {
            return "Number";
        }
        return type instanceof DateType ? "DateTime" : "String";
    }

    /** The unit that an item gets when somebody makes it in the UI. */
    @Nullable
    String unitHint() {
        return dataType instanceof NumberType number ? TslUnits.text(number.unit()) : null;
    }

    /** The parameters that say what the channel stands for. */
    Configuration configuration() {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put(Feature.IDENTIFIER, feature.identifier().text());
        String member = feature.member();
        if (member != null) {
            parameters.put(Feature.MEMBER, member);
        }
        return new Configuration(parameters);
    }
}
