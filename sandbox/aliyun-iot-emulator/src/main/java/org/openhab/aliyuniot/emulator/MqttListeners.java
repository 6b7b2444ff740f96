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
package org.openhab.aliyuniot.emulator;

import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.mqtt.MqttAuth;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The four MQTT ports, plain TCP and TLS, both also with WebSocket, and the decision about each CONNECT. */
final class MqttListeners {
    /** A payload of 256 KB, the longest topic and the packet's header; whoever sends more is cut off while reading. */
    private static final int MAX_PACKET_BYTES = 256 * 1024 + 66 * 1024;

    private static final int MAX_CLIENT_ID_LENGTH = 65535;
    private static final int CONNECT_TIMEOUT_SECONDS = 10;
    private static final int MQTT_5 = 5;

    private final Logger logger = LoggerFactory.getLogger(MqttListeners.class);
    private final Platform platform;
    private final ConnectAuthenticator authenticator;
    private final EmulatorConfiguration configuration;
    private final Vertx vertx;
    private final ConnectGate gate;
    private final MqttServer tcp;
    private final MqttServer tls;
    private final MqttServer ws;
    private final MqttServer wss;

    MqttListeners(Vertx vertx, Platform platform, EmulatorConfiguration configuration, ServerCertificate certificate) {
        this.platform = platform;
        this.configuration = configuration;
        this.vertx = vertx;
        gate = new ConnectGate(vertx, platform.faults());
        authenticator = new ConnectAuthenticator(platform::find);
        tcp = server(options(), "mqtt");
        tls = server(secure(options(), certificate), "mqtts");
        ws = server(webSocket(options()), "ws");
        wss = server(secure(webSocket(options()), certificate), "wss");
    }

    private static MqttServerOptions webSocket(MqttServerOptions options) {
        options.setUseWebSocket(true);
        options.setWebSocketMaxFrameSize(MAX_PACKET_BYTES);
        return options;
    }

    private static MqttServerOptions secure(MqttServerOptions options, ServerCertificate certificate) {
        options.setSsl(true);
        options.setEnabledSecureTransportProtocols(Set.of("TLSv1.2", "TLSv1.3"));
        options.setKeyCertOptions(new PemKeyCertOptions()
                .addCertValue(Buffer.buffer(certificate.chainPem()))
                .addKeyValue(Buffer.buffer(certificate.keyPem())));
        return options;
    }

    CompletionStage<?> listen() {
        return listen(tcp, "ports.tcp", configuration.tcpPort())
                .compose(done -> listen(tls, "ports.tls", configuration.tlsPort()))
                .compose(done -> listen(ws, "ports.ws", configuration.wsPort()))
                .compose(done -> listen(wss, "ports.wss", configuration.wssPort()))
                .toCompletionStage();
    }

    int tcpPort() {
        return tcp.actualPort();
    }

    int tlsPort() {
        return tls.actualPort();
    }

    int wsPort() {
        return ws.actualPort();
    }

    int wssPort() {
        return wss.actualPort();
    }

    private Future<MqttServer> listen(MqttServer server, String field, int port) {
        return server.listen(port, configuration.bindAddress())
                .recover(failure -> Future.failedFuture(new IllegalStateException(
                        field + ": nothing can listen on port " + port + " of " + configuration.bindAddress()
                                + "; choose another one, or 0 for a free one",
                        failure)));
    }

    private static MqttServerOptions options() {
        return new MqttServerOptions()
                .setMaxMessageSize(MAX_PACKET_BYTES)
                .setMaxClientIdLength(MAX_CLIENT_ID_LENGTH)
                .setTimeoutOnConnect(CONNECT_TIMEOUT_SECONDS);
    }

    private MqttServer server(MqttServerOptions options, String protocol) {
        return MqttServer.create(vertx, options)
                .exceptionHandler(failure -> logger.debug("A connection failed before it was accepted", failure))
                .endpointHandler(endpoint -> connect(endpoint, protocol));
    }

    private void connect(MqttEndpoint endpoint, String protocol) {
        MqttAuth auth = endpoint.auth();
        ConnectRequest request = new ConnectRequest(
                endpoint.protocolVersion(),
                endpoint.clientIdentifier(),
                auth == null ? null : auth.getUsername(),
                auth == null ? null : auth.getPassword(),
                endpoint.keepAliveTimeSeconds(),
                endpoint.will() != null && endpoint.will().isWillFlag(),
                endpoint.isSsl());
        Device named = authenticator.decide(request).device();
        gate.pass(endpoint, named == null ? null : named.definition(), () -> answer(endpoint, request, protocol));
    }

    private void answer(MqttEndpoint endpoint, ConnectRequest request, String protocol) {
        ConnectDecision decision = decide(request);
        Device device = decision.device();
        if (decision.returnCode() == 0 && device != null) {
            new DeviceConnection(vertx, endpoint, device, platform, protocol).accept();
            return;
        }
        logger.info("CONNECT with {} is refused with {}: {}", request, decision.returnCode(), decision.reason());
        if (device != null) {
            device.problem("CONNECT was refused with " + decision.returnCode() + ": " + decision.reason());
        }
        endpoint.reject(returnCode(decision.returnCode(), endpoint.protocolVersion()));
    }

    private ConnectDecision decide(ConnectRequest request) {
        ConnectDecision decision = authenticator.decide(request);
        Device device = decision.device();
        OptionalInt refusal = platform.faults().connectRefusal(device == null ? null : device.definition());
        return refusal.isPresent()
                ? new ConnectDecision(refusal.getAsInt(), "the operator has it refused", device)
                : decision;
    }

    private static MqttConnectReturnCode returnCode(int code, int level) {
        return level == MQTT_5
                ? MqttConnectReturnCode.CONNECTION_REFUSED_UNSUPPORTED_PROTOCOL_VERSION
                : MqttConnectReturnCode.valueOf((byte) code);
    }
}
