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

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.core.network.interceptors.MessageInterceptorAdapter;
import org.eclipse.californium.core.network.serialization.UdpDataSerializer;
import org.eclipse.californium.elements.Connector;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;
import org.eclipse.californium.scandium.dtls.pskstore.AdvancedSinglePskStore;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.PreSharedKey;
import org.openhab.binding.aliyuniot.link.transport.coap.loop.CoapLoop;
import org.openhab.binding.aliyuniot.link.transport.coap.message.RedactingParser;
import org.openhab.binding.aliyuniot.link.transport.coap.secure.SequenceNumbers;
import org.openhab.binding.aliyuniot.link.transport.coap.secure.SequenceStore;

/**
 * What all CoAP devices of a runtime share, however many they are: one socket for all servers in the clear, one for all
 * in symmetric mode, and one for each server that speaks DTLS, because Scandium has one session an address and hosts
 * with different certificates may have the same one, with pre-shared keys also for each device. Each socket has a thread
 * that reads and a {@link CoapLoop} that does the rest. Made when they are needed first, counted by their users, and
 * closed some seconds after the last of them, so that a device that only starts anew finds its DTLS session. For any
 * thread.
 */
public final class CoapConnectors implements AutoCloseable {
    /** How long nobody may need what is kept open: longer than a device takes to start anew. */
    private static final Duration IDLE = Duration.ofSeconds(5);

    private final LinkRuntime runtime;
    private final Map<Object, Line> lines = new HashMap<>();
    private final Map<DeviceIdentity, Numbers> sequences = new HashMap<>();
    private boolean closed;

    /** An endpoint, what runs it, the servers behind it, and how many devices need each of them. */
    private static final class Line {
        final CoapEndpoint endpoint;
        final CoapLoop loop;
        final Map<PeerKey, CoapPeer> peers = new HashMap<>();
        final Map<CoapPeer, Integer> users = new HashMap<>();
        Runnable cancelClosing = () -> {};

        Line(CoapEndpoint endpoint, CoapLoop loop) {
            this.endpoint = endpoint;
            this.loop = loop;
        }

        void close() {
            cancelClosing.run();
            endpoint.destroy();
            loop.shutdown();
        }
    }

    /** The sequence numbers of a device, and how many of its connections need them. */
    private static final class Numbers {
        final SequenceNumbers numbers;
        int users;

        Numbers(SequenceNumbers numbers) {
            this.numbers = numbers;
        }
    }

    private record PeerKey(
            CoapSecurity security,
            String host,
            int port,
            Set<X509Certificate> authorities,
            @Nullable PreSharedKey preSharedKey,
            CoapTimeouts timeouts) {
        /** What the endpoint is found by. */
        Object line() {
            return security.usesDtls() ? this : new Clear(security, timeouts);
        }
    }

    /** What devices have in common that share an endpoint in spite of different servers. */
    private record Clear(CoapSecurity security, CoapTimeouts timeouts) {}

    private CoapConnectors(LinkRuntime runtime) {
        this.runtime = runtime;
        runtime.closeWithRuntime(this::close);
    }

    public static CoapConnectors of(LinkRuntime runtime) {
        return runtime.shared(CoapConnectors.class, CoapConnectors::new);
    }

    /**
     * The way to a server, the same one for all devices that want the same. Takes some milliseconds.
     *
     * @return to be given back by {@link #release(CoapSettings, CoapTimeouts, CoapPeer)}
     * @throws IOException if no socket could be opened
     */
    public CoapPeer peer(CoapSettings settings, CoapTimeouts timeouts) throws IOException {
        PeerKey key = key(settings, timeouts);
        synchronized (lines) {
            if (closed) {
                throw new IOException("The runtime is closed");
            }
            Line line = lines.get(key.line());
            if (line == null) {
                CoapLoop loop = new CoapLoop(runtime);
                line = new Line(started(key, loop), loop);
                lines.put(key.line(), line);
            }
            line.cancelClosing.run();
            CoapPeer peer = line.peers.get(key);
            if (peer == null) {
                peer = new CoapPeer(settings, timeouts, line.endpoint, line.loop);
                line.peers.put(key, peer);
            }
            line.users.merge(peer, 1, Integer::sum);
            return peer;
        }
    }

    /** Takes back what {@link #peer} has given; once for each time. */
    public void release(CoapSettings settings, CoapTimeouts timeouts, CoapPeer peer) {
        PeerKey key = key(settings, timeouts);
        synchronized (lines) {
            Line line = lines.get(key.line());
            if (line == null
                    || line.users.computeIfPresent(peer, (of, users) -> users > 1 ? users - 1 : null) != null) {
                return;
            }
            if (!key.security().usesDtls()) {
                line.peers.remove(key);
            }
            if (line.users.isEmpty()) {
                line.cancelClosing = runtime.after(IDLE, () -> closeUnused(key.line()));
            }
        }
    }

    private void closeUnused(Object kind) {
        synchronized (lines) {
            Line line = lines.get(kind);
            if (line != null && line.users.isEmpty()) {
                lines.remove(kind);
                runtime.newMailbox().execute(line::close);
            }
        }
    }

    /** How many there are. */
    public int openSockets() {
        synchronized (lines) {
            return lines.size();
        }
    }

    private static PeerKey key(CoapSettings settings, CoapTimeouts timeouts) {
        Set<X509Certificate> authorities = settings.security() == CoapSecurity.DTLS
                ? settings.trustAnchors().authorities()
                : Set.of();
        return new PeerKey(
                settings.security(), settings.host(), settings.port(), authorities, settings.preSharedKey(), timeouts);
    }

    private CoapEndpoint started(PeerKey key, CoapLoop loop) throws IOException {
        Configuration configuration = CoapConfiguration.of(key.security(), key.timeouts());
        CoapEndpoint endpoint = CoapEndpoint.builder()
                .setConfiguration(configuration)
                .setConnector(connector(key, configuration, loop))
                .setDataSerializerAndParser(new UdpDataSerializer(), new RedactingParser())
                .build();
        endpoint.setExecutors(loop, loop);
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

    private Connector connector(PeerKey key, Configuration configuration, CoapLoop loop) {
        if (!key.security().usesDtls()) {
            return new UdpLine(configuration, runtime.threads("coap"));
        }
        DtlsConnectorConfig.Builder dtls = DtlsConnectorConfig.builder(configuration);
        PreSharedKey preSharedKey = key.preSharedKey();
        if (preSharedKey == null) {
            dtls.setAdvancedCertificateVerifier(new ServerCertificateVerifier(key.authorities(), key.host()));
        } else {
            dtls.setAdvancedPskStore(new AdvancedSinglePskStore(preSharedKey.identity(), preSharedKey.keyBytes()));
        }
        // Of sockets for one device there may be many.
        ThreadFactory readers = preSharedKey == null ? runtime.threads("coap") : runtime.readers();
        DtlsLine line = new DtlsLine(dtls.build(), readers, loop);
        line.setExecutor(loop);
        return line;
    }

    /**
     * The sequence numbers of a device, the same ones for all its connections.
     *
     * @param store where they are kept, unless they are in memory already
     * @return to be given back by {@link #releaseSequenceNumbers}
     */
    public SequenceNumbers sequenceNumbers(DeviceIdentity identity, SequenceStore store) {
        synchronized (sequences) {
            Numbers kept = sequences.computeIfAbsent(identity, key -> new Numbers(new SequenceNumbers(key, store)));
            kept.users++;
            return kept.numbers;
        }
    }

    /** Forgets the numbers of a device with their last user, unless only the memory knows which are used. */
    public void releaseSequenceNumbers(DeviceIdentity identity) {
        synchronized (sequences) {
            Numbers kept = sequences.get(identity);
            if (kept != null && --kept.users == 0 && kept.numbers.isKeptByStore()) {
                sequences.remove(identity);
            }
        }
    }

    /** Closes the sockets and ends the threads; requests under way end. */
    @Override
    public void close() {
        List<Line> open;
        synchronized (lines) {
            closed = true;
            open = new ArrayList<>(lines.values());
            lines.clear();
        }
        open.forEach(Line::close);
    }
}
