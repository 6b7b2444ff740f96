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

import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.config.HttpTransportSettings;
import org.openhab.binding.aliyuniot.internal.config.TransportSettings;
import org.openhab.binding.aliyuniot.internal.config.parameter.HttpConfiguration;
import org.openhab.binding.aliyuniot.link.endpoint.Hosts;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;
import org.openhab.binding.aliyuniot.link.identity.ProductKey;
import org.openhab.binding.aliyuniot.link.identity.SignMethod;
import org.openhab.binding.aliyuniot.link.transport.http.HttpSettings;

/**
 * Checks what a device needs to speak HTTPS.
 */
public final class HttpSettingsReader extends ReportingSettingsReader<HttpConfiguration> {
    public HttpSettingsReader(HttpConfiguration configuration) {
        super(configuration);
    }

    @Override
    @Nullable
    TransportSettings transport(
            @Nullable ProductKey productKey, @Nullable DeviceIdentity identity, @Nullable DeviceSecret secret) {
        SignMethod signMethod = signMethod(configuration.signMethod);
        Integer port = port(HttpSettings.DEFAULT_PORT);
        String own = ownHost();
        String host = own.isEmpty() ? platformHost(Hosts::http, Hosts::http) : own;
        return signMethod == null || port == null || host == null || secret == null
                ? null
                : read("host", "host", host, HOST, () -> new HttpTransportSettings(host, port, secret, signMethod));
    }
}
