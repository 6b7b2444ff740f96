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
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.alink.AlinkJson;
import org.openhab.binding.aliyuniot.link.text.ForeignText;
import org.openhab.binding.aliyuniot.link.thingmodel.type.BoundedDecimal;

/**
 * An object of a thing model, whose members are read as what they ought to be. Failures are sentences for users.
 */
record TslObject(JsonObject json) {
    private static final int SHOWN = 60;
    private static final int MAX_LABEL = 120;

    static TslObject of(@Nullable JsonElement element, String what) throws ThingModelException {
        if (element instanceof JsonObject object) {
            return new TslObject(object);
        }
        throw new ThingModelException(what + " is no object");
    }

    /** A text that has to be there. */
    String text(String member) throws ThingModelException {
        String text = AlinkJson.text(json.get(member));
        if (text == null) {
            throw new ThingModelException(member + " is missing, or no text");
        }
        return text;
    }

    /** A text for humans, in one line; empty if there is none. */
    String label(String member) {
        String text = AlinkJson.text(json.get(member));
        return text == null ? "" : ForeignText.line(text.strip(), MAX_LABEL);
    }

    /** A number; null if it is missing or an empty text. */
    @Nullable
    BigDecimal number(String member) throws ThingModelException {
        JsonElement element = json.get(member);
        if (isAbsent(element) || "".equals(AlinkJson.text(element))) {
            return null;
        }
        BigDecimal number = BoundedDecimal.of(element);
        if (number == null) {
            throw new ThingModelException(member + " is no number that a double holds");
        }
        return number;
    }

    /** A whole number, or what to take if it is missing. */
    int integer(String member, int ifMissing) throws ThingModelException {
        BigDecimal number = number(member);
        if (number == null) {
            return ifMissing;
        }
        if (number.compareTo(BigDecimal.valueOf(number.intValue())) != 0) {
            throw new ThingModelException(member + " is no whole number of 32 bits");
        }
        return number.intValue();
    }

    /** Whether a member says yes. */
    boolean isTrue(String member) {
        JsonElement element = json.get(member);
        return element != null && element.isJsonPrimitive() && "true".equals(element.getAsString());
    }

    /** The objects in an array; none if it is missing. */
    List<TslObject> objects(String member) throws ThingModelException {
        JsonElement element = json.get(member);
        if (isAbsent(element)) {
            return List.of();
        }
        if (!(element instanceof JsonArray array)) {
            throw new ThingModelException(member + " is no array");
        }
        List<TslObject> objects = new ArrayList<>(array.size());
        for (JsonElement one : array) {
            objects.add(of(one, "An element of " + member));
        }
        return objects;
    }

    /** A text of the thing model between quotation marks, short enough for a sentence. */
    static String quoted(String text) {
        return ForeignText.quoted(text, SHOWN);
    }

    private static boolean isAbsent(@Nullable JsonElement element) {
        return element == null || element.isJsonNull();
    }
}
