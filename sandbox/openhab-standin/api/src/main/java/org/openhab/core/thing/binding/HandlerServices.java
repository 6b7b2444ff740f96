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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.config.core.status.ConfigStatusProvider;
import org.openhab.core.thing.binding.firmware.FirmwareUpdateHandler;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceObjects;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The OSGi services that live as long as one handler: the handler itself in its further roles, and its
 * {@link ThingHandlerService}s under the interfaces they implement.
 */
final class HandlerServices {
    private static final List<Class<?>> ROLES = List.of(ConfigStatusProvider.class, FirmwareUpdateHandler.class);

    private final Logger logger = LoggerFactory.getLogger(HandlerServices.class);
    private final ThingHandler handler;
    private final Supplier<BundleContext> bundleContext;
    private final List<Runnable> undo = new ArrayList<>();

    HandlerServices(ThingHandler handler, Supplier<BundleContext> bundleContext) {
        this.handler = handler;
        this.bundleContext = bundleContext;
    }

    void open() {
        for (Class<?> role : ROLES) {
            if (role.isInstance(handler)) {
                ServiceRegistration<?> registration =
                        bundleContext.get().registerService(role.getName(), handler, null);
                undo.add(registration::unregister);
            }
        }
        for (Class<? extends ThingHandlerService> type : handler.getServices()) {
            open(type);
        }
    }

    void close() {
        for (Runnable step : undo) {
            try {
                step.run();
            } catch (RuntimeException e) {
                logger.warn(
                        "A service of handler {} did not end properly",
                        handler.getThing().getUID(),
                        e);
            }
        }
        undo.clear();
    }

    private void open(Class<? extends ThingHandlerService> type) {
        ThingHandlerService service = create(type);
        if (service == null) {
            return;
        }
        service.setThingHandler(handler);
        String[] names = interfaces(service.getClass());
        ServiceRegistration<?> registration =
                names.length == 0 ? null : bundleContext.get().registerService(names, service, null);
        service.initialize();
        undo.add(() -> {
            service.dispose();
            if (registration != null) {
                registration.unregister();
            }
        });
    }

    /** Takes the service from declarative services if it is a component, else makes it. */
    private @Nullable ThingHandlerService create(Class<? extends ThingHandlerService> type) {
        BundleContext context = bundleContext.get();
        ServiceReference<? extends ThingHandlerService> reference = context.getServiceReference(type);
        if (reference != null) {
            return isPrototype(reference, type) ? fromComponent(context, reference) : null;
        }
        try {
            return type.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            logger.warn(
                    "Service {} of handler {} could not be made",
                    type.getName(),
                    handler.getThing().getUID(),
                    e);
            return null;
        }
    }

    private boolean isPrototype(ServiceReference<?> reference, Class<?> type) {
        boolean prototype = Constants.SCOPE_PROTOTYPE.equals(reference.getProperty(Constants.SERVICE_SCOPE));
        boolean namesItselfOnly = reference.getProperty(Constants.OBJECTCLASS) instanceof String[] names
                && Arrays.equals(names, new String[] {type.getName()});
        if (!prototype || !namesItselfOnly) {
            logger.warn(
                    "Service {} is left out: its component must have scope PROTOTYPE and name only itself as service",
                    type.getName());
        }
        return prototype && namesItselfOnly;
    }

    @SuppressWarnings("null") // OSGi does not say that the service may be gone by now
    private <S extends ThingHandlerService> @Nullable ThingHandlerService fromComponent(
            BundleContext context, ServiceReference<S> reference) {
        ServiceObjects<S> instances = context.getServiceObjects(reference);
        @Nullable S service = instances.getService();
        if (service != null) {
            undo.add(() -> instances.ungetService(service));
        }
        return service;
    }

    private static String[] interfaces(Class<?> type) {
        Set<String> names = new LinkedHashSet<>();
        for (Class<?> level = type; level != null; level = level.getSuperclass()) {
            collect(level, names);
        }
        names.remove(ThingHandlerService.class.getName());
        return names.toArray(String[]::new);
    }

    private static void collect(Class<?> type, Set<String> names) {
        for (Class<?> direct : type.getInterfaces()) {
            names.add(direct.getName());
            collect(direct, names);
        }
    }
}
