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
package org.openhab.binding.aliyuniot.benchmarks.client;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.openhab.binding.aliyuniot.benchmarks.broker.Account;
import org.openhab.binding.aliyuniot.benchmarks.broker.BrokerKind;
import org.openhab.binding.aliyuniot.benchmarks.broker.EmulatorBroker;
import org.openhab.binding.aliyuniot.benchmarks.load.EchoClient;
import org.openhab.binding.aliyuniot.benchmarks.load.EchoClients;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;
import org.openhab.binding.aliyuniot.link.endpoint.Endpoint;
import org.openhab.binding.aliyuniot.link.endpoint.Protocol;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.gateway.Gateway;
import org.openhab.binding.aliyuniot.link.gateway.GatewayListener;
import org.openhab.binding.aliyuniot.link.gateway.line.GatewayLine;
import org.openhab.binding.aliyuniot.link.gateway.session.SubDevice;
import org.openhab.binding.aliyuniot.link.gateway.session.SubDeviceTransports;
import org.openhab.binding.aliyuniot.link.identity.ClientIdKey;
import org.openhab.binding.aliyuniot.link.identity.ConnectCredentials;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;
import org.openhab.binding.aliyuniot.link.identity.ProductKey;
import org.openhab.binding.aliyuniot.link.registration.LearntSecrets;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.binding.aliyuniot.link.session.SessionListener;
import org.openhab.binding.aliyuniot.link.session.SessionSettings;
import org.openhab.binding.aliyuniot.link.session.outgoing.UplinkRates;
import org.openhab.binding.aliyuniot.link.topic.Topic;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttSettings;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttTransportFactory;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttVersion;

/**
 * Sub-devices of one gateway, all on its connection, as the binding has them. They publish with QoS 0.
 */
public final class GatewayClients implements EchoClients, SessionListener {
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(300);
    private static final DeviceSecret SECRET = new DeviceSecret(Account.SECRET);

    private final LinkRuntime runtime = new LinkRuntime("gateway");
    private final SessionSettings settings;
    private final CountingTransports transports;
    private final DeviceSession session;
    private final AlinkRequests requests;
    private final Gateway gateway;

    /**
     * @param rates what the gateway and each of its sub-devices keep to
     */
    public GatewayClients(EmulatorBroker emulator, UplinkRates rates) throws IOException, LinkFailure {
        settings = SessionSettings.DEFAULT.withRates(rates);
        DeviceIdentity identity =
                Account.of(BrokerKind.EMULATOR, EmulatorBroker.GATEWAY).identity();
        MqttSettings connection = new MqttSettings(
                new Endpoint("127.0.0.1", emulator.port(), Protocol.TCP),
                TrustAnchors.ofRuntime(),
                ConnectCredentials.of(identity, SECRET)
                        .with(ClientIdKey.SECURE_MODE, "3")
                        .with(ClientIdKey.EXTENSION, "3")
                        .with(ClientIdKey.AUTO_SUBSCRIBE, "1")
                        .build(),
                KEEP_ALIVE,
                true,
                MqttVersion.V3_1_1);
        transports = new CountingTransports(new MqttTransportFactory(runtime, connection));
        GatewayLine line = new GatewayLine(identity, transports, true, runtime.newMailbox());
        session = new DeviceSession(runtime, identity, line, settings, this);
        requests = new AlinkRequests(runtime, identity, session);
        LearntSecrets none = LearntSecrets.open(emulator.folder().resolve("secrets.json"));
        gateway = new Gateway(runtime, line, session, requests, none, new Unheard());
    }

    /** Connects the gateway; its sub-devices wait for it. */
    public void start() {
        session.start();
    }

    /** Messages of the gateway and its sub-devices that went to the platform so far. */
    public int published() {
        return transports.published();
    }

    @Override
    public EchoClient create(Account account, Consumer<byte[]> receiver) {
        return new Client(account, receiver);
    }

    @Override
    public void online() {
        requests.online();
        gateway.online();
    }

    @Override
    public void offline(LinkFailure reason, Duration delay) {
        requests.offline();
        gateway.offline();
    }

    @Override
    public void subscriptionsRefused(Set<TopicFilter> refused) {
        // Sub-devices that cannot log in without them tell by themselves.
    }

    @Override
    public void close() {
        gateway.close();
        requests.close();
        session.close();
        runtime.close();
    }

    /** Nothing is found here that is not known. */
    private static final class Unheard implements GatewayListener {
        @Override
        public void found(Set<DeviceIdentity> devices) {}

        @Override
        public void lost(Set<DeviceIdentity> devices) {}

        @Override
        public void permitted(ProductKey product, Duration time) {}
    }

    private final class Client implements EchoClient, SessionListener {
        private final Topic uplink;
        private final TopicFilter downlink;
        private final Consumer<byte[]> receiver;
        private final DeviceSession own;
        private final CompletableFuture<String> online = new CompletableFuture<>();

        Client(Account account, Consumer<byte[]> receiver) {
            this.uplink = new Topic(account.uplink());
            this.downlink = new TopicFilter(account.downlink());
            this.receiver = receiver;
            this.own = new DeviceSession(
                    runtime,
                    account.identity(),
                    gateway.transports(new SubDevice(account.identity(), SECRET, null, true)),
                    settings.withReconnect(SubDeviceTransports.RECONNECT),
                    this);
        }

        @Override
        public CompletionStage<?> connect() {
            try {
                own.subscriptions().add(downlink, Qos.AT_LEAST_ONCE, message -> receiver.accept(message.payload()));
            } catch (LinkFailure e) {
                return CompletableFuture.failedFuture(e);
            }
            own.start();
            return online;
        }

        @Override
        public CompletionStage<?> publish(byte[] payload) {
            return own.publish(new Message(uplink, payload, Qos.AT_MOST_ONCE));
        }

        @Override
        public CompletionStage<?> close() {
            return own.close();
        }

        @Override
        public void online() {
            online.complete("online");
        }

        @Override
        public void offline(LinkFailure reason, Duration delay) {
            online.completeExceptionally(reason);
        }

        @Override
        public void subscriptionsRefused(Set<TopicFilter> refused) {
            online.completeExceptionally(new IllegalStateException("The gateway has no room for " + refused));
        }
    }
}
