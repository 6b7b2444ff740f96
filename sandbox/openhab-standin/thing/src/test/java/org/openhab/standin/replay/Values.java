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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        return thing.getChannels().stream()
                .map(channel -> channel.getUID().toString())
                .toList();
    }

    static JsonObject thing(Thing thing) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("isBridge", thing instanceof Bridge);
        fields.put("uid", thing.getUID());
        fields.put("thingTypeUID", thing.getThingTypeUID());
        fields.put("label", thing.getLabel());
        fields.put("location", thing.getLocation());
        fields.put("bridgeUID", thing.getBridgeUID());
        fields.put("properties", thing.getProperties());
        fields.put("configuration", configuration(thing.getConfiguration()));
        fields.put("channels", channels(thing));
        fields.put("status", thing.getStatus());
        fields.put("statusInfo", thing.getStatusInfo());
        fields.put("isEnabled", thing.isEnabled());
        fields.put("handlerIsNull", thing.getHandler() == null);
        if (thing instanceof Bridge bridge && bridge.getLabel() != null) {
            fields.put("things", bridge.getThings().size());
        }
        return Outcomes.fields(fields);
    }

    static JsonObject channel(Channel channel) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("uid", channel.getUID());
        fields.put("acceptedItemType", channel.getAcceptedItemType());
        fields.put("kind", channel.getKind());
        fields.put("channelTypeUID", channel.getChannelTypeUID());
        fields.put("label", channel.getLabel());
        fields.put("description", channel.getDescription());
        fields.put("defaultTags", channel.getDefaultTags().stream().sorted().toList());
        fields.put("properties", channel.getProperties());
        fields.put("configuration", configuration(channel.getConfiguration()));
        fields.put("autoUpdatePolicy", channel.getAutoUpdatePolicy());
        return Outcomes.fields(fields);
    }
}
