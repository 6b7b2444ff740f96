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

import java.util.regex.Pattern;
import org.openhab.binding.aliyuniot.link.identity.ProductKey;

/**
 * The platform's servers for the protocols beside MQTT, and what a host looks like (chapter "View and configure
 * endpoints").
 */
public final class Hosts {
    /** Where devices connect over MQTT that show a certificate; of one region only. */
    public static final String X509 = "x509.itls.cn-shanghai.aliyuncs.com";

    private static final Pattern HOST = Pattern.compile(
            "(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");

    private Hosts() {}

    /** HTTPS of the public instance, {@code iot-as-http.{region}.aliyuncs.com}. */
    public static String http(Region region) {
        return "iot-as-http." + region + ".aliyuncs.com";
    }

    /** HTTPS of an enterprise instance, {@code {instanceId}.http.iothub.aliyuncs.com}. */
    public static String http(InstanceId instanceId) {
        return instanceId + ".http.iothub.aliyuncs.com";
    }

    /** CoAP of the public instance, {@code {productKey}.coap.{region}.link.aliyuncs.com}. */
    public static String coap(ProductKey productKey, Region region) {
        return productKey + ".coap." + region + ".link.aliyuncs.com";
    }

    /** CoAP of an enterprise instance, {@code {instanceId}.coap.iothub.aliyuncs.com}. */
    public static String coap(InstanceId instanceId) {
        return instanceId + ".coap.iothub.aliyuncs.com";
    }

    /** Where devices register over HTTPS, {@code iot-auth.{region}.aliyuncs.com}, whatever the instance. */
    public static String registration(Region region) {
        return "iot-auth." + region + ".aliyuncs.com";
    }

    /**
     * Checks what somebody gave as an address.
     *
     * @param host name or IPv4 address, without scheme, path or port
     * @param port 1 to 65535
     * @throws IllegalArgumentException if host or port cannot be used
     */
    public static void check(String host, int port) {
        if (!HOST.matcher(host).matches()) {
            throw new IllegalArgumentException(
                    "host is a name such as iot.example.com or an IPv4 address, without scheme, port or path, but it has "
                            + host.length() + " characters or others than those");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port is 1 to 65535, but it is " + port);
        }
    }
}
