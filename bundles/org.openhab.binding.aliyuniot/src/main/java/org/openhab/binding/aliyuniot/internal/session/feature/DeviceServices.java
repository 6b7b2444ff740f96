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
package org.openhab.binding.aliyuniot.internal.session.feature;

import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.session.SessionFeature;

/**
 * A device, as those see it who use one of its services: actions and the console. For any thread.
 */
public interface DeviceServices {
    /**
     * The service of a kind on the device's open session.
     *
     * @return {@code null} if nothing is open, or the device does not have it
     */
    <F extends SessionFeature> @Nullable F service(Class<F> kind);
}
