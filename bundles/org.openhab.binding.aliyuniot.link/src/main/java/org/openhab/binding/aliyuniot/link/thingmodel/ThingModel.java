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
package org.openhab.binding.aliyuniot.link.thingmodel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;

/**
 * The thing model of a product (chapter "Thing model"). Members that every product has, the event {@code post} and the
 * services {@code set} and {@code get}, are not in it. A value that does not change; for any thread. It is no record, as
 * it keeps an index: each value that comes or goes is looked up by its identifier.
 */
public final class ThingModel {
    private final List<PropertyDefinition> properties;
    private final List<EventDefinition> events;
    private final List<ServiceDefinition> services;
    private final List<String> leftOut;
    private final Map<String, PropertyDefinition> propertiesByText;
    private final Map<String, EventDefinition> eventsByText;
    private final Map<String, ServiceDefinition> servicesByText;

    /**
     * @param leftOut a sentence for the user on each feature that cannot be used, with the reason
     */
    public ThingModel(
            List<PropertyDefinition> properties,
            List<EventDefinition> events,
            List<ServiceDefinition> services,
            List<String> leftOut) {
        this.properties = List.copyOf(properties);
        this.events = List.copyOf(events);
        this.services = List.copyOf(services);
        this.leftOut = List.copyOf(leftOut);
        propertiesByText = index(this.properties, PropertyDefinition::identifier);
        eventsByText = index(this.events, EventDefinition::identifier);
        servicesByText = index(this.services, ServiceDefinition::identifier);
    }

    /** The first of those with the same identifier counts. */
    private static <T> Map<String, T> index(List<T> features, Function<T, FeatureIdentifier> identifier) {
        Map<String, T> index = new HashMap<>();
        features.forEach(feature -> index.putIfAbsent(identifier.apply(feature).text(), feature));
        return Map.copyOf(index);
    }

    public List<PropertyDefinition> properties() {
        return properties;
    }

    public List<EventDefinition> events() {
        return events;
    }

    public List<ServiceDefinition> services() {
        return services;
    }

    /** A sentence for the user on each feature that cannot be used, with the reason. */
    public List<String> leftOut() {
        return leftOut;
    }

    /** By what it is called on the wire. */
    public @Nullable PropertyDefinition property(String identifier) {
        return propertiesByText.get(identifier);
    }

    /** By what it is called on the wire. */
    public @Nullable EventDefinition event(String identifier) {
        return eventsByText.get(identifier);
    }

    /** By what it is called on the wire. */
    public @Nullable ServiceDefinition service(String identifier) {
        return servicesByText.get(identifier);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ThingModel model
                && properties.equals(model.properties)
                && events.equals(model.events)
                && services.equals(model.services)
                && leftOut.equals(model.leftOut);
    }

    @Override
    public int hashCode() {
        return Objects.hash(properties, events, services, leftOut);
    }

    @Override
    public String toString() {
        return "ThingModel[properties=" + properties + ", events=" + events + ", services=" + services + ", leftOut="
                + leftOut + ']';
    }
}
