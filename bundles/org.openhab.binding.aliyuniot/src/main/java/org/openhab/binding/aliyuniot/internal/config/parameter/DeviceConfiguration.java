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
package org.openhab.binding.aliyuniot.internal.config.parameter;

import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.config.DeviceSettings;
import org.openhab.core.config.core.Configuration;

/**
 * The parameters of the thing type {@code device} as users write them; {@link DeviceSettings} checks them.
 */
public class DeviceConfiguration extends CommonConfiguration {
    public @Nullable String protocol;
    public @Nullable String mqttVersion;

    /** Seconds. */
    public int keepAlive = 300;

    public boolean cleanSession = true;
    public @Nullable String signMethod;
    public @Nullable String clientId;

    /**
     * Reads the parameters of a thing.
     *
     * @throws InvalidConfigurationException with every parameter whose value is of another kind
     */
    public static DeviceConfiguration of(Configuration configuration) throws InvalidConfigurationException {
        return fill(DeviceConfiguration.class, configuration);
    }
}
