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

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.lang.reflect.InvocationTargetException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.thing.Bridge;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.Thing;
import org.openhab.core.types.RefreshType;
import org.openhab.core.types.Type;
import org.openhab.core.types.UnDefType;
import org.openhab.standin.recordings.Outcomes;

/** Makes values of inputs and writes values as the recordings do. */
final class Values {
    private static final Map<String, String> ACCESSORS = Map.of("detail", "statusDetail");

    private Values() {}

    static Type type(JsonObject input) {
        return type(input.get("class").getAsString(), input.get("text").getAsString());
    }

    /** A value of a type named by its simple class name; what its constructor throws escapes. */
    static Type type(String simpleName, String text) {
        if (simpleName.equals("RefreshType")) {
            return RefreshType.valueOf(text);
        }
        if (simpleName.equals("UnDefType")) {
            return UnDefType.valueOf(text);
        }
        try {
            Class<?> type = Class.forName("org.openhab.core.library.types." + simpleName);
            Object value = type.isEnum()
                    ? type.getMethod("valueOf", String.class).invoke(null, text)
                    : type.getConstructor(String.class).newInstance(text);
            return (Type) value;
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonElement configuration(Configuration configuration) {
        return parameters(configuration.getProperties());
    }

    static JsonElement parameters(Map<String, Object> parameters) {
        Map<String, Object> typed = new LinkedHashMap<>();
        parameters.forEach((name, value) -> typed.put(name, value == null ? JsonNull.INSTANCE : Outcomes.of(value)));
        return Outcomes.plain(typed);
    }

    static List<String> channels(Thing thing) {
        return uids(thing.getChannels());
    }

    private static List<String> uids(Collection<?> elements) {
        return elements.stream()
                .map(element -> RecordedCall.property(element, "UID").toString())
                .toList();
    }

    /** Tells of an object what a recording asks for by the names of its fields. */
    static JsonObject described(Object object, JsonObject recordedFields) {
        Map<String, Object> fields = new LinkedHashMap<>();
        recordedFields.asMap().forEach((name, recorded) -> fields.put(name, described(object, name, recorded)));
        return Outcomes.fields(fields);
    }

    private static Object described(Object object, String name, JsonElement recorded) {
        if (name.endsWith("IsNull")) {
            return RecordedCall.property(object, name.substring(0, name.length() - "IsNull".length())) == null;
        }
        return switch (name) {
            case "class" -> object.getClass().getSimpleName();
            case "isBridge" -> object instanceof Bridge;
            default -> {
                Object value = RecordedCall.property(object, ACCESSORS.getOrDefault(name, name));
                boolean counted = value instanceof Collection && recorded.isJsonPrimitive();
                yield counted ? ((Collection<?>) value).size() : plain(value);
            }
        };
    }

    private static Object plain(Object value) {
        if (value instanceof Configuration configuration) {
            return configuration(configuration);
        }
        if (value instanceof Set<?> set) {
            return set.stream().map(String::valueOf).sorted().toList();
        }
        if (value instanceof List<?> list && !list.isEmpty()) {
            return list.get(0) instanceof Channel ? uids(list) : list;
        }
        return value;
    }
}
