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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.alink.AlinkJson;
import org.openhab.binding.aliyuniot.link.thingmodel.AccessMode;
import org.openhab.binding.aliyuniot.link.thingmodel.EventDefinition;
import org.openhab.binding.aliyuniot.link.thingmodel.EventLevel;
import org.openhab.binding.aliyuniot.link.thingmodel.FeatureIdentifier;
import org.openhab.binding.aliyuniot.link.thingmodel.PropertyDefinition;
import org.openhab.binding.aliyuniot.link.thingmodel.ServiceDefinition;
import org.openhab.binding.aliyuniot.link.thingmodel.ThingModel;
import org.openhab.binding.aliyuniot.link.transport.Message;

/**
 * Reads a thing model as the console exports it and the platform sends it (chapter "Thing model", TSL). A model that has
 * modules names them by {@code functionBlockId}: beside the features, in a list {@code functionBlocks}, or in a feature.
 * Features that cannot be used are left out, and the others stay. One use.
 */
public final class ThingModelReader {
    /** A file may be larger than a message. */
    public static final int MAX_BYTES = 4 * Message.MAX_PAYLOAD_BYTES;

    static final int MAX_FEATURES = 1_000;

    private static final String BLOCK = "functionBlockId";
    private static final String DEFAULT_BLOCK = "default";
    private static final Set<String> IMPLICIT_EVENTS = Set.of("post");
    private static final Set<String> IMPLICIT_SERVICES = Set.of("set", "get");

    private final List<PropertyDefinition> properties = new ArrayList<>();
    private final List<EventDefinition> events = new ArrayList<>();
    private final List<ServiceDefinition> services = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private int features;

    /** Takes one feature of a kind. */
    @FunctionalInterface
    private interface FeatureReader {
        void read(FeatureIdentifier identifier, TslObject feature) throws ThingModelException;
    }

    private ThingModelReader() {}

    /**
     * Reads.
     *
     * @param tsl JSON in UTF-8, up to {@value #MAX_BYTES} bytes
     * @throws ThingModelException if it is none, or has more than {@value #MAX_FEATURES} features
     */
    public static ThingModel read(byte[] tsl) throws ThingModelException {
        if (tsl.length > MAX_BYTES) {
            throw new ThingModelException("The thing model is larger than " + MAX_BYTES / 1024 + " KiB");
        }
        JsonObject object = AlinkJson.object(tsl, MAX_BYTES);
        if (object == null) {
            throw new ThingModelException("The thing model is no JSON object in UTF-8, or nested too deeply");
        }
        return new ThingModelReader().model(new TslObject(object));
    }

    private ThingModel model(TslObject root) throws ThingModelException {
        List<TslObject> blocks = root.objects("functionBlocks");
        if (blocks.isEmpty()
                && List.of("properties", "events", "services").stream().noneMatch(root.json()::has)) {
            throw new ThingModelException("The thing model has no properties, events and services");
        }
        block(root);
        for (TslObject block : blocks) {
            block(block);
        }
        return new ThingModel(properties, events, services, leftOut);
    }

    private void block(TslObject block) throws ThingModelException {
        String name = AlinkJson.text(block.json().get(BLOCK));
        features(block, "properties", "Property", name, Set.of(), this::property);
        features(block, "events", "Event", name, IMPLICIT_EVENTS, this::event);
        features(block, "services", "Service", name, IMPLICIT_SERVICES, this::service);
    }

    private void features(
            TslObject block,
            String member,
            String kind,
            @Nullable String name,
            Set<String> implicit,
            FeatureReader reader)
            throws ThingModelException {
        JsonElement list = block.json().get(member);
        if (list == null || list.isJsonNull()) {
            return;
        }
        if (!(list instanceof JsonArray array)) {
            throw new ThingModelException("The " + member + " of the thing model are no array");
        }
        features += array.size();
        if (features > MAX_FEATURES) {
            throw new ThingModelException("The thing model has more than " + MAX_FEATURES + " features");
        }
        for (JsonElement element : array) {
            String id = element instanceof JsonObject object ? AlinkJson.text(object.get("identifier")) : null;
            if (id != null && implicit.contains(id)) {
                continue;
            }
            try {
                TslObject feature = TslObject.of(element, "It");
                FeatureIdentifier identifier = identifier(feature, name);
                if (!known.add(member + '/' + identifier)) {
                    throw new ThingModelException("It occurs twice");
                }
                reader.read(identifier, feature);
            } catch (ThingModelException | IllegalArgumentException e) {
                leftOut.add(kind + " " + TslObject.quoted(id == null ? "" : id) + " is left out: " + e.getMessage());
            }
        }
    }

    private static FeatureIdentifier identifier(TslObject feature, @Nullable String blockOfList)
            throws ThingModelException {
        FeatureIdentifier written = FeatureIdentifier.of(feature.text("identifier"));
        String own = AlinkJson.text(feature.json().get(BLOCK));
        String block = own == null ? blockOfList : own;
        return written.block() != null || block == null || block.isEmpty() || DEFAULT_BLOCK.equals(block)
                ? written
                : new FeatureIdentifier(block, written.id());
    }

    private static String name(FeatureIdentifier identifier, TslObject feature) {
        String name = feature.label("name");
        return name.isEmpty() ? identifier.id() : name;
    }

    private void property(FeatureIdentifier identifier, TslObject feature) throws ThingModelException {
        String mode = feature.text("accessMode");
        AccessMode access = switch (mode) {
            case "r" -> AccessMode.READ;
            case "rw", "w" -> AccessMode.READ_WRITE;
            default -> throw new ThingModelException("accessMode is not r, rw or w");
        };
        properties.add(new PropertyDefinition(
                identifier,
                name(identifier, feature),
                access,
                feature.isTrue("required"),
                DataTypeReader.dataType(feature)));
    }

    private void event(FeatureIdentifier identifier, TslObject feature) throws ThingModelException {
        EventLevel level = switch (feature.text("type")) {
            case "info" -> EventLevel.INFO;
            case "alert" -> EventLevel.ALERT;
            case "error" -> EventLevel.ERROR;
            default -> throw new ThingModelException("type is not info, alert or error");
        };
        events.add(new EventDefinition(
                identifier, name(identifier, feature), level, DataTypeReader.fields(feature, "outputData")));
    }

    private void service(FeatureIdentifier identifier, TslObject feature) throws ThingModelException {
        boolean synchronous = switch (feature.text("callType")) {
            case "sync" -> true;
            case "async" -> false;
            default -> throw new ThingModelException("callType is not sync or async");
        };
        services.add(new ServiceDefinition(
                identifier,
                name(identifier, feature),
                synchronous,
                DataTypeReader.fields(feature, "inputData"),
                DataTypeReader.fields(feature, "outputData")));
    }
}
