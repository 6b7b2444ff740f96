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
package org.openhab.core.transform;

import org.eclipse.jdt.annotation.Nullable;

/** Turns one text into another; an OSGi service whose property {@value #SERVICE_PROPERTY_NAME} holds its name. */
public interface TransformationService {
    String SERVICE_PROPERTY_NAME = "openhab.transform";

    /**
     * @param function the part of the transformation that is not the service's name
     * @return the result; null drops the value
     */
    @Nullable
    String transform(String function, String source) throws TransformationException;
}
