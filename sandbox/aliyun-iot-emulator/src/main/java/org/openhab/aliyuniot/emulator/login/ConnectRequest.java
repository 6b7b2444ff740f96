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
package org.openhab.aliyuniot.emulator.login;

import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.configuration.DeviceName;
import org.openhab.aliyuniot.emulator.text.Printable;

/**
 * What the platform looks at in a CONNECT packet.
 *
 * @param level protocol level: 3 for MQTT 3.1, 4 for 3.1.1, 5 for 5.0
 * @param keepAliveSeconds the keep-alive the client asks for
 * @param tls whether it came through TLS
 * @param certificate SHA-256 of the certificate that the client has shown; null if it has shown none
 */
public record ConnectRequest(
        int level,
        String clientId,
        @Nullable String userName,
        @Nullable String password,
        int keepAliveSeconds,
        boolean will,
        boolean tls,
        @Nullable String certificate) {
    /** Whether it does not say which device it is, as one does that knows only its certificate. */
    public boolean isUnnamed() {
        String name = userName;
        return name == null || name.isEmpty() || "&".equals(name);
    }

    /** Which device the user name {@code {deviceName}&{productKey}} means; empty when it is malformed. */
    public Optional<DeviceName> device() {
        String name = userName;
        int ampersand = name == null ? -1 : name.lastIndexOf('&');
        return name == null || ampersand <= 0 || ampersand == name.length() - 1
                ? Optional.empty()
                : Optional.of(new DeviceName(name.substring(ampersand + 1), name.substring(0, ampersand)));
    }

    /** Client id and user name, without the password. */
    @Override
    public String toString() {
        String name = userName;
        return "client id " + Printable.of(clientId) + " and user name " + Printable.of(name == null ? "(none)" : name);
    }
}
