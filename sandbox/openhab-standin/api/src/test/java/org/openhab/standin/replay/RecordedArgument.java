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
package org.openhab.standin.replay;

import com.google.gson.JsonObject;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.openhab.core.common.AbstractUID;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.library.types.DecimalType;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.library.types.OpenClosedType;
import org.openhab.core.library.types.PercentType;
import org.openhab.core.library.types.QuantityType;
import org.openhab.core.library.types.StringType;
import org.openhab.core.library.types.UpDownType;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.ThingStatusInfo;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.builder.ChannelBuilder;
import org.openhab.core.types.Command;
import org.openhab.core.types.RefreshType;
import org.openhab.core.types.State;
import org.openhab.core.types.UnDefType;
import org.openhab.standin.recordings.TypedValues;

/** Reads an argument of a recorded call as what the called method takes. */
final class RecordedArgument {
    private static final Pattern CALL = Pattern.compile("(new )?\\w+(\\.\\w+)?\\(.*\\)(\\.\\w+\\(.*\\))*");
    private static final ThingUID THING = new ThingUID("b:t:1");
    private static final List<Class<? extends org.openhab.core.types.Type>> VALUES = List.of(
            OnOffType.class,
            OpenClosedType.class,
            UpDownType.class,
            UnDefType.class,
            RefreshType.class,
            DecimalType.class,
            PercentType.class,
            QuantityType.class,
            StringType.class);

    private RecordedArgument() {}

    static boolean isCall(String argument) {
        return CALL.matcher(argument).matches();
    }

    /** How well the text fits, 0 for not at all. */
    static int fit(String argument, Type type, Map<String, Object> names) {
        Class<?> target = RecordedCall.raw(type);
        if (names.containsKey(argument)) {
            Object named = names.get(argument);
            return named == null || target.isInstance(named)
                    ? 3
                    : named instanceof String text ? fit('"' + text + '"', type, Map.of()) + readable(text, type) : 0;
        }
        if (argument.equals("null")) {
            return target.isPrimitive() ? 0 : 1;
        }
        if (argument.startsWith("\"")) {
            return target.isAssignableFrom(String.class) ? 3 : 0;
        }
        if (isCall(argument)) {
            return !argument.startsWith("new ")
                            || target.isAssignableFrom(RecordedCall.type(argument.substring(4, argument.indexOf('('))))
                    ? 1
                    : 0;
        }
        return readable(argument, type);
    }

    private static int readable(String argument, Type type) {
        try {
            Object value = read(argument, type, Map.of());
            return value instanceof String ? 1 : value instanceof StringType ? 2 : 3;
        } catch (RuntimeException e) {
            return AbstractUID.class.isAssignableFrom(RecordedCall.raw(type)) ? 1 : 0;
        }
    }

    static Object read(String argument, Type type, Map<String, Object> names) {
        Class<?> target = RecordedCall.raw(type);
        if (names.containsKey(argument)) {
            Object named = names.get(argument);
            return named instanceof String text && !target.isAssignableFrom(String.class)
                    ? read(text, type, Map.of())
                    : named;
        }
        if (argument.equals("null")) {
            return null;
        }
        if (target.isAssignableFrom(String.class)) {
            return argument.startsWith("\"") ? argument.substring(1, argument.length() - 1) : argument;
        }
        if (target.isEnum()) {
            return Arrays.stream(target.getEnumConstants())
                    .filter(constant -> ((Enum<?>) constant).name().equals(argument))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(argument));
        }
        if (target == boolean.class || target == Boolean.class) {
            return Boolean.valueOf(argument);
        }
        if (target == int.class || target == Integer.class) {
            return Integer.valueOf(argument);
        }
        if (target == BigDecimal.class) {
            return new BigDecimal(argument);
        }
        if (target == URI.class) {
            return URI.create(argument);
        }
        if (target == Configuration.class) {
            return new Configuration(map(argument, Object.class));
        }
        if (target == Map.class) {
            return map(
                    argument, type instanceof ParameterizedType generic ? generic.getActualTypeArguments()[1] : type);
        }
        if (target.isAssignableFrom(ArrayList.class) || target == Set.class) {
            Collection<Object> elements = target == Set.class ? new LinkedHashSet<>() : new ArrayList<>();
            Type element = ((ParameterizedType) type).getActualTypeArguments()[0];
            for (String part : RecordedCall.split(inner(argument, '[', ']'))) {
                elements.add(read(part, element, names));
            }
            return elements;
        }
        return domain(argument, target);
    }

    private static Object domain(String argument, Class<?> target) {
        if (target == ChannelUID.class) {
            String uid =
                    argument.equals("ChannelUID of another thing") ? "b:t:2:c" : argument.replace("ChannelUID ", "");
            return uid.contains(":") ? new ChannelUID(uid) : new ChannelUID(THING, uid);
        }
        if (target == Channel.class) {
            return ChannelBuilder.create((ChannelUID) domain(argument, ChannelUID.class))
                    .build();
        }
        if (target == ThingStatusInfo.class) {
            return new ThingStatusInfo(ThingStatus.valueOf(argument), ThingStatusDetail.NONE, null);
        }
        if (AbstractUID.class.isAssignableFrom(target)) {
            return RecordedCall.run(null, Map.of("text", argument), "new " + target.getSimpleName() + "(text)");
        }
        if (target == State.class || target == Command.class) {
            for (Class<? extends org.openhab.core.types.Type> type : VALUES) {
                try {
                    if (target.isAssignableFrom(type)) {
                        return Values.type(type.getSimpleName(), argument);
                    }
                } catch (IllegalArgumentException e) {
                    continue;
                }
            }
        }
        throw new IllegalArgumentException("No " + target.getSimpleName() + ": " + argument);
    }

    /** Values are texts; with a class behind a blank they are of that class. */
    private static Map<String, Object> map(String argument, Type values) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (String entry : RecordedCall.split(inner(argument, '{', '}'))) {
            String[] parts = entry.split("=", 2);
            map.put(parts[0], parts[1].equals("null") ? null : values == String.class ? parts[1] : typed(parts[1]));
        }
        return map;
    }

    private static Object typed(String text) {
        int blank = text.lastIndexOf(' ');
        if (blank < 0) {
            return text.startsWith("\"") ? text.substring(1, text.length() - 1) : text;
        }
        JsonObject typed = new JsonObject();
        typed.addProperty("java", text.substring(blank + 1));
        typed.addProperty("text", text.substring(0, blank));
        return TypedValues.read(typed, name -> name);
    }

    private static String inner(String argument, char opening, char closing) {
        if (argument.charAt(0) != opening || argument.charAt(argument.length() - 1) != closing) {
            throw new IllegalArgumentException(argument);
        }
        return argument.substring(1, argument.length() - 1);
    }
}
