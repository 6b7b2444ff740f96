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
package org.openhab.standin.core;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openhab.core.library.types.DateTimeType;
import org.openhab.core.library.types.DecimalType;
import org.openhab.core.library.types.HSBType;
import org.openhab.core.library.types.PercentType;
import org.openhab.core.library.types.PointType;
import org.openhab.core.library.types.QuantityType;
import org.openhab.core.library.types.RawType;
import org.openhab.core.library.types.StringType;
import org.openhab.core.types.Command;
import org.openhab.core.types.ComplexType;
import org.openhab.core.types.PrimitiveType;
import org.openhab.core.types.State;
import org.openhab.core.types.Type;
import org.openhab.standin.recordings.Outcomes;
import org.openhab.standin.recordings.RecordedCase;

/** Makes the call of a recorded case on the stand-in's types and writes down what came of it. */
final class TypesReplay {
    private static final List<String> PACKAGES = List.of("org.openhab.core.library.types.", "org.openhab.core.types.");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private TypesReplay() {}

    static JsonObject run(RecordedCase recorded) {
        return Outcomes.observe(() -> call(recorded));
    }

    private static Object call(RecordedCase recorded) throws Exception {
        String area = recorded.area();
        if (area.startsWith("types/parse/")) {
            return value(recorded);
        }
        return switch (area) {
            case "types/raw" -> raw(recorded);
            case "types/equals" -> equality(recorded);
            case "types/as" -> as((State) value(recorded), typeNamed(recorded.requiredText("target")));
            case "types/quantity/toUnit" -> quantity(recorded, "text").toUnit(recorded.requiredText("unit"));
            case "types/quantity/toInvertibleUnit" ->
                quantity(recorded, "text").toInvertibleUnit(recorded.requiredText("unit"));
            case "types/quantity/compareTo" -> compare(quantity(recorded, "a"), quantity(recorded, "b"));
            case "types/quantity/getters" -> quantityGetters(quantity(recorded, "text"));
            case "types/decimal/getters" -> decimalGetters(recorded);
            case "types/hsb" -> colour(recorded);
            case "types/datetime" -> time(recorded);
            case "types/point" -> point(new PointType(recorded.requiredText("text")));
            case "types/defaults" -> defaults();
            case "types/enum" -> kind(typeNamed(recorded.requiredText("type")));
            default -> throw new IllegalArgumentException("No replay for area " + area);
        };
    }

    private static Type value(RecordedCase recorded) throws Exception {
        return value(recorded.requiredText("type"), recorded.text("text"));
    }

    private static Type value(String type, String text) throws Exception {
        Class<? extends Type> target = typeNamed(type);
        if (target.isEnum() || target == RawType.class) {
            return (Type) target.getMethod("valueOf", String.class).invoke(null, text);
        }
        return target.getConstructor(String.class).newInstance(text);
    }

    private static Class<? extends Type> typeNamed(String simpleName) throws ClassNotFoundException {
        for (String prefix : PACKAGES) {
            try {
                return Class.forName(prefix + simpleName).asSubclass(Type.class);
            } catch (ClassNotFoundException e) {
                continue;
            }
        }
        throw new ClassNotFoundException(simpleName);
    }

    private static Object raw(RecordedCase recorded) throws Exception {
        byte[] bytes = HexFormat.of().parseHex(recorded.requiredText("hex"));
        RawType raw =
                RawType.class.getConstructor(byte[].class, String.class).newInstance(bytes, recorded.text("mimeType"));
        return fields(
                "value", raw.toString(),
                "full", raw.toFullString(),
                "mimeType", raw.getMimeType(),
                "hex", HexFormat.of().formatHex(raw.getBytes()));
    }

    private static Object equality(RecordedCase recorded) throws Exception {
        if (!recorded.inputs().has("a")) {
            return new StringType("a").equals("a");
        }
        Type a = pair(recorded.inputs().getAsJsonArray("a"));
        Type b = pair(recorded.inputs().getAsJsonArray("b"));
        return fields("equals", a.equals(b), "sameHash", a.hashCode() == b.hashCode());
    }

    private static Type pair(JsonArray typeAndText) throws Exception {
        return value(typeAndText.get(0).getAsString(), typeAndText.get(1).getAsString());
    }

    private static State as(State value, Class<? extends Type> target) {
        return value.as(target.asSubclass(State.class));
    }

    private static QuantityType<?> quantity(RecordedCase recorded, String input) {
        return new QuantityType<>(recorded.requiredText(input));
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static int compare(QuantityType a, QuantityType b) {
        return a.compareTo(b);
    }

    private static Object quantityGetters(QuantityType<?> quantity) {
        return fields(
                "intValue", quantity.intValue(),
                "longValue", quantity.longValue(),
                "doubleValue", quantity.doubleValue(),
                "toBigDecimal", quantity.toBigDecimal(),
                "unit", quantity.getUnit());
    }

    private static Object decimalGetters(RecordedCase recorded) {
        if (!recorded.inputs().has("text")) {
            return fields(
                    "int", new DecimalType(5).toString(),
                    "long", new DecimalType(5L).toString(),
                    "double", new DecimalType(0.1).toString(),
                    "float", new DecimalType(0.1f).toString(),
                    "bigDecimal", new DecimalType(new BigDecimal("1.50")).toString(),
                    "percentType", new DecimalType(new PercentType(7)).toString(),
                    "quantityType", new DecimalType(new QuantityType<>("5 W")).toString());
        }
        DecimalType number = new DecimalType(recorded.requiredText("text"));
        return fields(
                "intValue", number.intValue(),
                "longValue", number.longValue(),
                "doubleValue", number.doubleValue(),
                "toBigDecimal", number.toBigDecimal());
    }

    private static Object colour(RecordedCase recorded) {
        if (recorded.inputs().has("rgb")) {
            JsonArray rgb = recorded.inputs().getAsJsonArray("rgb");
            return HSBType.fromRGB(
                    rgb.get(0).getAsInt(), rgb.get(1).getAsInt(), rgb.get(2).getAsInt());
        }
        HSBType colour = new HSBType(recorded.requiredText("text"));
        return fields(
                "hue", colour.getHue(),
                "saturation", colour.getSaturation(),
                "brightness", colour.getBrightness());
    }

    private static Object time(RecordedCase recorded) {
        if (recorded.inputs().has("instant")) {
            return new DateTimeType(Instant.parse(recorded.requiredText("instant")));
        }
        DateTimeType time = new DateTimeType(recorded.requiredText("text"));
        return fields(
                "instant", time.getInstant(),
                "zonedBerlin", time.getZonedDateTime(BERLIN),
                "fullBerlin", time.toFullString(BERLIN));
    }

    private static Object point(PointType point) {
        return fields(
                "latitude", point.getLatitude(),
                "longitude", point.getLongitude(),
                "altitude", point.getAltitude());
    }

    private static Object defaults() {
        return fields(
                "HSBType.WHITE", HSBType.WHITE,
                "HSBType.BLACK", HSBType.BLACK,
                "HSBType.RED", HSBType.RED);
    }

    private static Object kind(Class<? extends Type> type) {
        boolean state = State.class.isAssignableFrom(type);
        boolean command = Command.class.isAssignableFrom(type);
        if (type.isEnum()) {
            List<String> values =
                    Arrays.stream(type.getEnumConstants()).map(Type::toString).toList();
            return fields("values", values, "isState", state, "isCommand", command);
        }
        return fields(
                "superclass", type.getSuperclass().getSimpleName(),
                "isState", state,
                "isCommand", command,
                "isPrimitiveType", PrimitiveType.class.isAssignableFrom(type),
                "isComplexType", ComplexType.class.isAssignableFrom(type));
    }

    private static JsonElement fields(Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            fields.put((String) namesAndValues[i], value == null ? JsonNull.INSTANCE : value);
        }
        return Outcomes.fields(fields);
    }
}
