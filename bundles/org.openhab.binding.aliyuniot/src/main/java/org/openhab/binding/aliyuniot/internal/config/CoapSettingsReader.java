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

import java.util.Locale;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.endpoint.Hosts;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;
import org.openhab.binding.aliyuniot.link.identity.ProductKey;
import org.openhab.binding.aliyuniot.link.transport.coap.endpoint.CoapSecurity;
import org.openhab.binding.aliyuniot.link.transport.coap.endpoint.CoapSettings;

/**
 * Checks what a device needs to speak CoAP.
 */
final class CoapSettingsReader extends ReportingSettingsReader<CoapConfiguration> {
    CoapSettingsReader(CoapConfiguration configuration) {
        super(configuration);
    }

    @Override
    @Nullable
    TransportSettings transport(
            @Nullable ProductKey productKey, @Nullable DeviceIdentity identity, @Nullable DeviceSecret secret) {
        String name = text(configuration.security, "dtls");
        CoapSecurity security = read(
                "security", "security", name, "[A-Za-z]", () -> CoapSecurity.valueOf(name.toUpperCase(Locale.ROOT)));
        boolean known = isTokenOption(configuration.tokenOption);
        Integer port = port((security == null ? CoapSecurity.DTLS : security).defaultPort());
        String own = ownHost();
        String host = !own.isEmpty()
                ? own
                : platformHost(Hosts::coap, region -> productKey == null ? null : Hosts.coap(productKey, region));
        if (security == null || !known || port == null || host == null || secret == null) {
            return null;
        }
        Supplier<CoapTransportSettings> made =
                () -> new CoapTransportSettings(security, host, port, configuration.tokenOption, secret);
        return security == CoapSecurity.PLAIN
                ? read("host", "plain-host", host, HOST, made)
                : read("host", "host", host, HOST, made);
    }

    private boolean isTokenOption(int number) {
        if (number == CoapSettings.DOCUMENTED_TOKEN_OPTION || number == CoapSettings.SDK_TOKEN_OPTION) {
            return true;
        }
        problem("tokenOption", "token-option", Integer.toString(number));
        return false;
    }
}
