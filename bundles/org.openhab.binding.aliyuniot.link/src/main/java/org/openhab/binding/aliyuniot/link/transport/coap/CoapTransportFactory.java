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
package org.openhab.binding.aliyuniot.link.transport.coap;

import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.Mailbox;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;
import org.openhab.binding.aliyuniot.link.identity.PreSharedKey;
import org.openhab.binding.aliyuniot.link.transport.Transport;
import org.openhab.binding.aliyuniot.link.transport.TransportCapabilities;
import org.openhab.binding.aliyuniot.link.transport.TransportFactory;
import org.openhab.binding.aliyuniot.link.transport.TransportListener;
import org.openhab.binding.aliyuniot.link.transport.coap.endpoint.CoapConnectors;
import org.openhab.binding.aliyuniot.link.transport.coap.endpoint.CoapSecurity;
import org.openhab.binding.aliyuniot.link.transport.coap.endpoint.CoapSettings;
import org.openhab.binding.aliyuniot.link.transport.coap.endpoint.CoapTimeouts;
import org.openhab.binding.aliyuniot.link.transport.coap.secure.Authentication;
import org.openhab.binding.aliyuniot.link.transport.coap.secure.SequenceNumbers;
import org.openhab.binding.aliyuniot.link.transport.coap.secure.SequenceStore;

/**
 * Makes CoAP transports of one device. All of a runtime share sockets, DTLS sessions and threads.
 */
public final class CoapTransportFactory implements TransportFactory {
    private final LinkRuntime runtime;
    private final CoapSettings settings;
    private final DeviceIdentity identity;
    private final DeviceSecret secret;
    private final SequenceStore sequences;
    private final CoapTimeouts timeouts;

    /** Without a memory for sequence numbers, so not for {@link CoapSecurity#SYMMETRIC} outside of tests. */
    public CoapTransportFactory(
            LinkRuntime runtime, CoapSettings settings, DeviceIdentity identity, DeviceSecret secret) {
        this(runtime, settings, identity, secret, SequenceStore.NONE);
    }

    /**
     * @param sequences keeps the numbers of {@link CoapSecurity#SYMMETRIC}; others need none
     */
    public CoapTransportFactory(
            LinkRuntime runtime,
            CoapSettings settings,
            DeviceIdentity identity,
            DeviceSecret secret,
            SequenceStore sequences) {
        this(runtime, settings, identity, secret, sequences, CoapTimeouts.DEFAULT);
    }

    CoapTransportFactory(
            LinkRuntime runtime,
            CoapSettings settings,
            DeviceIdentity identity,
            DeviceSecret secret,
            SequenceStore sequences,
            CoapTimeouts timeouts) {
        this.runtime = runtime;
        this.settings = settings.security() == CoapSecurity.DTLS_PSK
                ? settings.with(PreSharedKey.of(identity, secret))
                : settings;
        this.identity = identity;
        this.secret = secret;
        this.sequences = sequences;
        this.timeouts = timeouts;
    }

    /** Encryption fills up the last block, so that a little less than the platform takes is left for the payload. */
    @Override
    public TransportCapabilities capabilities() {
        int largestPayload = settings.security() == CoapSecurity.SYMMETRIC
                ? CoapRequests.MAX_PAYLOAD_BYTES - 1
                : CoapRequests.MAX_PAYLOAD_BYTES;
        return new TransportCapabilities(false, largestPayload, 1);
    }

    @Override
    public Transport create(Mailbox mailbox, TransportListener listener) {
        CoapConnectors connectors = CoapConnectors.of(runtime);
        boolean symmetric = settings.security() == CoapSecurity.SYMMETRIC;
        return new CoapTransport(
                runtime,
                settings,
                timeouts,
                new Authentication(identity, secret),
                symmetric
                        ? connectors.sequenceNumbers(identity, sequences)
                        : new SequenceNumbers(identity, SequenceStore.NONE),
                () -> {
                    if (symmetric) {
                        connectors.releaseSequenceNumbers(identity);
                    }
                },
                mailbox,
                listener);
    }
}
