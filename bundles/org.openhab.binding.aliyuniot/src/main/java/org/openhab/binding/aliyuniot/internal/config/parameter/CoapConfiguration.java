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
import org.openhab.core.config.core.Configuration;

/**
 * The parameters of the thing type {@code coap-device} as users write them.
 */
public class CoapConfiguration extends ReportingConfiguration {
    public @Nullable String security;
    public int tokenOption = 2088;

    /**
     * Reads the parameters of a thing.
     *
     * @throws InvalidConfigurationException with every parameter that is of another kind or of no use over CoAP
     */
    public static CoapConfiguration of(Configuration configuration) throws InvalidConfigurationException {
        return read(CoapConfiguration.class, configuration);
    }
}
