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
package org.openhab.binding.aliyuniot.link.transport.coap.endpoint;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.elements.AddressEndpointContext;
import org.eclipse.californium.elements.DtlsEndpointContext;
import org.eclipse.californium.elements.EndpointContext;
import org.eclipse.californium.elements.MapBasedEndpointContext;
import org.eclipse.californium.elements.MapBasedEndpointContext.Attributes;
import org.eclipse.californium.elements.util.Bytes;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;

/**
 * One server as all devices see it: where it is, and whether it still knows the DTLS session that they share. For any
 * thread.
 */
public final class CoapPeer {
    private static final int NEVER = -1;

    private final CoapSettings settings;
    private final CoapTimeouts timeouts;
    private final CoapEndpoint endpoint;
    private final Executor loop;
    private final AtomicBoolean sessionDoubtful = new AtomicBoolean();
    private volatile boolean hasConnectionId;
    private volatile long heardAt = System.nanoTime();
    private volatile @Nullable InetAddress lastAddress;
    private volatile @Nullable Usual usual;

    /** How most requests go, all in the same way. */
    private record Usual(InetSocketAddress address, int silence, EndpointContext context) {}

    CoapPeer(CoapSettings settings, CoapTimeouts timeouts, CoapEndpoint endpoint, Executor loop) {
        this.settings = settings;
        this.timeouts = timeouts;
        this.endpoint = endpoint;
        this.loop = loop;
    }

    /**
     * Asks name servers, which may take its time. Keeps to the address of last time while it is one of the host's, as
     * there the DTLS session is.
     */
    public InetSocketAddress lookUp() throws LinkFailure {
        List<InetAddress> addresses;
        try {
            addresses = Arrays.asList(InetAddress.getAllByName(settings.host()));
        } catch (UnknownHostException e) {
            throw new NetworkFailure(LinkFailure.Reason.UNKNOWN_HOST, "The host " + settings.host() + " is unknown", e);
        }
        InetAddress last = lastAddress;
        InetAddress address =
                last != null && addresses.contains(last) && !sessionDoubtful.get() ? last : addresses.get(0);
        if (settings.security() == CoapSecurity.PLAIN && !LocalNetwork.holds(address)) {
            throw new ConfigurationFailure(
                    LinkFailure.Reason.NOT_LOCAL,
                    "The address of " + settings.host()
                            + " is not on the local network, so plain CoAP does not go there");
        }
        lastAddress = address;
        return new InetSocketAddress(address, settings.port());
    }

    void send(Request request) {
        endpoint.sendRequest(request);
    }

    /** Runs a task of the server's line, behind what runs there now. */
    void afterwards(Runnable task) {
        loop.execute(task);
    }

    /** Where to and how a new request goes. */
    EndpointContext destination(InetSocketAddress address) {
        if (!settings.security().usesDtls()) {
            return new AddressEndpointContext(address);
        }
        if (sessionDoubtful.compareAndSet(true, false)) {
            return context(
                    address,
                    new Attributes()
                            .add(DtlsEndpointContext.KEY_HANDSHAKE_MODE, DtlsEndpointContext.HANDSHAKE_MODE_FORCE));
        }
        // With a connection id, the server knows us whatever address routers give us (RFC 9146).
        int silence = hasConnectionId ? NEVER : (int) timeouts.natBinding().toMillis();
        Usual last = usual;
        if (last == null || last.silence() != silence || !last.address().equals(address)) {
            last = new Usual(
                    address,
                    silence,
                    context(address, new Attributes().add(DtlsEndpointContext.KEY_AUTO_HANDSHAKE_TIMEOUT, silence)));
            usual = last;
        }
        return last.context();
    }

    /**
     * How a request is sent again that the server has left unanswered twice: it may have lost the session, so we offer
     * to resume it, and keep it should that go unanswered, too.
     *
     * @return null if there is nothing to offer
     */
    @Nullable
    EndpointContext probe(InetSocketAddress address) {
        return settings.security().usesDtls()
                ? context(
                        address,
                        new Attributes()
                                .add(DtlsEndpointContext.KEY_HANDSHAKE_MODE, DtlsEndpointContext.HANDSHAKE_MODE_PROBE))
                : null;
    }

    private EndpointContext context(InetSocketAddress address, Attributes attributes) {
        String name = settings.host();
        // Literal addresses are no server names (RFC 6066, section 3).
        @Nullable String serverName = name.equals(address.getAddress().getHostAddress()) ? null : name;
        return new MapBasedEndpointContext(address, serverName, null, attributes);
    }

    /** The session that a request goes over. */
    void established(EndpointContext context) {
        Bytes connectionId = context.get(DtlsEndpointContext.KEY_WRITE_CONNECTION_ID);
        hasConnectionId = connectionId != null && !connectionId.isEmpty();
    }

    /** The server has answered. */
    void heard() {
        heardAt = System.nanoTime();
    }

    boolean heardSince(long nanoTime) {
        return heardAt - nanoTime > 0;
    }

    /** The server has not answered in spite of all repetitions. */
    void unheard() {
        sessionDoubtful.set(true);
    }

    /** Whether devices prove to it in the handshake who they are. */
    boolean asksForKeys() {
        return settings.security() == CoapSecurity.DTLS_PSK;
    }

    @Override
    public String toString() {
        return settings.address();
    }
}
