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

import org.openhab.binding.aliyuniot.link.endpoint.Hosts;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;
import org.openhab.binding.aliyuniot.link.identity.SignMethod;
import org.openhab.binding.aliyuniot.link.transport.TransportFactory;
import org.openhab.binding.aliyuniot.link.transport.http.HttpSettings;
import org.openhab.binding.aliyuniot.link.transport.http.HttpTransportFactory;

/**
 * HTTPS as the way to the platform.
 */
public record HttpTransportSettings(String host, int port, DeviceSecret secret, SignMethod signMethod)
        implements ConnectionSettings {
    /**
     * @throws IllegalArgumentException if host or port cannot be used
     */
    public HttpTransportSettings {
        Hosts.check(host, port);
    }

    @Override
    public String protocol() {
        return "HTTPS";
    }

    @Override
    public boolean receives() {
        return false;
    }

    @Override
    public TransportFactory factory(TransportMeans means, DeviceIdentity identity, TrustAnchors trustAnchors) {
        return new HttpTransportFactory(
                means.runtime(), new HttpSettings(host, port, trustAnchors), identity, secret, signMethod);
    }
}
