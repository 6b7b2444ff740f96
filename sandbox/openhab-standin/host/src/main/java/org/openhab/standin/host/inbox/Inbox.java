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
package org.openhab.standin.host.inbox;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.config.core.ConfigDescription;
import org.openhab.core.config.discovery.DiscoveryListener;
import org.openhab.core.config.discovery.DiscoveryResult;
import org.openhab.core.config.discovery.DiscoveryService;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingRegistry;
import org.openhab.core.thing.ThingUID;
import org.openhab.standin.host.thing.ThingLifeCycle;
import org.openhab.standin.host.thing.ThingTypes;
import org.openhab.standin.host.yaml.YamlContent.ThingEntry;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What discovery services have found and is no thing yet, in memory alone. Safe for use by several threads. */
@Component(service = Inbox.class, immediate = true)
public final class Inbox implements DiscoveryListener {
    private final Logger logger = LoggerFactory.getLogger(Inbox.class);
    private final ThingRegistry things;
    private final ThingTypes types;
    private final ThingLifeCycle lifeCycle;
    private final List<DiscoveryService> services = new CopyOnWriteArrayList<>();
    private final Map<ThingUID, DiscoveryResult> results = new LinkedHashMap<>();

    @Activate
    public Inbox(@Reference ThingRegistry things, @Reference ThingTypes types, @Reference ThingLifeCycle lifeCycle) {
        this.things = things;
        this.types = types;
        this.lifeCycle = lifeCycle;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addDiscoveryService(DiscoveryService service) {
        services.add(service);
        service.addDiscoveryListener(this);
    }

    public void removeDiscoveryService(DiscoveryService service) {
        services.remove(service);
        service.removeDiscoveryListener(this);
    }

    /** Starts a scan of each service that finds things of the binding. */
    public void scan(String binding) {
        for (DiscoveryService service : services) {
            if (service.getSupportedThingTypes().stream().anyMatch(type -> binding.equals(type.getBindingId()))) {
                service.startScan(null);
            }
        }
    }

    @Override
    public void thingDiscovered(DiscoveryService source, DiscoveryResult result) {
        synchronized (results) {
            boolean known = results.values().removeIf(other -> isSame(other, result));
            results.put(result.getThingUID(), result);
            if (!known && results().contains(result)) {
                logger.info("Added new thing '{}' to inbox.", result.getThingUID());
            }
        }
    }

    @Override
    public void thingRemoved(DiscoveryService source, ThingUID thingUID) {
        synchronized (results) {
            results.remove(thingUID);
        }
    }

    /** What may be approved, in the order of discovery; what has become a thing, or has lost its bridge, is forgotten. */
    public List<DiscoveryResult> results() {
        synchronized (results) {
            results.values()
                    .removeIf(
                            result -> hasNoBridge(result) || things.stream().anyMatch(thing -> isSame(thing, result)));
            return List.copyOf(results.values());
        }
    }

    /**
     * Makes a thing of a result, which lasts until the host ends. Properties that are no parameters of its type become
     * the thing's properties.
     *
     * @param label null takes the result's
     * @return false if there is no such result
     */
    public boolean approve(ThingUID uid, @Nullable String label) {
        Optional<DiscoveryResult> found =
                results().stream().filter(one -> one.getThingUID().equals(uid)).findFirst();
        found.ifPresent(result -> lifeCycle.add(entry(result, label == null ? result.getLabel() : label)));
        return found.isPresent();
    }

    private ThingEntry entry(DiscoveryResult result, String label) {
        ConfigDescription description = types.description(result.getThingTypeUID());
        Map<String, Object> config = new HashMap<>();
        Map<String, String> properties = new HashMap<>();
        result.getProperties().forEach((name, value) -> {
            if (description != null
                    && description.getParameters().stream().anyMatch(parameter -> name.equals(parameter.getName()))) {
                config.put(name, value);
            } else {
                properties.put(name, value.toString());
            }
        });
        return new ThingEntry(
                result.getThingUID(), false, result.getBridgeUID(), label, null, config, properties, Map.of());
    }

    private boolean hasNoBridge(DiscoveryResult result) {
        ThingUID bridge = result.getBridgeUID();
        return bridge != null && things.get(bridge) == null;
    }

    private static boolean isSame(DiscoveryResult one, DiscoveryResult other) {
        Object value = representation(other);
        return one.getThingUID().equals(other.getThingUID())
                || value != null
                        && value.equals(representation(one))
                        && one.getThingTypeUID().equals(other.getThingTypeUID())
                        && Objects.equals(one.getBridgeUID(), other.getBridgeUID());
    }

    private static boolean isSame(Thing thing, DiscoveryResult result) {
        String property = result.getRepresentationProperty();
        Object value = representation(result);
        return thing.getUID().equals(result.getThingUID())
                || value != null
                        && (value.equals(thing.getProperties().get(property))
                                || value.equals(
                                        String.valueOf(thing.getConfiguration().get(property))))
                        && thing.getThingTypeUID().equals(result.getThingTypeUID())
                        && Objects.equals(thing.getBridgeUID(), result.getBridgeUID());
    }

    private static @Nullable String representation(DiscoveryResult result) {
        Object value = result.getProperties().get(String.valueOf(result.getRepresentationProperty()));
        return value == null ? null : value.toString();
    }
}
