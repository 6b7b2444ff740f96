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
package org.openhab.binding.aliyuniot.link.transport.http;

import org.openhab.binding.aliyuniot.link.endpoint.Hosts;
import org.openhab.binding.aliyuniot.link.endpoint.InstanceId;
import org.openhab.binding.aliyuniot.link.endpoint.Region;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;

/**
 * Where a device reports over HTTPS.
 *
 * @param host name or IPv4 address, as it is in the server's certificate
 * @param port 1 to 65535
 */
public record HttpSettings(String host, int port, TrustAnchors trustAnchors) {
    /** Where the platform listens. */
    public static final int DEFAULT_PORT = 443;

    /** What a request may carry (chapter "Limits"). */
    public static final int MAX_PAYLOAD_BYTES = 128 * 1024;

    /**
     * @throws IllegalArgumentException if host or port cannot be used
     */
    public HttpSettings {
        Hosts.check(host, port);
    }

    /** The public instance of a region; the platform offers HTTPS in cn-shanghai, cn-beijing and cn-shenzhen. */
    public static HttpSettings ofPublicInstance(Region region) {
        return new HttpSettings(Hosts.http(region), DEFAULT_PORT, TrustAnchors.ofRuntime());
    }

    /** An enterprise instance. */
    public static HttpSettings ofInstance(InstanceId instanceId) {
        return new HttpSettings(Hosts.http(instanceId), DEFAULT_PORT, TrustAnchors.ofRuntime());
    }
}
