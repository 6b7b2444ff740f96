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

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.core.network.interceptors.MessageInterceptorAdapter;
import org.eclipse.californium.elements.Connector;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;

/**
 * What all CoAP devices of a runtime share, however many they are: one socket for all servers in the clear, one for all
 * in symmetric mode, and one for each server that speaks DTLS, because Scandium has one session an address and hosts
 * with different certificates may have the same one; and the threads behind them. Made when they are needed first,
 * closed with the runtime. For any thread.
 */
final class CoapConnectors implements AutoCloseable {
    private static final int THREADS = 2;

    private final LinkRuntime runtime;
    private final ScheduledThreadPoolExecutor executor;
    private final Map<Object, CoapEndpoint> endpoints = new HashMap<>();
    private final Map<PeerKey, CoapPeer> peers = new HashMap<>();
    private final Map<DeviceIdentity, SequenceNumbers> sequences = new HashMap<>();
    private boolean closed;

    private record PeerKey(
            CoapSecurity security, String host, int port, Set<X509Certificate> authorities, CoapTimeouts timeouts) {}

    /** What devices have in common that share an endpoint in spite of different servers. */
    private record Clear(CoapSecurity security, CoapTimeouts timeouts) {}

    private CoapConnectors(LinkRuntime runtime) {
        this.runtime = runtime;
        executor = new ScheduledThreadPoolExecutor(THREADS, runtime.threads("coap"));
        executor.setRemoveOnCancelPolicy(true);
        runtime.closeWithRuntime(this::close);
    }

    static CoapConnectors of(LinkRuntime runtime) {
        return runtime.shared(CoapConnectors.class, CoapConnectors::new);
    }

    /**
     * The way to a server, the same one for all devices that want the same. Takes some milliseconds.
     *
     * @throws IOException if no socket could be opened
     */
    CoapPeer peer(CoapSettings settings, CoapTimeouts timeouts) throws IOException {
        Set<X509Certificate> authorities = settings.security() == CoapSecurity.DTLS
                ? settings.trustAnchors().authorities()
                : Set.of();
        PeerKey key = new PeerKey(settings.security(), settings.host(), settings.port(), authorities, timeouts);
        synchronized (peers) {
            if (closed) {
                throw new IOException("The runtime is closed");
            }
            CoapPeer peer = peers.get(key);
            if (peer == null) {
                peer = new CoapPeer(settings, timeouts, endpoint(key));
                peers.put(key, peer);
            }
            return peer;
        }
    }

    private CoapEndpoint endpoint(PeerKey key) throws IOException {
        Object kind = key.security() == CoapSecurity.DTLS ? key : new Clear(key.security(), key.timeouts());
        CoapEndpoint endpoint = endpoints.get(kind);
        if (endpoint == null) {
            endpoint = started(key);
            endpoints.put(kind, endpoint);
        }
        return endpoint;
    }

    private CoapEndpoint started(PeerKey key) throws IOException {
        Configuration configuration = CoapConfiguration.of(key.security(), key.timeouts());
        CoapEndpoint endpoint = CoapEndpoint.builder()
                .setConfiguration(configuration)
                .setConnector(connector(key, configuration))
                // The platform's own options are such; what comes with an answer does not make it unusable.
                .setCriticalCustomOptions(null)
                .build();
        endpoint.setExecutors(executor, executor);
        // A device serves nothing, and what strangers ask must not fill the memory for duplicates.
        endpoint.addInterceptor(new MessageInterceptorAdapter() {
            @Override
            public void receiveRequest(@Nullable Request request) {
                if (request != null) {
                    request.setCanceled(true);
                }
            }
        });
        endpoint.start();
        return endpoint;
    }

    private Connector connector(PeerKey key, Configuration configuration) {
        if (key.security() != CoapSecurity.DTLS) {
            return new UdpLine(configuration, runtime.readers());
        }
        DtlsLine line = new DtlsLine(
                DtlsConnectorConfig.builder(configuration)
                        .setAdvancedCertificateVerifier(new ServerCertificateVerifier(key.authorities(), key.host()))
                        .build(),
                runtime.readers());
        line.setExecutor(executor);
        return line;
    }

    /**
     * The sequence numbers of a device, the same ones for all its connections.
     *
     * @param store where they are kept, unless they are in memory already
     */
    SequenceNumbers sequenceNumbers(DeviceIdentity identity, SequenceStore store) {
        synchronized (sequences) {
            return sequences.computeIfAbsent(identity, key -> new SequenceNumbers(key, store));
        }
    }

    /** Closes the sockets and ends the threads; requests under way end. */
    @Override
    public void close() {
        synchronized (peers) {
            closed = true;
            endpoints.values().forEach(CoapEndpoint::destroy);
            endpoints.clear();
            peers.clear();
        }
        executor.shutdownNow();
    }
}
