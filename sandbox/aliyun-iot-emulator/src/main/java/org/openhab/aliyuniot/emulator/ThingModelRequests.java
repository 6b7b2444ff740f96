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
package org.openhab.aliyuniot.emulator;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Requests of the thing model: posts of properties and events, desired properties (chapter "Properties, events and
 * services").
 *
 * <p>The emulator has no thing model of its own: it checks the form of a request, not the names in it.
 */
final class ThingModelRequests {
    private static final int MAX_PROPERTIES = 200;

    private ThingModelRequests() {}

    /** {@code thing/event/property/post}: an object of up to 200 properties. */
    static AlinkResult propertyPost(Device device, JsonNode params) {
        if (params.isObject() && params.size() > MAX_PROPERTIES) {
            return AlinkResult.failure(6106, "more than " + MAX_PROPERTIES + " properties");
        }
        return objectPost(device, params);
    }

    static AlinkResult objectPost(Device device, JsonNode params) {
        return params.isObject() ? AlinkResult.success() : AlinkResult.failure(460, "params must be an object");
    }

    static AlinkResult arrayPost(Device device, JsonNode params) {
        return params.isArray() ? AlinkResult.success() : AlinkResult.failure(460, "params must be an array");
    }

    /** {@code thing/property/desired/get}: an array of identifiers; one without desired value is absent from the data. */
    static AlinkResult desiredGet(Device device, JsonNode params) {
        if (params.isArray() && params.size() > MAX_PROPERTIES) {
            return AlinkResult.failure(6104, "more than " + MAX_PROPERTIES + " properties");
        }
        return arrayPost(device, params);
    }

    static AlinkResult noModel(Device device, JsonNode params) {
        return AlinkResult.failure(5159, "the product has no thing model");
    }
}
