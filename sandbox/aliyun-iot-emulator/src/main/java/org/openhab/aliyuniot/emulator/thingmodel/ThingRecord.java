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

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;

/**
 * What the platform keeps of a device with a thing model: the newest values of its properties, what these are to become, its
 * newest events (chapter "Properties, events and services").
 *
 * <p>Without thing model, names and values are not checked. Only the emulator's event loop touches it.
 */
public final class ThingRecord {
    private static final int MAX_POSTED = 200;
    private static final int MAX_KEPT = 1000;
    private static final long LAST_MILLI = 253_402_300_799_999L;
    private static final Set<String> WRAPPING = Set.of("value", "time");

    private static final Pattern SERVICE = Pattern.compile("([A-Za-z0-9_]{1,50}:)?[A-Za-z0-9_]{1,50}");

    private final @Nullable ThingModel model;
    private final Map<String, PropertyValue> properties = new TreeMap<>();
    private final Map<String, DesiredValue> desired = new TreeMap<>();
    private final Map<String, Long> versions = new HashMap<>();
    private final Deque<ThingEvent> events = new ArrayDeque<>();
    private long lastEvent;

    private record Timed(JsonNode value, Instant time) {}

    public ThingRecord(@Nullable ThingModel model) {
        this.model = model;
    }

    public @Nullable ThingModel model() {
        return model;
    }

    /** Takes values of properties; those that do not fit the thing model are dropped silently. */
    public @Nullable Refusal postProperties(JsonNode params) {
        if (!params.isObject()) {
            return noObject();
        }
        if (params.size() > MAX_POSTED) {
            return tooManyProperties();
        }
        params.properties().forEach(entry -> keepProperty(entry.getKey(), entry.getValue(), false));
        return null;
    }

    /** Takes an event; one that does not fit the thing model is refused. */
    public @Nullable Refusal postEvent(String identifier, JsonNode params) {
        if (!params.isObject()) {
            return noObject();
        }
        Timed event = timed(params, params.path("value").isObject());
        if (event == null) {
            return new Refusal(6311, "time must be milliseconds since 1970");
        }
        ThingModel known = model;
        Refusal refusal = known == null ? null : known.checkEvent(identifier, event.value());
        if (refusal == null) {
            if (events.size() == MAX_KEPT) {
                events.removeFirst();
            }
            String type = known == null ? "" : known.eventType(identifier);
            events.addLast(
                    new ThingEvent(++lastEvent, identifier, type, event.value().toString(), event.time()));
        }
        return refusal;
    }

    /**
     * Takes {@code properties} and {@code events} with times, one or an array for each name; what does not fit is dropped
     * silently, and an older value does not replace a newer one.
     */
    public @Nullable Refusal postMany(JsonNode params) {
        if (!params.isObject()) {
            return noObject();
        }
        JsonNode posted = params.path("properties");
        JsonNode happened = params.path("events");
        if (count(posted) > MAX_POSTED) {
            return tooManyProperties();
        }
        if (count(happened) > MAX_POSTED) {
            return new Refusal(6356, "more than " + MAX_POSTED + " events");
        }
        forEach(posted, (identifier, value) -> keepProperty(identifier, value, true));
        forEach(happened, this::postEvent);
        return null;
    }

    /** Objects, or arrays of them, with one value or an array of values for each name. */
    private static void forEach(JsonNode named, BiConsumer<String, JsonNode> consumer) {
        if (named.isArray()) {
            named.forEach(each -> forEach(each, consumer));
        }
        named.properties().forEach(entry -> {
            if (entry.getValue().isArray()) {
                entry.getValue().forEach(value -> consumer.accept(entry.getKey(), value));
            } else {
                consumer.accept(entry.getKey(), entry.getValue());
            }
        });
    }

    private static int count(JsonNode named) {
        int[] count = {0};
        forEach(named, (identifier, value) -> count[0]++);
        return count[0];
    }

    private void keepProperty(String identifier, JsonNode posted, boolean onlyNewer) {
        Timed property = timed(posted, posted.has("value"));
        boolean room = properties.containsKey(identifier) || properties.size() < MAX_KEPT;
        if (property == null || !room || checkProperty(identifier, property.value()) != null) {
            return;
        }
        PropertyValue kept = properties.get(identifier);
        if (!onlyNewer || kept == null || !property.time().isBefore(kept.time())) {
            properties.put(identifier, new PropertyValue(property.value().toString(), property.time()));
        }
    }

    private @Nullable Refusal checkProperty(String identifier, JsonNode value) {
        ThingModel known = model;
        return known == null ? null : known.checkProperty(identifier, value);
    }

    /** A value may come with its time or without; returns null when the time is none. */
    private static @Nullable Timed timed(JsonNode posted, boolean hasValue) {
        boolean wrapped = hasValue && posted.properties().stream().allMatch(entry -> WRAPPING.contains(entry.getKey()));
        if (!wrapped || !posted.has("time")) {
            return new Timed(wrapped ? posted.path("value") : posted, Instant.now());
        }
        JsonNode time = posted.path("time");
        boolean valid =
                time.isIntegralNumber() && time.canConvertToLong() && time.asLong() >= 0 && time.asLong() <= LAST_MILLI;
        return valid ? new Timed(posted.path("value"), Instant.ofEpochMilli(time.asLong())) : null;
    }

    /** Checks what the cloud is to set: properties that may be written, with values that fit. */
    public @Nullable Refusal checkSet(JsonNode params) {
        if (!params.isObject() || params.isEmpty() || params.size() > MAX_POSTED) {
            return new Refusal(460, "params must be an object of 1 to " + MAX_POSTED + " properties");
        }
        ThingModel known = model;
        for (Map.Entry<String, JsonNode> entry : params.properties()) {
            Refusal refusal = checkProperty(entry.getKey(), entry.getValue());
            if (refusal != null) {
                return refusal;
            }
            if (known != null && !known.isWritable(entry.getKey())) {
                return new Refusal(460, entry.getKey() + " cannot be set");
            }
        }
        return null;
    }

    /** Checks the input of a service. */
    public @Nullable Refusal checkService(String identifier, JsonNode input) {
        if (!SERVICE.matcher(identifier).matches()) {
            return new Refusal(
                    460, "a service has up to 50 letters, digits and _, and the module and a colon before them");
        }
        ThingModel known = model;
        return known == null ? null : known.checkService(identifier, input);
    }

    /** Whether whoever calls the service waits for its reply; false without thing model. */
    public boolean isSynchronous(String identifier) {
        ThingModel known = model;
        return known != null && known.isSynchronous(identifier);
    }

    /** Keeps what properties are to become; to be checked before, as for a set. */
    public void wish(JsonNode params) {
        params.properties().forEach(entry -> {
            String identifier = entry.getKey();
            if (versions.containsKey(identifier) || versions.size() < MAX_KEPT) {
                long version = versions.merge(identifier, 1L, Long::sum);
                desired.put(identifier, new DesiredValue(entry.getValue().toString(), version));
            }
        });
    }

    /** Forgets what a property was to become; does nothing when that has another version meanwhile. */
    public void unwish(String identifier, @Nullable Long version) {
        DesiredValue value = desired.get(identifier);
        if (value != null && (version == null || version == value.version())) {
            desired.remove(identifier);
        }
    }

    public Map<String, PropertyValue> properties() {
        return Collections.unmodifiableMap(new TreeMap<>(properties));
    }

    public Map<String, DesiredValue> desired() {
        return Collections.unmodifiableMap(new TreeMap<>(desired));
    }

    /** The newest events with a higher {@code seq}, oldest first; at most 1000. */
    public List<ThingEvent> events(long afterSeq) {
        return events.stream().filter(event -> event.seq() > afterSeq).toList();
    }

    private static Refusal noObject() {
        return new Refusal(460, "params must be an object");
    }

    private static Refusal tooManyProperties() {
        return new Refusal(6106, "more than " + MAX_POSTED + " properties");
    }
}
