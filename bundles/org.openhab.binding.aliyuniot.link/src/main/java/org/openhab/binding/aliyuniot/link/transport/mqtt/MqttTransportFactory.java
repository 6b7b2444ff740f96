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
package org.openhab.binding.aliyuniot.link.transport.mqtt;

import java.time.Duration;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.Mailbox;
import org.openhab.binding.aliyuniot.link.transport.Transport;
import org.openhab.binding.aliyuniot.link.transport.TransportFactory;
import org.openhab.binding.aliyuniot.link.transport.TransportListener;

/**
 * Makes MQTT connections with the same settings.
 */
public final class MqttTransportFactory implements TransportFactory {
    private final LinkRuntime runtime;
    private final MqttSettings settings;
    private final MqttTimeouts timeouts;
    private final Duration keepAlive;

    public MqttTransportFactory(LinkRuntime runtime, MqttSettings settings) {
        this(runtime, settings, MqttTimeouts.DEFAULT);
    }

    MqttTransportFactory(LinkRuntime runtime, MqttSettings settings, MqttTimeouts timeouts) {
        this(runtime, settings, timeouts, settings.keepAlive());
    }

    /**
     * @param keepAlive what connections keep to, whatever they tell the platform
     */
    MqttTransportFactory(LinkRuntime runtime, MqttSettings settings, MqttTimeouts timeouts, Duration keepAlive) {
        this.runtime = runtime;
        this.settings = settings;
        this.timeouts = timeouts;
        this.keepAlive = keepAlive;
    }

    @Override
    public Transport create(Mailbox mailbox, TransportListener listener) {
        return new MqttTransport(runtime, settings, timeouts, keepAlive, mailbox, listener);
    }
}
