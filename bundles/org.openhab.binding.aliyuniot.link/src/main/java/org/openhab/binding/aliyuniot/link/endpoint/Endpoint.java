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
package org.openhab.binding.aliyuniot.link.endpoint;

import org.openhab.binding.aliyuniot.link.identity.ProductKey;

/**
 * An MQTT server's address (chapter "View and configure endpoints").
 *
 * @param host name or address, without scheme, path or port
 * @param port 1 to 65535
 */
public record Endpoint(String host, int port, Protocol protocol) {
    /**
     * @throws IllegalArgumentException if host or port cannot be used
     */
    public Endpoint {
        Hosts.check(host, port);
    }

    /** The host of an old public instance, {@code {productKey}.iot-as-mqtt.{region}.aliyuncs.com}. */
    public static Endpoint ofPublicInstance(ProductKey productKey, Region region, Protocol protocol) {
        return new Endpoint(productKey + ".iot-as-mqtt." + region + ".aliyuncs.com", protocol.defaultPort(), protocol);
    }

    /** The host of a new public or an enterprise instance, {@code {instanceId}.mqtt.iothub.aliyuncs.com}. */
    public static Endpoint ofInstance(InstanceId instanceId, Protocol protocol) {
        return new Endpoint(instanceId + ".mqtt.iothub.aliyuncs.com", protocol.defaultPort(), protocol);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
