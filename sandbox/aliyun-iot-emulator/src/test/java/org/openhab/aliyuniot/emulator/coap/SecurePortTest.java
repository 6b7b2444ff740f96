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

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.MediaTypeRegistry;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.elements.DtlsEndpointContext;
import org.eclipse.californium.elements.EndpointContext;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.SystemConfig;
import org.eclipse.californium.elements.config.UdpConfig;
import org.eclipse.californium.elements.util.Bytes;
import org.eclipse.californium.scandium.DTLSConnector;
import org.eclipse.californium.scandium.config.DtlsConfig;
import org.eclipse.californium.scandium.config.DtlsConfig.DtlsRole;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;
import org.eclipse.californium.scandium.dtls.x509.StaticNewAdvancedCertificateVerifier;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.Emulated;
import org.openhab.aliyuniot.emulator.fault.Fault;

/** CoAP over DTLS, with Scandium on the device's side, too; {@link CoapClientTest} has others there. */
@NonNullByDefault({})
class SecurePortTest {
    private static final int PATIENCE_MILLIS = 20_000;

    @Emulated(devices = CoapDevice.DEVICE)
    private AliyunIotEmulator emulator;

    private DTLSConnector connector;
    private CoapEndpoint endpoint;

    @BeforeEach
    void prepare() throws Exception {
        Configuration configuration = new Configuration(
                        CoapConfig.DEFINITIONS, UdpConfig.DEFINITIONS, DtlsConfig.DEFINITIONS, SystemConfig.DEFINITIONS)
                .set(DtlsConfig.DTLS_ROLE, DtlsRole.CLIENT_ONLY)
                .set(DtlsConfig.DTLS_CONNECTION_ID_LENGTH, 0)
                .set(DtlsConfig.DTLS_AUTO_HANDSHAKE_TIMEOUT, null, TimeUnit.SECONDS);
        connector = new DTLSConnector(DtlsConnectorConfig.builder(configuration)
                .setAddress(new InetSocketAddress("127.0.0.1", 0))
                .setAdvancedCertificateVerifier(StaticNewAdvancedCertificateVerifier.builder()
                        .setTrustedCertificates(authority())
                        .build())
                .build());
        endpoint = CoapEndpoint.builder()
                .setConfiguration(configuration)
                .setConnector(connector)
                .setOptionRegistry(AliyunOptions.REGISTRY)
                .build();
        endpoint.start();
    }

    @AfterEach
    void stop() {
        endpoint.destroy();
    }

    private X509Certificate authority() throws Exception {
        try (InputStream in = Files.newInputStream(emulator.caCertificate())) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    @Test
    void aReportIsTakenWithAConnectionId() throws Exception {
        Response answer = publish(token());
        assertThat(answer.getCode()).isEqualTo(ResponseCode.CONTENT);
        EndpointContext context = answer.getSourceContext();
        assertThat(context.get(DtlsEndpointContext.KEY_CIPHER)).startsWith("TLS_ECDHE_ECDSA_WITH_");
        Bytes connectionId = context.get(DtlsEndpointContext.KEY_WRITE_CONNECTION_ID);
        assertThat(connectionId.length()).isEqualTo(6);
        assertThat(emulator.device(CoapDevice.PRODUCT, CoapDevice.DEVICE).messages(0))
                .singleElement()
                .satisfies(message -> assertThat(message.protocol()).isEqualTo("coaps"));
    }

    @Test
    void aSessionIsResumed() throws Exception {
        String token = token();
        Response before = publish(token);
        connector.forceResumeAllSessions();
        Response after = publish(token);
        assertThat(after.getCode()).isEqualTo(ResponseCode.CONTENT);
        assertThat(session(after)).isEqualTo(session(before));
        assertThat(handshake(after)).isGreaterThan(handshake(before));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRestartForgetsAssociationsAsAsked(boolean keep) throws Exception {
        String token = token();
        Response before = publish(token);
        emulator.restart(Duration.ofMillis(10), keep);
        connector.forceResumeAllSessions();
        Response after = publish(token);
        assertThat(after.getCode()).isEqualTo(keep ? ResponseCode.CONTENT : ResponseCode.UNAUTHORIZED);
        assertThat(session(after).equals(session(before))).isEqualTo(keep);
    }

    @Test
    void anAlertClosesTheAssociationInPlaceOfAnAnswer() throws Exception {
        String token = token();
        emulator.faults().add(CoapDevice.PRODUCT, CoapDevice.DEVICE, Fault.of(Fault.Kind.DTLS_ALERT, 1));
        Request request = publication(token);
        endpoint.sendRequest(request);
        // The alert closes the association; what is sent again goes over a new one.
        Response answer = request.waitForResponse(PATIENCE_MILLIS);
        assertThat(emulator.faults().all()).isEmpty();
        assertThat(answer == null || answer.getCode() == ResponseCode.CONTENT).isTrue();
        assertThat(publish(token).getCode()).isEqualTo(ResponseCode.CONTENT);
    }

    @Test
    void handshakesGoOnWhenDatagramsAreLost() throws Exception {
        emulator.faults().addForAll(Fault.loseDatagrams(30, 7));
        String token = token();
        assertThat(publish(token).getCode()).isEqualTo(ResponseCode.CONTENT);
        assertThat(emulator.device(CoapDevice.PRODUCT, CoapDevice.DEVICE).messages(0))
                .hasSize(1);
    }

    private String token() throws Exception {
        Request request = Request.newPost();
        request.setURI(uri("auth"));
        request.getOptions().setContentFormat(MediaTypeRegistry.APPLICATION_JSON);
        request.setPayload(CoapDevice.credentials(Map.of()).toString());
        return CoapDevice.MAPPER
                .readTree(answer(request).getPayload())
                .path("token")
                .asText();
    }

    private Response publish(String token) throws Exception {
        return answer(publication(token));
    }

    private Request publication(String token) {
        Request request = Request.newPost();
        request.setURI(uri(CoapDevice.UPDATE));
        request.getOptions()
                .setContentFormat(MediaTypeRegistry.APPLICATION_JSON)
                .addOption(AliyunOptions.TOKEN.create(token.getBytes(StandardCharsets.US_ASCII)));
        request.setPayload("on");
        return request;
    }

    private Response answer(Request request) throws Exception {
        endpoint.sendRequest(request);
        Response answer = request.waitForResponse(4 * PATIENCE_MILLIS);
        if (answer == null) {
            throw new AssertionError("no answer: " + request.getSendError());
        }
        return answer;
    }

    private String uri(String path) {
        return "coaps://localhost:" + emulator.ports().coapDtls() + "/" + path;
    }

    private static Bytes session(Response response) {
        return response.getSourceContext().get(DtlsEndpointContext.KEY_SESSION_ID);
    }

    private static Long handshake(Response response) {
        return response.getSourceContext().get(DtlsEndpointContext.KEY_HANDSHAKE_TIMESTAMP);
    }
}
