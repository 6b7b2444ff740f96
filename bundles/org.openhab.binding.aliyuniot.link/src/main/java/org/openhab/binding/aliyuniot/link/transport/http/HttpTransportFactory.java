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

import java.time.Duration;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.Mailbox;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;
import org.openhab.binding.aliyuniot.link.identity.SignMethod;
import org.openhab.binding.aliyuniot.link.transport.Transport;
import org.openhab.binding.aliyuniot.link.transport.TransportCapabilities;
import org.openhab.binding.aliyuniot.link.transport.TransportFactory;
import org.openhab.binding.aliyuniot.link.transport.TransportListener;

/**
 * Makes ways to the platform that publish over HTTPS. All devices with the same trust share their connections, over
 * HTTP/2 where the server offers it.
 */
public final class HttpTransportFactory implements TransportFactory {
    /** What this way can do: one message at a time, as requests do not keep an order. */
    public static final TransportCapabilities CAPABILITIES =
            new TransportCapabilities(false, HttpSettings.MAX_PAYLOAD_BYTES, 1);

    /** Connecting included. */
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private final LinkRuntime runtime;
    private final HttpSettings settings;
    private final AuthRequest authRequest;
    private final Duration timeout;

    public HttpTransportFactory(
            LinkRuntime runtime,
            HttpSettings settings,
            DeviceIdentity identity,
            DeviceSecret secret,
            SignMethod signMethod) {
        this(runtime, settings, identity, secret, signMethod, TIMEOUT);
    }

    /**
     * @param timeout for a request and its whole answer
     */
    HttpTransportFactory(
            LinkRuntime runtime,
            HttpSettings settings,
            DeviceIdentity identity,
            DeviceSecret secret,
            SignMethod signMethod,
            Duration timeout) {
        this.runtime = runtime;
        this.settings = settings;
        this.authRequest = new AuthRequest(identity, secret, signMethod);
        this.timeout = timeout;
    }

    @Override
    public Transport create(Mailbox mailbox, TransportListener listener) {
        return new HttpTransport(
                runtime, new HttpExchanges(runtime, settings, timeout), authRequest, mailbox, listener);
    }

    @Override
    public TransportCapabilities capabilities() {
        return CAPABILITIES;
    }
}
