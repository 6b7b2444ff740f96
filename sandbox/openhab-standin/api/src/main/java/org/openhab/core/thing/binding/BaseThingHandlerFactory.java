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
package org.openhab.core.thing.binding;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.config.core.ConfigDescriptionRegistry;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.thing.Bridge;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.type.ChannelGroupTypeRegistry;
import org.openhab.core.thing.type.ChannelTypeRegistry;
import org.openhab.core.thing.type.ThingType;
import org.openhab.core.thing.type.ThingTypeRegistry;
import org.openhab.standin.type.ChannelBuilders;
import org.openhab.standin.type.ThingCreator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentContext;

/** Base of handler factories: registers a handler's services with it and takes them back. */
@NonNullByDefault
public abstract class BaseThingHandlerFactory implements ThingHandlerFactory {

    private static final int RANDOM_ID_LENGTH = 10;

    protected @Nullable BundleContext bundleContext;

    private final Map<ThingUID, HandlerServices> services = new ConcurrentHashMap<>();

    /** Called by declarative services; an overriding method calls this one first. */
    protected void activate(ComponentContext componentContext) {
        bundleContext = componentContext.getBundleContext();
    }

    protected void deactivate(ComponentContext componentContext) {
        services.values().forEach(HandlerServices::close);
        services.clear();
        bundleContext = null;
    }

    /** @throws IllegalStateException if the factory is not active */
    protected BundleContext getBundleContext() {
        BundleContext context = bundleContext;
        if (context == null) {
            throw new IllegalStateException(
                    "The bundle context is missing (it seems your thing handler factory is used but not active).");
        }
        return context;
    }

    /** Makes the handler of a thing, null if there is none for its type. */
    protected abstract @Nullable ThingHandler createHandler(Thing thing);

    /** Told of the handler that the thing has, before the handler's services go. */
    protected void removeHandler(ThingHandler thingHandler) {}

    @Override
    public ThingHandler registerHandler(Thing thing) {
        ThingHandler handler = createHandler(thing);
        if (handler == null) {
            throw new IllegalStateException(
                    getClass().getSimpleName() + " could not create a handler for the thing '" + thing.getUID() + "'.");
        }
        if (thing instanceof Bridge && !(handler instanceof BridgeHandler)) {
            throw new IllegalStateException(
                    "Created handler of bridge '" + thing.getUID() + "' must implement the BridgeHandler interface.");
        }
        HandlerServices handlerServices = new HandlerServices(handler, this::getBundleContext);
        services.put(thing.getUID(), handlerServices);
        handlerServices.open();
        return handler;
    }

    @Override
    public void unregisterHandler(Thing thing) {
        ThingHandler handler = thing.getHandler();
        if (handler != null) {
            removeHandler(handler);
        }
        Optional.ofNullable(services.remove(thing.getUID())).ifPresent(HandlerServices::close);
    }

    protected @Nullable Thing createThing(ThingTypeUID thingTypeUID, Configuration configuration, ThingUID thingUID) {
        return createThing(thingTypeUID, configuration, thingUID, null);
    }

    @Override
    public @Nullable Thing createThing(
            ThingTypeUID thingTypeUID,
            Configuration configuration,
            @Nullable ThingUID thingUID,
            @Nullable ThingUID bridgeUID) {
        ThingType thingType = getThingTypeByUID(thingTypeUID);
        ChannelTypeRegistry channelTypes = service(ChannelTypeRegistry.class);
        ChannelGroupTypeRegistry channelGroupTypes = service(ChannelGroupTypeRegistry.class);
        ConfigDescriptionRegistry configDescriptions = getConfigDescriptionRegistry();
        if (thingType == null || channelTypes == null || channelGroupTypes == null || configDescriptions == null) {
            return null;
        }
        ChannelBuilders channelBuilders = new ChannelBuilders(channelTypes, channelGroupTypes, configDescriptions);
        ThingUID uid = thingUID == null ? randomUID(thingTypeUID, bridgeUID) : thingUID;
        return new ThingCreator(channelBuilders, configDescriptions).create(thingType, uid, configuration, bridgeUID);
    }

    private static ThingUID randomUID(ThingTypeUID thingTypeUID, @Nullable ThingUID bridgeUID) {
        String id = UUID.randomUUID().toString().replace("-", "").substring(0, RANDOM_ID_LENGTH);
        return bridgeUID == null ? new ThingUID(thingTypeUID, id) : new ThingUID(thingTypeUID, bridgeUID, id);
    }

    @Override
    public void removeThing(ThingUID thingUID) {}

    protected @Nullable ThingType getThingTypeByUID(ThingTypeUID thingTypeUID) {
        ThingTypeRegistry registry = service(ThingTypeRegistry.class);
        return registry == null ? null : registry.getThingType(thingTypeUID);
    }

    protected @Nullable ConfigDescriptionRegistry getConfigDescriptionRegistry() {
        return service(ConfigDescriptionRegistry.class);
    }

    private <S> @Nullable S service(Class<S> type) {
        BundleContext context = getBundleContext();
        ServiceReference<S> reference = context.getServiceReference(type);
        return reference == null ? null : context.getService(reference);
    }
}
