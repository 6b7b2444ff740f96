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

import java.util.List;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;

/**
 * The thing model of a product (chapter "Thing model"). Members that every product has, the event {@code post} and the
 * services {@code set} and {@code get}, are not in it. Does not change; for any thread.
 *
 * @param leftOut a sentence for the user on each feature that cannot be used, with the reason
 */
public record ThingModel(
        List<PropertyDefinition> properties,
        List<EventDefinition> events,
        List<ServiceDefinition> services,
        List<String> leftOut) {
    public ThingModel {
        properties = List.copyOf(properties);
        events = List.copyOf(events);
        services = List.copyOf(services);
        leftOut = List.copyOf(leftOut);
    }

    /** By what it is called on the wire. */
    public @Nullable PropertyDefinition property(String identifier) {
        return find(properties, PropertyDefinition::identifier, identifier);
    }

    /** By what it is called on the wire. */
    public @Nullable EventDefinition event(String identifier) {
        return find(events, EventDefinition::identifier, identifier);
    }

    /** By what it is called on the wire. */
    public @Nullable ServiceDefinition service(String identifier) {
        return find(services, ServiceDefinition::identifier, identifier);
    }

    private static <T> @Nullable T find(List<T> features, Function<T, FeatureIdentifier> identifiers, String wanted) {
        for (T feature : features) {
            if (identifiers.apply(feature).text().equals(wanted)) {
                return feature;
            }
        }
        return null;
    }
}
