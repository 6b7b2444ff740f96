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
import org.openhab.standin.transform.TransformationServices;

/** Finds transformation services by name. */
public class TransformationHelper {
    private TransformationHelper() {}

    /** @param serviceType the name in capital letters, {@code MAP} for instance */
    public static @Nullable TransformationService getTransformationService(String serviceType) {
        return TransformationServices.find(serviceType);
    }
}
