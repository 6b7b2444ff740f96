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

import java.nio.file.Path;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.transport.TransportFactory;

/**
 * A way to the platform, checked.
 */
public sealed interface TransportSettings permits MqttTransportSettings, CoapTransportSettings, HttpTransportSettings {
    String host();

    int port();

    /** What is spoken there, for people: {@code MQTT/TLS}. */
    String protocol();

    /** Whether the platform sends messages by itself there. */
    boolean receives();

    /**
     * Makes what opens connections.
     *
     * @param trustAnchors whom a server has to lead to that shows a certificate
     * @param folder for what has to outlive a restart; made when it is needed
     */
    TransportFactory factory(LinkRuntime runtime, DeviceIdentity identity, TrustAnchors trustAnchors, Path folder);

    /** Host and port. */
    default String address() {
        return host() + ":" + port();
    }
}
