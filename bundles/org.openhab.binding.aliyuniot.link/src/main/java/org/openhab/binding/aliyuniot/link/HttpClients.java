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
package org.openhab.binding.aliyuniot.link;

import java.net.http.HttpClient;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.Executor;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;

/**
 * The clients for WebSocket and HTTPS of one runtime: devices with the same trust share one. A client and its thread end
 * with the last device that knows its trust. For any thread.
 */
public final class HttpClients {
    private final Executor workers;
    private final Map<TrustAnchors, HttpClient> clients = new WeakHashMap<>();

    /**
     * @param workers run what the clients do beside reading; they know no client, or no client would ever end
     */
    HttpClients(Executor workers) {
        this.workers = workers;
    }

    /** The client of all devices with this trust. */
    public synchronized HttpClient of(TrustAnchors trustAnchors) {
        return clients.computeIfAbsent(
                trustAnchors, anchors -> anchors.httpClient().executor(workers).build());
    }

    /**
     * Gives no more of a client whose connection has gone silent: it would go on using it for other requests. What runs
     * on it ends as it may.
     */
    public synchronized void drop(TrustAnchors trustAnchors, HttpClient silent) {
        clients.remove(trustAnchors, silent);
    }
}
