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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.common.ThreadPoolManager;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.ThingUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Base of discovery services; listeners are told in the pool {@code discovery}, as from openHAB 5.1 on. */
public abstract class AbstractDiscoveryService implements DiscoveryService {
    private static final String POOL = "discovery";

    private final Logger logger = LoggerFactory.getLogger(AbstractDiscoveryService.class);
    protected final ScheduledExecutorService scheduler = ThreadPoolManager.getScheduledPool(POOL);
    protected @Nullable ScanListener scanListener;

    private final Set<ThingTypeUID> supportedThingTypes;
    private final int timeout;
    private final Set<DiscoveryListener> listeners = new CopyOnWriteArraySet<>();
    /** What listeners to come are told first; the lock of all that changes, and nobody is called under it. */
    private final Map<ThingUID, DiscoveryResult> results = new LinkedHashMap<>();

    private CompletableFuture<?> told = CompletableFuture.completedFuture(null);
    private boolean background;
    private @Nullable Future<?> scheduledStop;

    /**
     * @param timeout seconds after which a scan ends, 0 if it ends by itself
     * @throws IllegalArgumentException if the timeout is negative
     */
    protected AbstractDiscoveryService(
            @Nullable Set<ThingTypeUID> supportedThingTypes, int timeout, boolean backgroundDiscoveryEnabledByDefault)
            throws IllegalArgumentException {
        if (timeout < 0) {
            throw new IllegalArgumentException("The timeout must be >= 0!");
        }
        this.supportedThingTypes = supportedThingTypes == null ? Set.of() : Set.copyOf(supportedThingTypes);
        this.timeout = timeout;
        background = backgroundDiscoveryEnabledByDefault;
    }

    @Override
    public Set<ThingTypeUID> getSupportedThingTypes() {
        return supportedThingTypes;
    }

    @Override
    public boolean isBackgroundDiscoveryEnabled() {
        return background;
    }

    @Override
    public void addDiscoveryListener(@Nullable DiscoveryListener listener) {
        if (listener != null) {
            synchronized (results) {
                listeners.add(listener);
                List<DiscoveryResult> known = List.copyOf(results.values());
                later(() -> known.forEach(result -> tell(listener, it -> it.thingDiscovered(this, result))));
            }
        }
    }

    @Override
    public void removeDiscoveryListener(@Nullable DiscoveryListener listener) {
        listeners.remove(listener);
    }

    @Override
    public void startScan(@Nullable ScanListener listener) {
        stopScan();
        cancelStop();
        synchronized (results) {
            scanListener = listener;
            if (timeout > 0) {
                scheduledStop = scheduler.schedule(this::stopScan, timeout, TimeUnit.SECONDS);
            }
        }
        try {
            startScan();
        } catch (RuntimeException e) {
            cancelStop();
            endedScan();
            throw e;
        }
    }

    protected abstract void startScan();

    /** Called before each scan, too; an overriding method calls this one. */
    protected void stopScan() {
        ScanListener listener = endedScan();
        if (listener != null) {
            listener.onFinished();
        }
    }

    private void cancelStop() {
        synchronized (results) {
            Future<?> stop = scheduledStop;
            scheduledStop = null;
            if (stop != null) {
                stop.cancel(false);
            }
        }
    }

    private @Nullable ScanListener endedScan() {
        synchronized (results) {
            ScanListener listener = scanListener;
            scanListener = null;
            return listener;
        }
    }

    protected void thingDiscovered(DiscoveryResult discoveryResult) {
        synchronized (results) {
            results.put(discoveryResult.getThingUID(), discoveryResult);
            tellAll(listener -> listener.thingDiscovered(this, discoveryResult));
        }
    }

    protected void thingRemoved(ThingUID thingUID) {
        synchronized (results) {
            results.remove(thingUID);
            tellAll(listener -> listener.thingRemoved(this, thingUID));
        }
    }

    private void tellAll(Consumer<DiscoveryListener> message) {
        later(() -> listeners.forEach(listener -> tell(listener, message)));
    }

    /** One after the other, in the order of the calls. */
    private void later(Runnable step) {
        told = told.thenRunAsync(step, scheduler);
    }

    private void tell(DiscoveryListener listener, Consumer<DiscoveryListener> message) {
        try {
            message.accept(listener);
        } catch (RuntimeException | LinkageError e) {
            logger.error("An error occurred while calling the discovery listener {}.", listener, e);
        }
    }

    /** Called by declarative services, or with the handler that the service lives with. */
    protected void activate(@Nullable Map<String, Object> configProperties) {
        background = wanted(configProperties, background);
        if (background) {
            startBackgroundDiscovery();
        }
    }

    protected void deactivate() {
        if (background) {
            stopBackgroundDiscovery();
        }
    }

    protected void startBackgroundDiscovery() {}

    protected void stopBackgroundDiscovery() {}

    static boolean wanted(@Nullable Map<String, Object> configuration, boolean otherwise) {
        Object value = configuration == null ? null : configuration.get(CONFIG_PROPERTY_BACKGROUND_DISCOVERY);
        return value == null ? otherwise : Boolean.parseBoolean(value.toString());
    }
}
