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
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.thing.Bridge;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingUID;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.ComponentContext;

/** Base of handler factories: registers a handler's services with it and takes them back. */
public abstract class BaseThingHandlerFactory implements ThingHandlerFactory {
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

    @Override
    public void removeThing(ThingUID thingUID) {}
}
