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
package org.openhab.aliyuniot.emulator.coap;

import java.io.IOException;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.elements.config.Configuration;

/** One port that devices send datagrams to; a free one that was chosen once stays. May be used from every thread. */
final class CoapPort {
    private final CoapSecurity security;
    private final DeviceRequests requests;
    private final DatagramPort connector;
    private final CoapEndpoint endpoint;

    /** Takes a connector that is not started. */
    CoapPort(CoapSecurity security, DeviceRequests requests, DatagramPort connector, Configuration configuration) {
        this.security = security;
        this.requests = requests;
        this.connector = connector;
        endpoint = CoapEndpoint.builder()
                .setConfiguration(configuration)
                .setConnector(connector)
                .setOptionRegistry(AliyunOptions.REGISTRY)
                .setLoggingTag(security.protocol())
                .build();
        endpoint.setMessageDeliverer(requests);
    }

    CoapSecurity security() {
        return security;
    }

    synchronized void open(ScheduledExecutorService executor) throws IOException {
        if (!endpoint.isStarted()) {
            endpoint.setExecutors(executor, executor);
            endpoint.start();
        }
    }

    synchronized void close() {
        endpoint.stop();
        // Answers to requests of before, which a device might send again.
        endpoint.clear();
    }

    int port() {
        return connector.port();
    }

    /** Forgets tokens and associations. */
    void forgetSessions() {
        requests.forgetSessions();
        connector.forgetSessions();
    }
}
