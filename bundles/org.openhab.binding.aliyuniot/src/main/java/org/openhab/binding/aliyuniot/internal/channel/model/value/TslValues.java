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
import org.openhab.binding.aliyuniot.internal.model.unit.TslUnits;
import org.openhab.binding.aliyuniot.link.thingmodel.type.BoolType;
import org.openhab.binding.aliyuniot.link.thingmodel.type.DataType;
import org.openhab.binding.aliyuniot.link.thingmodel.type.DateType;
import org.openhab.binding.aliyuniot.link.thingmodel.type.EnumType;
import org.openhab.binding.aliyuniot.link.thingmodel.type.NumberType;
import org.openhab.binding.aliyuniot.link.thingmodel.type.TextType;
import org.openhab.binding.aliyuniot.link.thingmodel.type.ValueRefusedException;
import org.openhab.core.types.Command;

/**
 * Values of a thing model as commands and states of openHAB, checked both ways (chapter "TSL"). What a command becomes,
 * {@link #read} reads again. For any thread.
 *
 * <p>Numbers with a known unit are quantities, else plain; truth is a switch; enumerations are plain numbers; times are
 * times; texts are texts; structs and arrays are texts in JSON.
 */
public final class TslValues {
    private TslValues() {}

    /**
     * The value that a command means, as it is on the wire.
     *
     * @throws UnfitValueException if it means none, or one that the type does not allow
     */
    public static JsonElement write(DataType type, Command command) throws UnfitValueException {
        return checked(type, formOf(type).write(command));
    }

    /**
     * What a value of the platform is in openHAB; each of these commands is a state as well.
     *
     * @throws UnfitValueException if the type does not allow it
     */
    public static Command read(DataType type, JsonElement value) throws UnfitValueException {
        return formOf(type).read(checked(type, value));
    }

    /**
     * A value as it is on the wire.
     *
     * @throws UnfitValueException if the type does not allow it
     */
    public static JsonElement checked(DataType type, JsonElement value) throws UnfitValueException {
        try {
            return type.check(value);
        } catch (ValueRefusedException e) {
            throw new UnfitValueException(e.rule());
        }
    }

    private static TslForm formOf(DataType type) {
        if (type instanceof NumberType number) {
            return new NumberForm(number, TslUnits.unit(number.unit()));
        }
        if (type instanceof BoolType) {
            return new BoolForm();
        }
        if (type instanceof EnumType) {
            return new EnumForm();
        }
        if (type instanceof TextType) {
            return new TextForm();
        }
        return type instanceof DateType ? new DateForm() : new JsonForm();
    }
}
