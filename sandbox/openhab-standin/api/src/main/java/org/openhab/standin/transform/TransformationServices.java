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
package org.openhab.standin.transform;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.transform.TransformationService;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * The transformation services by name. In OSGi they come from the service registry; without it, whoever needs one calls
 * {@link #register(String, TransformationService)}.
 */
@Component(service = TransformationServices.class, immediate = true)
public class TransformationServices {
    private static final Map<String, TransformationService> SERVICES = new ConcurrentHashMap<>();

    public static void register(String name, TransformationService service) {
        SERVICES.put(name, service);
    }

    public static void unregister(String name) {
        SERVICES.remove(name);
    }

    public static @Nullable TransformationService find(String name) {
        return SERVICES.get(name);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addTransformationService(TransformationService service, Map<String, Object> properties) {
        if (properties.get(TransformationService.SERVICE_PROPERTY_NAME) instanceof String name) {
            register(name, service);
        }
    }

    void removeTransformationService(TransformationService service, Map<String, Object> properties) {
        if (properties.get(TransformationService.SERVICE_PROPERTY_NAME) instanceof String name) {
            SERVICES.remove(name, service);
        }
    }
}
