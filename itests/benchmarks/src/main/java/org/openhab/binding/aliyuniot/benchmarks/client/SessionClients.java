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

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.openhab.binding.aliyuniot.benchmarks.broker.Account;
import org.openhab.binding.aliyuniot.benchmarks.load.EchoClient;
import org.openhab.binding.aliyuniot.benchmarks.load.EchoClients;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.endpoint.Endpoint;
import org.openhab.binding.aliyuniot.link.endpoint.Protocol;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
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
 * Our own sessions, as the binding uses them.
 */
public final class SessionClients implements EchoClients {
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(300);

    private final Endpoint broker;
    private final Qos qos;
    private final LinkRuntime runtime = new LinkRuntime("session");
    private final TrustAnchors trustAnchors = TrustAnchors.ofRuntime();

    public SessionClients(int port) {
        this(port, Qos.AT_LEAST_ONCE);
    }

    /**
     * @param qos what they publish and subscribe with
     */
    public SessionClients(int port, Qos qos) {
        this.qos = qos;
        broker = new Endpoint("127.0.0.1", port, Protocol.TCP);
    }

    /** What all of them share. */
    public LinkRuntime runtime() {
        return runtime;
    }

    @Override
    public EchoClient create(Account account, Consumer<byte[]> receiver) {
        return new Client(account, receiver);
    }

    @Override
    public void close() {
        runtime.close();
    }

    private final class Client implements EchoClient, SessionListener {
        private final Topic uplink;
        private final TopicFilter downlink;
        private final Consumer<byte[]> receiver;
        private final DeviceSession session;
        private final CompletableFuture<String> online = new CompletableFuture<>();

        Client(Account account, Consumer<byte[]> receiver) {
            this.uplink = new Topic(account.uplink());
            this.downlink = new TopicFilter(account.downlink());
            this.receiver = receiver;
            MqttSettings settings =
                    new MqttSettings(broker, trustAnchors, account.credentials(), KEEP_ALIVE, true, MqttVersion.V3_1_1);
            this.session = new DeviceSession(
                    runtime,
                    account.identity(),
                    new MqttTransportFactory(runtime, settings),
                    SessionSettings.DEFAULT.withRates(UplinkRates.UNLIMITED),
                    this);
        }

        @Override
        public CompletionStage<?> connect() {
            try {
                session.subscriptions().add(downlink, qos, message -> receiver.accept(message.payload()));
            } catch (LinkFailure e) {
                return CompletableFuture.failedFuture(e);
            }
            session.start();
            return online;
        }

        @Override
        public CompletionStage<?> publish(byte[] payload) {
            return session.publish(new Message(uplink, payload, qos));
        }

        @Override
        public CompletionStage<?> close() {
            return session.close();
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
            online.completeExceptionally(new IllegalStateException("The broker refused " + refused));
        }
    }
}
