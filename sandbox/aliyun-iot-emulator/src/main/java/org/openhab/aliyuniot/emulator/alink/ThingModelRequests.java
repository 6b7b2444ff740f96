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
package org.openhab.aliyuniot.emulator.alink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.device.Device;
import org.openhab.aliyuniot.emulator.text.Json;
import org.openhab.aliyuniot.emulator.thingmodel.DesiredValue;
import org.openhab.aliyuniot.emulator.thingmodel.Refusal;
import org.openhab.aliyuniot.emulator.thingmodel.ThingModel;

/**
 * Requests of the thing model: posts of properties and events, desired properties, the model itself (chapter "Properties,
 * events and services").
 */
final class ThingModelRequests {
    private static final int MAX_PROPERTIES = 200;

    private ThingModelRequests() {}

    /** {@code thing/event/property/post}: an object of up to 200 properties. */
    static AlinkResult propertyPost(Device device, JsonNode params) {
        return result(device.thing().postProperties(params));
    }

    /** {@code thing/event/property/batch/post}: many values of each property. */
    static AlinkResult batchPost(Device device, JsonNode params) {
        return result(device.thing().postMany(params));
    }

    static AlinkResult eventPost(Device device, String identifier, JsonNode params) {
        return result(device.thing().postEvent(identifier, params));
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
        if (!params.isArray()) {
            return arrayPost(device, params);
        }
        Map<String, DesiredValue> desired = device.thing().desired();
        ObjectNode data = Json.object();
        for (JsonNode identifier : params) {
            DesiredValue value = desired.get(identifier.asText());
            if (value != null) {
                data.putObject(identifier.asText())
                        .put("version", value.version())
                        .putRawValue("value", new RawValue(value.value()));
            }
        }
        return AlinkResult.success(data);
    }

    /** {@code thing/property/desired/delete}: a version that is not the newest is no error, but deletes nothing. */
    static AlinkResult desiredDelete(Device device, JsonNode params) {
        if (params.isObject()) {
            params.properties().forEach(entry -> {
                JsonNode version = entry.getValue().path("version");
                device.thing().unwish(entry.getKey(), version.isMissingNode() ? null : version.asLong());
            });
        }
        return objectPost(device, params);
    }

    /** {@code thing/dsltemplate/get}: the whole thing model. */
    static AlinkResult model(Device device, JsonNode params) {
        ThingModel model = device.thing().model();
        return model == null
                ? AlinkResult.failure(5159, "the product has no thing model")
                : AlinkResult.success(model.tsl(
                        device.definition().productKey(), device.definition().deviceName()));
    }

    /** {@code thing/dynamicTsl/get}: of the features only the fields that are asked for, or the whole thing model. */
    static AlinkResult reducedModel(Device device, JsonNode params) {
        ThingModel model = device.thing().model();
        Set<String> nodes = new HashSet<>();
        params.path("nodes").forEach(node -> nodes.add(node.asText()));
        return model == null || nodes.isEmpty()
                ? model(device, params)
                : AlinkResult.success(model.tsl(nodes, params.path("addDefault").asBoolean()));
    }

    private static AlinkResult result(@Nullable Refusal refusal) {
        return refusal == null ? AlinkResult.success() : AlinkResult.failure(refusal.code(), refusal.sentence());
    }
}
