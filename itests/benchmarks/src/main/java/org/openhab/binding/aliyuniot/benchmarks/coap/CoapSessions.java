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
package org.openhab.binding.aliyuniot.benchmarks.coap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.openhab.binding.aliyuniot.benchmarks.broker.Account;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.binding.aliyuniot.link.session.SessionListener;
import org.openhab.binding.aliyuniot.link.session.SessionSettings;
import org.openhab.binding.aliyuniot.link.session.outgoing.UplinkRates;
import org.openhab.binding.aliyuniot.link.topic.Topic;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.openhab.binding.aliyuniot.link.transport.coap.CoapTransportFactory;
import org.openhab.binding.aliyuniot.link.transport.coap.endpoint.CoapSecurity;
import org.openhab.binding.aliyuniot.link.transport.coap.endpoint.CoapSettings;

/**
 * Our own sessions over CoAP with DTLS, as the binding uses them.
 */
public final class CoapSessions implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int CONNECTING_AT_A_TIME = 50;

    private final LinkRuntime runtime = new LinkRuntime("coap-session");
    private final CoapSettings settings;
    private final List<Device> devices = new ArrayList<>();

    public CoapSessions(int port, TrustAnchors trustAnchors) {
        settings = new CoapSettings(
                CoapSecurity.DTLS, "localhost", port, trustAnchors, CoapSettings.DOCUMENTED_TOKEN_OPTION);
    }

    /** Has as many devices connected, those that already are included. */
    public List<Device> connected(int number) throws InterruptedException, ExecutionException, TimeoutException {
        while (devices.size() < number) {
            List<Device> some = new ArrayList<>();
            for (int i = 0; i < CONNECTING_AT_A_TIME && devices.size() < number; i++) {
                Device device = new Device(devices.size());
                devices.add(device);
                some.add(device);
            }
            for (Device device : some) {
                device.online.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            }
        }
        return List.copyOf(devices.subList(0, number));
    }

    @Override
    public void close() {
        runtime.close();
    }

    /** One session. */
    public final class Device implements Reporter, SessionListener {
        private final CompletableFuture<String> online = new CompletableFuture<>();
        private final Topic topic;
        private final DeviceSession session;

        private Device(int number) {
            DeviceIdentity identity = DeviceIdentity.of(Account.PRODUCT_KEY, Account.deviceName(number));
            topic = new Topic("/" + identity + "/user/update");
            session = new DeviceSession(
                    runtime,
                    identity,
                    new CoapTransportFactory(runtime, settings, identity, new DeviceSecret(Account.SECRET)),
                    SessionSettings.DEFAULT.withRates(UplinkRates.UNLIMITED),
                    this);
            session.start();
        }

        @Override
        public CompletionStage<?> report(byte[] payload) {
            return session.publish(new Message(topic, payload, Qos.AT_LEAST_ONCE));
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
            online.completeExceptionally(new IllegalStateException("The emulator refused " + refused));
        }
    }
}
