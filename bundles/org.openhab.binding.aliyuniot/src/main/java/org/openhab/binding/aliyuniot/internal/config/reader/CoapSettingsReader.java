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
package org.openhab.binding.aliyuniot.internal.config.reader;

import java.util.Locale;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.config.CoapTransportSettings;
import org.openhab.binding.aliyuniot.internal.config.TransportSettings;
import org.openhab.binding.aliyuniot.internal.config.parameter.CoapParameters;
import org.openhab.binding.aliyuniot.internal.config.parameter.ParameterValues;
import org.openhab.binding.aliyuniot.internal.config.parameter.Problems;
import org.openhab.binding.aliyuniot.internal.config.reader.login.Credentials;
import org.openhab.binding.aliyuniot.internal.config.reader.login.HostReader;
import org.openhab.binding.aliyuniot.link.endpoint.Hosts;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;
import org.openhab.binding.aliyuniot.link.identity.ProductKey;
import org.openhab.binding.aliyuniot.link.transport.coap.endpoint.CoapSecurity;
import org.openhab.binding.aliyuniot.link.transport.coap.endpoint.CoapSettings;

/**
 * Checks what a device needs to speak CoAP.
 */
final class CoapSettingsReader implements TransportSettingsReader {
    private final CoapParameters given;
    private final HostReader hosts;
    private final Problems problems;

    CoapSettingsReader(CoapParameters given, HostReader hosts, Problems problems) {
        this.given = given;
        this.hosts = hosts;
        this.problems = problems;
    }

    @Override
    public @Nullable TransportSettings read(Credentials credentials) {
        ProductKey productKey = credentials.productKey();
        DeviceSecret secret = credentials.secret();
        String name = ParameterValues.unquoted(given.security, "dtls");
        CoapSecurity security = problems.read("security", "security", name, "[A-Za-z-]", () -> security(name));
        boolean known = isTokenOption(given.tokenOption);
        Integer port = hosts.port((security == null ? CoapSecurity.DTLS : security).defaultPort());
        String own = hosts.own();
        String host = !own.isEmpty()
                ? own
                : hosts.ofPlatform(Hosts::coap, region -> productKey == null ? null : Hosts.coap(productKey, region));
        if (security == null || !known || port == null || host == null || secret == null) {
            return null;
        }
        Supplier<CoapTransportSettings> made =
                () -> new CoapTransportSettings(security, host, port, given.tokenOption, secret);
        return security == CoapSecurity.PLAIN
                ? problems.read("host", "plain-host", host, HostReader.CHARACTERS, made)
                : problems.read("host", "host", host, HostReader.CHARACTERS, made);
    }

    /** Throws what {@link Enum#valueOf} does. */
    private static CoapSecurity security(String name) {
        return CoapSecurity.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private boolean isTokenOption(int number) {
        if (number == CoapSettings.DOCUMENTED_TOKEN_OPTION || number == CoapSettings.SDK_TOKEN_OPTION) {
            return true;
        }
        problems.add("tokenOption", "token-option", Integer.toString(number));
        return false;
    }
}
