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
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.core.network.Exchange;
import org.eclipse.californium.core.server.MessageDeliverer;
import org.eclipse.californium.elements.Connector;
import org.eclipse.californium.elements.UDPConnector;
import org.eclipse.californium.elements.config.CertificateAuthenticationMode;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.SystemConfig;
import org.eclipse.californium.elements.config.UdpConfig;
import org.eclipse.californium.scandium.DTLSConnector;
import org.eclipse.californium.scandium.config.DtlsConfig;
import org.eclipse.californium.scandium.config.DtlsConfig.DtlsRole;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;
import org.eclipse.californium.scandium.dtls.CertificateType;
import org.eclipse.californium.scandium.dtls.cipher.CipherSuite.CertificateKeyAlgorithm;
import org.eclipse.californium.scandium.dtls.pskstore.AdvancedSinglePskStore;
import org.eclipse.californium.scandium.dtls.x509.SingleCertificateProvider;
import org.eclipse.jdt.annotation.NonNullByDefault;

/** Grants every token and takes every report; over DTLS it forgets all sessions when it is closed. */
@NonNullByDefault({})
final class AnsweringServer implements AutoCloseable {
    final List<String> payloads = new CopyOnWriteArrayList<>();

    private final CoapEndpoint endpoint;

    private AnsweringServer(Configuration configuration, Connector connector) throws IOException {
        endpoint = CoapEndpoint.builder()
                .setConfiguration(configuration)
                .setConnector(connector)
                .setCriticalCustomOptions(null)
                .build();
        endpoint.setMessageDeliverer(new MessageDeliverer() {
            @Override
            public void deliverRequest(Exchange exchange) {
                answer(exchange);
            }

            @Override
            public void deliverResponse(Exchange exchange, Response response) {
                // It asks for nothing.
            }
        });
        endpoint.start();
    }

    private void answer(Exchange exchange) {
        Response response = new Response(ResponseCode.CONTENT);
        if (exchange.getRequest().getOptions().getUriPathString().equals("auth")) {
            response.setPayload("{\"token\":\"granted\"}");
        } else {
            payloads.add(exchange.getRequest().getPayloadString());
        }
        exchange.sendResponse(response);
    }

    private static Configuration configuration() {
        return new Configuration(
                        CoapConfig.DEFINITIONS, UdpConfig.DEFINITIONS, DtlsConfig.DEFINITIONS, SystemConfig.DEFINITIONS)
                // What is sent again arrives once.
                .set(CoapConfig.EXCHANGE_LIFETIME, 10, TimeUnit.MINUTES)
                .set(CoapConfig.ACK_TIMEOUT, 100, TimeUnit.MILLISECONDS)
                .set(DtlsConfig.DTLS_RETRANSMISSION_TIMEOUT, 200, TimeUnit.MILLISECONDS);
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    static AnsweringServer plain() throws IOException {
        Configuration configuration = configuration();
        return new AnsweringServer(configuration, new UDPConnector(loopback(0), configuration));
    }

    static AnsweringServer dtls(ServerIdentity identity) throws IOException {
        return dtls(identity, 0, null);
    }

    /**
     * @param port 0 for any
     * @param connectionIdLength of what it offers, or null
     */
    static AnsweringServer dtls(ServerIdentity identity, int port, Integer connectionIdLength) throws IOException {
        Configuration configuration = configuration()
                .set(DtlsConfig.DTLS_ROLE, DtlsRole.SERVER_ONLY)
                .set(
                        DtlsConfig.DTLS_CERTIFICATE_KEY_ALGORITHMS,
                        List.of(CertificateKeyAlgorithm.EC, CertificateKeyAlgorithm.RSA))
                .set(DtlsConfig.DTLS_CLIENT_AUTHENTICATION_MODE, CertificateAuthenticationMode.NONE)
                .set(DtlsConfig.DTLS_CONNECTION_ID_LENGTH, connectionIdLength);
        return new AnsweringServer(
                configuration,
                new DTLSConnector(DtlsConnectorConfig.builder(configuration)
                        .setAddress(loopback(port))
                        .setCertificateIdentityProvider(new SingleCertificateProvider(
                                identity.key(), new X509Certificate[] {identity.certificate()}, CertificateType.X_509))
                        .build()));
    }

    /** Speaks DTLS, but has no certificate. */
    static AnsweringServer withoutCertificate() throws IOException {
        Configuration configuration = configuration().set(DtlsConfig.DTLS_ROLE, DtlsRole.SERVER_ONLY);
        return new AnsweringServer(
                configuration,
                new DTLSConnector(DtlsConnectorConfig.builder(configuration)
                        .setAddress(loopback(0))
                        .setAdvancedPskStore(new AdvancedSinglePskStore("someone", new byte[16]))
                        .build()));
    }

    int port() {
        return endpoint.getAddress().getPort();
    }

    @Override
    public void close() {
        endpoint.destroy();
    }
}
