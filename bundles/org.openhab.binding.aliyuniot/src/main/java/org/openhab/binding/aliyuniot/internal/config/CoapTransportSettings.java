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
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;
import org.openhab.binding.aliyuniot.link.transport.TransportFactory;
import org.openhab.binding.aliyuniot.link.transport.coap.CoapTransportFactory;
import org.openhab.binding.aliyuniot.link.transport.coap.endpoint.CoapSecurity;
import org.openhab.binding.aliyuniot.link.transport.coap.endpoint.CoapSettings;
import org.openhab.binding.aliyuniot.link.transport.coap.secure.SequenceStore;

/**
 * CoAP as the way to the platform.
 */
public record CoapTransportSettings(CoapSecurity security, String host, int port, int tokenOption, DeviceSecret secret)
        implements ConnectionSettings {
    /**
     * @throws IllegalArgumentException if one of the values cannot be used
     */
    public CoapTransportSettings {
        settings(security, host, port, tokenOption, TrustAnchors.ofRuntime());
    }

    private static CoapSettings settings(
            CoapSecurity security, String host, int port, int tokenOption, TrustAnchors trustAnchors) {
        return new CoapSettings(security, host, port, trustAnchors, tokenOption);
    }

    @Override
    public String protocol() {
        return switch (security) {
            case DTLS -> "CoAP/DTLS";
            case DTLS_PSK -> "CoAP/DTLS-PSK";
            case SYMMETRIC -> "CoAP/AES";
            case PLAIN -> "CoAP";
        };
    }

    @Override
    public boolean receives() {
        return false;
    }

    @Override
    public TransportFactory factory(TransportMeans means, DeviceIdentity identity, TrustAnchors trustAnchors) {
        return new CoapTransportFactory(
                means.runtime(),
                settings(security, host, port, tokenOption, trustAnchors),
                identity,
                secret,
                SequenceStore.inFolder(means.folder()));
    }
}
