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
package org.openhab.binding.aliyuniot.internal.config;

import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.transport.TransportFactory;

/**
 * A way to the platform by a connection of the device's own, checked.
 */
public sealed interface ConnectionSettings extends TransportSettings
        permits MqttTransportSettings, CoapTransportSettings, HttpTransportSettings {
    /**
     * Makes what opens connections. Reads files, so the calling thread has to be one that may wait.
     *
     * @param trustAnchors whom a server has to lead to that shows a certificate
     * @throws ConfigurationFailure if the file of learnt secrets is needed and cannot be used
     */
    TransportFactory factory(TransportMeans means, DeviceIdentity identity, TrustAnchors trustAnchors)
            throws ConfigurationFailure;
}
