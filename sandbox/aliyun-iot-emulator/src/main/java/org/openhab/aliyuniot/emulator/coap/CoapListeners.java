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

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.elements.config.CertificateAuthenticationMode;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.SystemConfig;
import org.eclipse.californium.elements.config.UdpConfig;
import org.eclipse.californium.elements.util.DaemonThreadFactory;
import org.eclipse.californium.elements.util.ExecutorsUtil;
import org.eclipse.californium.scandium.config.DtlsConfig;
import org.eclipse.californium.scandium.config.DtlsConfig.DtlsRole;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;
import org.eclipse.californium.scandium.dtls.CertificateType;
import org.eclipse.californium.scandium.dtls.x509.SingleCertificateProvider;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;
import org.openhab.aliyuniot.emulator.configuration.Ports;
import org.openhab.aliyuniot.emulator.port.Listener;
import org.openhab.aliyuniot.emulator.uplink.Uplink;

/** The three CoAP ports: DTLS, symmetric encryption, and clear text. */
public final class CoapListeners implements Listener {
    private static final int THREADS = 2;
    private static final int CONNECTION_ID_BYTES = 6;
    private static final int MAX_PAYLOAD_BYTES = 1024;
    /** Bodies that come in blocks are put together up to this, and refused then if they are too large. */
    private static final int MAX_BODY_BYTES = 8192;

    private static final int CLOSE_SECONDS = 2;

    private final Vertx vertx;
    private final EmulatorConfiguration configuration;
    private final List<CoapPort> ports = new ArrayList<>();
    private @Nullable ScheduledExecutorService executor;
    private boolean ended;

    /** Takes the certificate of the DTLS port with its key, the event loop's context, and the services that answer. */
    public CoapListeners(
            Vertx vertx,
            Context context,
            Uplink uplink,
            EmulatorConfiguration configuration,
            PrivateKey key,
            List<X509Certificate> chain) {
        this.vertx = vertx;
        this.configuration = configuration;
        Configuration californium = californium();
        Duration tokenValidity = Duration.ofSeconds(configuration.tokenSeconds());
        Ports wanted = configuration.ports();
        DatagramFaults faults = new DatagramFaults(context, uplink);
        DtlsConnectorConfig dtls = DtlsConnectorConfig.builder(californium)
                .setAddress(address(wanted.coapDtls()))
                .setCertificateIdentityProvider(new SingleCertificateProvider(
                        key, chain.toArray(X509Certificate[]::new), CertificateType.X_509))
                .setAdvancedPskStore(new SecureConnector.Keys(context, uplink.devices()))
                .build();
        Map<CoapSecurity, DatagramPort> connectors = new EnumMap<>(Map.of(
                CoapSecurity.DTLS,
                new SecureConnector(dtls, faults),
                CoapSecurity.SYMMETRIC,
                new PlainConnector(address(wanted.coapSymmetric()), faults, californium),
                CoapSecurity.PLAIN,
                new PlainConnector(address(wanted.coapPlain()), faults, californium)));
        connectors.forEach((security, connector) -> {
            Answers answers = new Answers(vertx, uplink, security, connector);
            DeviceRequests requests = new DeviceRequests(context, uplink, faults, security, answers, tokenValidity);
            ports.add(new CoapPort(security, requests, connector, californium));
        });
    }

    /** All explicit, for Californium would write a file with its defaults otherwise. */
    private static Configuration californium() {
        return new Configuration(
                        CoapConfig.DEFINITIONS, UdpConfig.DEFINITIONS, DtlsConfig.DEFINITIONS, SystemConfig.DEFINITIONS)
                .set(CoapConfig.PROTOCOL_STAGE_THREAD_COUNT, THREADS)
                .set(CoapConfig.MAX_MESSAGE_SIZE, MAX_PAYLOAD_BYTES)
                .set(CoapConfig.PREFERRED_BLOCK_SIZE, MAX_PAYLOAD_BYTES)
                .set(CoapConfig.MAX_RESOURCE_BODY_SIZE, MAX_BODY_BYTES)
                .set(UdpConfig.UDP_RECEIVER_THREAD_COUNT, 1)
                .set(UdpConfig.UDP_SENDER_THREAD_COUNT, 1)
                .set(DtlsConfig.DTLS_ROLE, DtlsRole.SERVER_ONLY)
                .set(DtlsConfig.DTLS_CLIENT_AUTHENTICATION_MODE, CertificateAuthenticationMode.NONE)
                .set(DtlsConfig.DTLS_CONNECTION_ID_LENGTH, CONNECTION_ID_BYTES)
                .set(DtlsConfig.DTLS_MAX_CONNECTIONS, EmulatorConfiguration.MAX_DEVICES)
                .set(DtlsConfig.DTLS_RECEIVER_THREAD_COUNT, 1)
                .set(DtlsConfig.DTLS_CONNECTOR_THREAD_COUNT, THREADS);
    }

    private InetSocketAddress address(int port) {
        return new InetSocketAddress(configuration.bindAddress(), port);
    }

    @Override
    public Future<?> listen() {
        return vertx.executeBlocking(() -> {
            open();
            return true;
        });
    }

    private synchronized void open() throws IOException {
        if (ended) {
            return;
        }
        ScheduledExecutorService threads = executor;
        if (threads == null) {
            threads =
                    ExecutorsUtil.newScheduledThreadPool(THREADS, new DaemonThreadFactory("aliyun-iot-emulator-coap-"));
            executor = threads;
        }
        for (CoapPort port : ports) {
            try {
                port.open(threads);
            } catch (IOException e) {
                stop();
                throw new IOException(
                        "ports.coap" + capitalised(port.security()) + ": nothing can listen on port " + port.port()
                                + " of " + configuration.bindAddress() + "; choose another one, or 0 for a free one",
                        e);
            }
        }
    }

    private static String capitalised(CoapSecurity security) {
        String name = security.name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    @Override
    public Future<?> close() {
        return vertx.executeBlocking(() -> {
            stop();
            return true;
        });
    }

    /** Closes all ports for good; may be called from every thread, and takes a few seconds at most. */
    public synchronized void shutDown() {
        ended = true;
        stop();
    }

    private synchronized void stop() {
        ports.forEach(CoapPort::close);
        ScheduledExecutorService threads = executor;
        if (threads != null) {
            executor = null;
            ExecutorsUtil.shutdownExecutorGracefully(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS), threads);
        }
    }

    @Override
    public void forgetSessions() {
        ports.forEach(CoapPort::forgetSessions);
    }

    /** The given ports with those in place where this listens. */
    public Ports in(Ports others) {
        return others.withCoap(
                ports.get(CoapSecurity.DTLS.ordinal()).port(),
                ports.get(CoapSecurity.SYMMETRIC.ordinal()).port(),
                ports.get(CoapSecurity.PLAIN.ordinal()).port());
    }
}
