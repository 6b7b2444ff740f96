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

import org.openhab.binding.aliyuniot.link.gateway.session.SubDevice;

/**
 * A gateway as the way to the platform.
 *
 * @param device one object for each start of the thing, by which the gateway knows that somebody begins anew
 * @param gateway how users know the gateway
 */
public record SubDeviceTransportSettings(SubDevice device, String gateway) implements TransportSettings {
    @Override
    public String host() {
        return gateway;
    }

    @Override
    public int port() {
        return 0;
    }

    @Override
    public String address() {
        return gateway;
    }

    @Override
    public String protocol() {
        return "MQTT";
    }

    @Override
    public boolean receives() {
        return true;
    }
}
