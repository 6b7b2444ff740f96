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
package org.openhab.aliyuniot.emulator.mqtt;

import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.mqtt.MqttAuth;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.configuration.DeviceDefinition;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;
import org.openhab.aliyuniot.emulator.configuration.Ports;
import org.openhab.aliyuniot.emulator.device.Device;
import org.openhab.aliyuniot.emulator.device.RateLimit;
import org.openhab.aliyuniot.emulator.login.ConnectAuthenticator;
import org.openhab.aliyuniot.emulator.login.ConnectDecision;
import org.openhab.aliyuniot.emulator.login.ConnectRequest;
import org.openhab.aliyuniot.emulator.login.PreSharedKeys;
import org.openhab.aliyuniot.emulator.message.PlatformReply;
import org.openhab.aliyuniot.emulator.platform.Platform;
import org.openhab.aliyuniot.emulator.port.Listener;
import org.openhab.aliyuniot.emulator.registration.MqttRegistration;
import org.openhab.aliyuniot.emulator.text.Json;
import org.openhab.aliyuniot.emulator.tls.DeviceCertificates;
import org.openhab.aliyuniot.emulator.tls.PskPort;
import org.openhab.aliyuniot.emulator.tls.ServerKeys;
import org.openhab.aliyuniot.emulator.topic.PlatformTopic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The five MQTT ports, plain TCP and TLS, both also with WebSocket, and TLS with pre-shared keys, and the decision about
 * each CONNECT.
 */
public final class MqttListeners implements Listener {
    /** A payload of 256 KB, the longest topic and the packet's header; whoever sends more is cut off while reading. */
    private static final int MAX_PACKET_BYTES = 256 * 1024 + 66 * 1024;

    private static final int MAX_CLIENT_ID_LENGTH = 65535;
    private static final int CONNECT_TIMEOUT_SECONDS = 10;
    /** Devices that connect in the same moment, for instance all of them after a restart. */
    private static final int BACKLOG = 4096;

    private static final int MQTT_5 = 5;

    private final Logger logger = LoggerFactory.getLogger(MqttListeners.class);
    private final Platform platform;
    private final ConnectAuthenticator authenticator;
    private final MqttRegistration registration;
    private final EmulatorConfiguration configuration;
    private final Vertx vertx;
    private final ConnectGate gate;
    private final RateLimit connects = RateLimit.perSecond(500);
    private final ServerKeys keys;
    private final PreSharedKeys preSharedKeys;
    private final PskPort psk;
    private final DeviceCertificates certificates;
    private final Map<Transport, MqttServer> open = new EnumMap<>(Transport.class);
    private final Map<Transport, Integer> ports = new EnumMap<>(Transport.class);

    private enum Transport {
        TCP("mqtt", false, false),
        TLS("mqtts", true, false),
        WS("ws", false, true),
        WSS("wss", true, true),
        /** Behind {@link PskPort}, in the clear. */
        TLS_PSK("mqtts-psk", false, false);

        private final String protocol;
        private final boolean secure;
        private final boolean webSocket;

        Transport(String protocol, boolean secure, boolean webSocket) {
            this.protocol = protocol;
            this.secure = secure;
            this.webSocket = webSocket;
        }
    }

    public MqttListeners(
            Vertx vertx,
            Platform platform,
            EmulatorConfiguration configuration,
            ServerKeys keys,
            DeviceCertificates certificates) {
        this.platform = platform;
        this.configuration = configuration;
        this.vertx = vertx;
        gate = new ConnectGate(vertx, platform.faults());
        authenticator = new ConnectAuthenticator(
                platform.devices(),
                platform.tokens(),
                platform.platformTokens(),
                platform.certified(),
                configuration.minKeepAliveSeconds(),
                configuration.loginRefusal());
        registration = new MqttRegistration(platform.registrations(), platform.tokens(), configuration.loginRefusal());
        this.keys = keys;
        preSharedKeys = new PreSharedKeys(platform.devices());
        psk = new PskPort(
                vertx,
                configuration.ports().tlsPsk(),
                identity -> preSharedKeys.find(identity).map(PreSharedKeys.Known::key));
        this.certificates = certificates;
        ports.put(Transport.TCP, configuration.ports().tcp());
        ports.put(Transport.TLS, configuration.ports().tls());
        ports.put(Transport.WS, configuration.ports().ws());
        ports.put(Transport.WSS, configuration.ports().wss());
    }

    @Override
    public Future<?> listen() {
        Future<?> all = Future.succeededFuture();
        for (Transport transport : Transport.values()) {
            all = all.compose(done -> open.containsKey(transport) ? Future.succeededFuture() : listen(transport));
        }
        return all.compose(done -> psk.listen(configuration.bindAddress(), ports.getOrDefault(Transport.TLS_PSK, 0)));
    }

    private Future<?> listen(Transport transport) {
        int port = ports.getOrDefault(transport, 0);
        String address = transport == Transport.TLS_PSK ? "127.0.0.1" : configuration.bindAddress();
        return MqttServer.create(vertx, options(transport))
                .exceptionHandler(failure -> logger.debug("A connection failed before it was accepted", failure))
                .endpointHandler(endpoint -> connect(endpoint, transport))
                .listen(port, address)
                .onSuccess(server -> {
                    open.put(transport, server);
                    ports.put(transport, server.actualPort());
                })
                .recover(failure -> Future.failedFuture(new IllegalStateException(
                        "ports." + transport.name().toLowerCase(Locale.ROOT) + ": nothing can listen on port " + port
                                + " of " + configuration.bindAddress() + "; choose another one, or 0 for a free one",
                        failure)));
    }

    @Override
    public Future<?> close() {
        List<Future<Void>> closing =
                open.values().stream().map(MqttServer::close).toList();
        open.clear();
        return psk.close().eventually(() -> Future.join(closing));
    }

    /** The given ports with those in place where this listens. */
    public Ports in(Ports others) {
        return others.withMqtt(
                        ports.getOrDefault(Transport.TCP, 0),
                        ports.getOrDefault(Transport.TLS, 0),
                        ports.getOrDefault(Transport.WS, 0),
                        ports.getOrDefault(Transport.WSS, 0))
                .withTlsPsk(psk.port());
    }

    private MqttServerOptions options(Transport transport) {
        MqttServerOptions options = new MqttServerOptions()
                .setMaxMessageSize(MAX_PACKET_BYTES)
                .setMaxClientIdLength(MAX_CLIENT_ID_LENGTH)
                .setTimeoutOnConnect(CONNECT_TIMEOUT_SECONDS);
        options.setUseWebSocket(transport.webSocket);
        options.setWebSocketMaxFrameSize(MAX_PACKET_BYTES);
        options.setAcceptBacklog(BACKLOG);
        if (transport.secure) {
            keys.secure(options);
        }
        if (transport == Transport.TLS) {
            certificates.ask(options);
        }
        return options;
    }

    private void connect(MqttEndpoint endpoint, Transport transport) {
        MqttAuth auth = endpoint.auth();
        ConnectRequest request = new ConnectRequest(
                endpoint.protocolVersion(),
                endpoint.clientIdentifier(),
                auth == null ? null : auth.getUsername(),
                auth == null ? null : auth.getPassword(),
                endpoint.keepAliveTimeSeconds(),
                endpoint.will() != null && endpoint.will().isWillFlag(),
                endpoint.isSsl() || transport == Transport.TLS_PSK,
                endpoint.isSsl() ? DeviceCertificates.shown(endpoint.sslSession()) : null);
        if (transport == Transport.TLS_PSK && !isOfTheKey(endpoint, request)) {
            logger.info("CONNECT with {} is refused: the pre-shared key is that of another device", request);
            endpoint.reject(returnCode(configuration.loginRefusal(), endpoint.protocolVersion()));
            return;
        }
        if (MqttRegistration.isMeantBy(request)) {
            DeviceDefinition device = registration.device(request);
            gate.pass(endpoint, device, () -> register(endpoint, request, device));
            return;
        }
        Device named = authenticator.decide(request).device();
        gate.pass(
                endpoint,
                named == null ? null : named.definition(),
                () -> answer(endpoint, request, transport.protocol));
    }

    /** Whether the device that logs in is the one that has proven in the handshake that it knows its secret. */
    private boolean isOfTheKey(MqttEndpoint endpoint, ConnectRequest request) {
        String identity = psk.identityOf(endpoint.remoteAddress());
        return identity != null
                && preSharedKeys
                        .find(identity)
                        .map(known -> known.device().definition())
                        .filter(device -> request.device()
                                .filter(name -> name.productKey().equals(device.productKey())
                                        && name.deviceName().equals(device.deviceName()))
                                .isPresent())
                        .isPresent();
    }

    private void register(MqttEndpoint endpoint, ConnectRequest request, @Nullable DeviceDefinition device) {
        OptionalInt refusal = platform.faults().connectRefusal(device);
        MqttRegistration.Answer answer = refusal.isPresent()
                ? MqttRegistration.refuse(refusal.getAsInt(), "the operator has it refused")
                : registration.answer(request);
        PlatformReply message = answer.message();
        if (message == null) {
            logger.info("CONNECT with {} is refused with {}: {}", request, answer.returnCode(), answer.reason());
            endpoint.reject(returnCode(answer.returnCode(), endpoint.protocolVersion()));
        } else {
            logger.info("CONNECT with {} registers a device", request);
            new RegistrationConnection(vertx, endpoint).accept(message);
        }
    }

    private void answer(MqttEndpoint endpoint, ConnectRequest request, String protocol) {
        ConnectDecision decision = decide(request);
        Device device = decision.device();
        if (decision.returnCode() == 0 && device != null) {
            new DeviceConnection(vertx, endpoint, device, platform, configuration, protocol).accept();
            if (request.certificate() != null && request.isUnnamed()) {
                tellNames(device);
            }
            return;
        }
        logger.info("CONNECT with {} is refused with {}: {}", request, decision.returnCode(), decision.reason());
        if (device != null) {
            device.problem("CONNECT was refused with " + decision.returnCode() + ": " + decision.reason());
        }
        endpoint.reject(returnCode(decision.returnCode(), endpoint.protocolVersion()));
    }

    /** Without a subscription, as the device does not know yet what it may subscribe. */
    private void tellNames(Device device) {
        DeviceDefinition definition = device.definition();
        byte[] names = Json.bytes(
                Json.object().put("productKey", definition.productKey()).put("deviceName", definition.deviceName()));
        platform.reply(device, new PlatformReply(device.topics().of(PlatformTopic.IDENTITY), names), 0);
    }

    private ConnectDecision decide(ConnectRequest request) {
        ConnectDecision decision = authenticator.decide(request);
        Device device = decision.device();
        OptionalInt refusal = platform.faults().connectRefusal(device == null ? null : device.definition());
        if (refusal.isPresent()) {
            return new ConnectDecision(refusal.getAsInt(), "the operator has it refused", device);
        }
        return decision.returnCode() == 0 && device != null && !admit(device)
                ? ConnectDecision.refuse(
                        3, "there are more than 5 connections a minute, or 500 a second of all", device)
                : decision;
    }

    /** Returns whether one more connection is within the platform's limits of 500 a second and 5 a minute for each device. */
    private boolean admit(Device device) {
        return !configuration.strictLimits() || connects.admit(System.nanoTime()) && device.admitConnect();
    }

    private static MqttConnectReturnCode returnCode(int code, int level) {
        return level == MQTT_5
                ? MqttConnectReturnCode.CONNECTION_REFUSED_UNSUPPORTED_PROTOCOL_VERSION
                : MqttConnectReturnCode.valueOf((byte) code);
    }
}
