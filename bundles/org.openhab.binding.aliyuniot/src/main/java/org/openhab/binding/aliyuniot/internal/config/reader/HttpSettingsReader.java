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
import org.openhab.binding.aliyuniot.internal.config.parameter.HttpParameters;
import org.openhab.binding.aliyuniot.internal.config.parameter.Problems;
import org.openhab.binding.aliyuniot.internal.config.reader.login.Credentials;
import org.openhab.binding.aliyuniot.internal.config.reader.login.HostReader;
import org.openhab.binding.aliyuniot.link.endpoint.Hosts;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;
import org.openhab.binding.aliyuniot.link.identity.SignMethod;
import org.openhab.binding.aliyuniot.link.transport.http.HttpSettings;

/**
 * Checks what a device needs to speak HTTPS.
 */
final class HttpSettingsReader implements TransportSettingsReader {
    private final HttpParameters given;
    private final HostReader hosts;
    private final Problems problems;

    HttpSettingsReader(HttpParameters given, HostReader hosts, Problems problems) {
        this.given = given;
        this.hosts = hosts;
        this.problems = problems;
    }

    @Override
    public @Nullable TransportSettings read(Credentials credentials) {
        SignMethod signMethod = Credentials.signMethod(given.signMethod, problems);
        Integer port = hosts.port(HttpSettings.DEFAULT_PORT);
        String own = hosts.own();
        String host = own.isEmpty() ? hosts.ofPlatform(Hosts::http, Hosts::http) : own;
        DeviceSecret secret = credentials.secret();
        return signMethod == null || port == null || host == null || secret == null
                ? null
                : problems.read(
                        "host",
                        "host",
                        host,
                        HostReader.CHARACTERS,
                        () -> new HttpTransportSettings(host, port, secret, signMethod));
    }
}
