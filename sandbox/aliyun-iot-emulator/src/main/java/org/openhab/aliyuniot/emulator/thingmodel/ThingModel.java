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
package org.openhab.aliyuniot.emulator.thingmodel;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;

/**
 * The thing model of a product: its properties, events and services, from the TSL that Aliyun's console exports (chapter
 * "Thing model", "TSL fields").
 *
 * <p>Features of a module are addressed as {@code block:id}. A module is a TSL with {@code functionBlockId} on top; more than one
 * are in {@code functionBlocks} of a TSL. Immutable.
 */
public final class ThingModel {
    /** Room for 300 features, as many as the platform has in a module. */
    public static final int MAX_BYTES = 1024 * 1024;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(30).build())
                    .build())
            .build();
    /** Every product has these without naming them: the post of properties, and to set and get them. */
    private static final Set<String> IMPLICIT =
            Set.of("thing.event.property.post", "thing.service.property.set", "thing.service.property.get");

    private static final String NO_FEATURE = "the thing model has no ";

    private final ObjectNode tsl;
    private final Map<String, Property> properties = new HashMap<>();
    private final Map<String, Event> events = new HashMap<>();
    private final Map<String, Service> services = new HashMap<>();

    private record Property(boolean writable, ValueRule rule) {}

    private record Event(String type, ValueRule output) {}

    private record Service(boolean synchronous, ValueRule input) {}

    private ThingModel(ObjectNode tsl) {
        this.tsl = tsl;
        addBlock(tsl);
        tsl.path("functionBlocks").forEach(this::addBlock);
    }

    /**
     * Reads a TSL of up to 1 MB.
     *
     * @throws IllegalArgumentException when it is none; the message says what is wrong, without full stop
     */
    public static ThingModel read(byte[] tsl) {
        if (tsl.length > MAX_BYTES) {
            throw new IllegalArgumentException("the thing model is larger than 1 MB");
        }
        try {
            if (MAPPER.readTree(tsl) instanceof ObjectNode object) {
                return new ThingModel(object);
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("the thing model is no JSON", e);
        }
        throw new IllegalArgumentException("the thing model is no JSON object");
    }

    private void addBlock(JsonNode block) {
        String id = block.path("functionBlockId").asText();
        String prefix = id.isEmpty() ? "" : id + ":";
        for (JsonNode feature : block.path("properties")) {
            String identifier = prefix + identifier(feature);
            ValueRule rule = ValueRule.of(identifier, feature.path("dataType"));
            properties.put(
                    identifier, new Property(feature.path("accessMode").asText().contains("w"), rule));
        }
        for (JsonNode feature : block.path("events")) {
            if (!isImplicit(feature)) {
                String identifier = prefix + identifier(feature);
                ValueRule output = ValueRule.ofMembers(identifier, feature.path("outputData"), 1);
                events.put(identifier, new Event(feature.path("type").asText("info"), output));
            }
        }
        for (JsonNode feature : block.path("services")) {
            if (!isImplicit(feature)) {
                String identifier = prefix + identifier(feature);
                ValueRule input = ValueRule.ofMembers(identifier, feature.path("inputData"), 1);
                services.put(
                        identifier,
                        new Service(feature.path("callType").asText().equals("sync"), input));
            }
        }
    }

    private static boolean isImplicit(JsonNode feature) {
        return IMPLICIT.contains(feature.path("method").asText());
    }

    private static String identifier(JsonNode feature) {
        String identifier = feature.path("identifier").asText();
        if (!identifier.matches("[A-Za-z0-9_]{1,50}")) {
            throw new IllegalArgumentException("a feature has no identifier of up to 50 letters, digits and _");
        }
        return identifier;
    }

    /** The whole TSL with the names of a device in its profile. */
    public ObjectNode tsl(String productKey, String deviceName) {
        ObjectNode copy = tsl.deepCopy();
        copy.putObject("profile").put("productKey", productKey).put("deviceName", deviceName);
        return copy;
    }

    /**
     * The features with some of their fields only.
     *
     * @param nodes names of fields, such as {@code identifier}
     * @param withImplicit whether the post of properties, and to set and get them, are among the features
     */
    public ObjectNode tsl(Set<String> nodes, boolean withImplicit) {
        ObjectNode result = MAPPER.createObjectNode();
        for (String kind : new String[] {"properties", "events", "services"}) {
            ArrayNode features = result.putArray(kind);
            for (JsonNode feature : tsl.path(kind)) {
                if (withImplicit || !isImplicit(feature)) {
                    features.add(reduced(feature, nodes));
                }
            }
        }
        return result;
    }

    /** What holds other fields stays as long as any of these does. */
    private static JsonNode reduced(JsonNode node, Set<String> nodes) {
        if (node instanceof ArrayNode array) {
            ArrayNode result = MAPPER.createArrayNode();
            array.forEach(element -> result.add(reduced(element, nodes)));
            return result;
        }
        ObjectNode result = MAPPER.createObjectNode();
        node.properties().forEach(field -> {
            JsonNode value = field.getValue();
            JsonNode kept = nodes.contains(field.getKey()) || !value.isContainerNode() ? value : reduced(value, nodes);
            if (nodes.contains(field.getKey()) || value.isContainerNode() && !kept.isEmpty()) {
                result.set(field.getKey(), kept);
            }
        });
        return result;
    }

    @Nullable
    Refusal checkProperty(String identifier, JsonNode value) {
        Property property = properties.get(identifier);
        return property == null
                ? new Refusal(6321, NO_FEATURE + "such property")
                : property.rule().check(identifier, value);
    }

    /** Whether the cloud may set it; false also when there is no such property. */
    boolean isWritable(String identifier) {
        Property property = properties.get(identifier);
        return property != null && property.writable();
    }

    @Nullable
    Refusal checkEvent(String identifier, JsonNode output) {
        Event event = events.get(identifier);
        return event == null
                ? new Refusal(6321, NO_FEATURE + "such event")
                : event.output().check(identifier, output);
    }

    /** {@code info}, {@code alert} or {@code error}. */
    String eventType(String identifier) {
        Event event = events.get(identifier);
        return event == null ? "" : event.type();
    }

    @Nullable
    Refusal checkService(String identifier, JsonNode input) {
        Service service = services.get(identifier);
        return service == null
                ? new Refusal(6321, NO_FEATURE + "service " + identifier)
                : service.input().check(identifier, input);
    }

    /** Whether whoever calls the service waits for its reply; false also when there is no such service. */
    boolean isSynchronous(String identifier) {
        Service service = services.get(identifier);
        return service != null && service.synchronous();
    }

    /** Equal are models of the same TSL. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ThingModel model && model.tsl.equals(tsl);
    }

    @Override
    public int hashCode() {
        return tsl.hashCode();
    }
}
