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
package org.openhab.core.config.discovery;

import java.util.Map;
import java.util.Set;
import org.eclipse.jdt.annotation.NonNull;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.binding.ThingHandler;
import org.openhab.core.thing.binding.ThingHandlerService;

/**
 * Base of discovery services that live as long as a handler. Discovery in the background begins with {@link
 * #initialize()} and ends with {@link #dispose()}, whatever declarative services do.
 */
public abstract class AbstractThingHandlerDiscoveryService<T extends ThingHandler> extends AbstractDiscoveryService
        implements ThingHandlerService {
    private final Class<T> thingClazz;
    private boolean background;

    /** Set before {@link #initialize()}. */
    @NonNullByDefault({})
    @SuppressWarnings("null")
    protected T thingHandler = (@NonNull T) null;

    protected AbstractThingHandlerDiscoveryService(
            Class<T> thingClazz,
            @Nullable Set<ThingTypeUID> supportedThingTypes,
            int timeout,
            boolean backgroundDiscoveryEnabledByDefault)
            throws IllegalArgumentException {
        super(supportedThingTypes, timeout, backgroundDiscoveryEnabledByDefault);
        this.thingClazz = thingClazz;
        background = backgroundDiscoveryEnabledByDefault;
    }

    @Override
    protected abstract void startScan();

    /** @throws IllegalArgumentException if it is a handler of another class */
    @Override
    public void setThingHandler(ThingHandler handler) {
        if (!thingClazz.isInstance(handler)) {
            throw new IllegalArgumentException(
                    "Expected class is " + thingClazz + " but the parameter has class " + handler.getClass());
        }
        thingHandler = thingClazz.cast(handler);
    }

    @Override
    public @Nullable T getThingHandler() {
        return thingHandler;
    }

    @Override
    public void activate(@Nullable Map<String, Object> config) {
        background = wanted(config, background);
    }

    @Override
    public void deactivate() {}

    @Override
    public void initialize() {
        super.activate(Map.of(CONFIG_PROPERTY_BACKGROUND_DISCOVERY, background));
    }

    @Override
    public void dispose() {
        super.deactivate();
    }
}
