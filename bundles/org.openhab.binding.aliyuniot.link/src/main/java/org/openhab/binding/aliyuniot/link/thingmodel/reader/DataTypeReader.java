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
package org.openhab.binding.aliyuniot.link.thingmodel.reader;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.openhab.binding.aliyuniot.link.alink.AlinkJson;
import org.openhab.binding.aliyuniot.link.thingmodel.FeatureIdentifier;
import org.openhab.binding.aliyuniot.link.thingmodel.type.ArrayType;
import org.openhab.binding.aliyuniot.link.thingmodel.type.BoolType;
import org.openhab.binding.aliyuniot.link.thingmodel.type.DataType;
import org.openhab.binding.aliyuniot.link.thingmodel.type.DateType;
import org.openhab.binding.aliyuniot.link.thingmodel.type.EnumType;
import org.openhab.binding.aliyuniot.link.thingmodel.type.Field;
import org.openhab.binding.aliyuniot.link.thingmodel.type.NumberType;
import org.openhab.binding.aliyuniot.link.thingmodel.type.StructType;
import org.openhab.binding.aliyuniot.link.thingmodel.type.TextType;

/**
 * Reads data types and what has one: {@code {"type":"int","specs":{…}}}. How deep they nest was bounded when the JSON was
 * read.
 */
final class DataTypeReader {
    /** Members of a struct, parameters, values of an enum; the console takes 100 at most. */
    static final int MAX_MEMBERS = 500;

    private DataTypeReader() {}

    /** The parameters or members in an array; none if it is missing. */
    static List<Field> fields(TslObject owner, String member) throws ThingModelException {
        List<TslObject> objects = owner.objects(member);
        if (objects.size() > MAX_MEMBERS) {
            throw new ThingModelException(member + " has more than " + MAX_MEMBERS + " elements");
        }
        List<Field> fields = new ArrayList<>();
        Set<String> identifiers = new HashSet<>();
        for (TslObject object : objects) {
            String identifier = new FeatureIdentifier(null, object.text("identifier")).id();
            if (!identifiers.add(identifier)) {
                throw new ThingModelException(TslObject.quoted(identifier) + " occurs twice in " + member);
            }
            String name = object.label("name");
            fields.add(new Field(identifier, name.isEmpty() ? identifier : name, dataType(object)));
        }
        return fields;
    }

    /** The type that {@code dataType} is. */
    static DataType dataType(TslObject owner) throws ThingModelException {
        return type(TslObject.of(owner.json().get("dataType"), "dataType"));
    }

    private static DataType type(TslObject type) throws ThingModelException {
        String code = type.text("type");
        return switch (code) {
            case "int" -> number(NumberType.Kind.INT, specs(type));
            case "float" -> number(NumberType.Kind.FLOAT, specs(type));
            case "double" -> number(NumberType.Kind.DOUBLE, specs(type));
            case "bool" -> bool(specs(type));
            case "enum" -> choice(specs(type));
            case "text" -> new TextType(specs(type).integer("length", TextType.MAX_LENGTH));
            case "date" -> new DateType();
            case "struct" -> struct(type);
            case "array" -> array(specs(type));
            default -> throw new ThingModelException("The data type " + TslObject.quoted(code) + " is not known");
        };
    }

    /** Empty if missing, which some types can do with. */
    private static TslObject specs(TslObject type) throws ThingModelException {
        JsonElement specs = type.json().get("specs");
        return specs == null || specs.isJsonNull() ? new TslObject(new JsonObject()) : TslObject.of(specs, "specs");
    }

    private static DataType number(NumberType.Kind kind, TslObject specs) throws ThingModelException {
        return new NumberType(
                kind,
                specs.number("min"),
                specs.number("max"),
                specs.number("step"),
                specs.label("unit"),
                specs.label("unitName"));
    }

    private static DataType bool(TslObject specs) {
        String off = specs.label("0");
        String on = specs.label("1");
        return new BoolType(off.isEmpty() ? "0" : off, on.isEmpty() ? "1" : on);
    }

    private static DataType choice(TslObject specs) throws ThingModelException {
        if (specs.json().size() > MAX_MEMBERS) {
            throw new ThingModelException("The enum has more than " + MAX_MEMBERS + " values");
        }
        SortedMap<Integer, String> labels = new TreeMap<>();
        for (String key : specs.json().keySet()) {
            OptionalLong number = AlinkJson.integer(new JsonPrimitive(key));
            if (number.isEmpty() || number.getAsLong() != (int) number.getAsLong()) {
                throw new ThingModelException(
                        "The value " + TslObject.quoted(key) + " of the enum is no whole number of 32 bits");
            }
            String label = specs.label(key);
            labels.put((int) number.getAsLong(), label.isEmpty() ? key : label);
        }
        return new EnumType(labels);
    }

    private static DataType struct(TslObject type) throws ThingModelException {
        if (!(type.json().get("specs") instanceof JsonArray)) {
            throw new ThingModelException("specs of the struct is no array of members");
        }
        return new StructType(fields(type, "specs"));
    }

    private static DataType array(TslObject specs) throws ThingModelException {
        int size = specs.integer("size", 0);
        return new ArrayType(size, type(TslObject.of(specs.json().get("item"), "item of the array")));
    }
}
