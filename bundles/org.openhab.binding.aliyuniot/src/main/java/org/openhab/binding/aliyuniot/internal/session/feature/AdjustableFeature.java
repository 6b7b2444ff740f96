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

import org.openhab.binding.aliyuniot.internal.config.DeviceSettings;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.session.SessionFeature;

/**
 * A feature that can take over other settings while its session stays open.
 */
public interface AdjustableFeature extends SessionFeature {
    /**
     * Stores other settings. {@link #online} is called afterwards if the session is online.
     *
     * @throws ConfigurationFailure if the names of the device make topics longer than the platform takes
     */
    void change(DeviceSettings settings) throws ConfigurationFailure;
}
