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
package org.openhab.binding.aliyuniot.benchmarks.items;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.openhab.binding.aliyuniot.benchmarks.broker.Account;
import org.openhab.binding.aliyuniot.benchmarks.broker.BrokerKind;
import org.openhab.binding.aliyuniot.benchmarks.items.end.EndLine;
import org.openhab.binding.aliyuniot.benchmarks.items.end.ItemEnd;
import org.openhab.binding.aliyuniot.benchmarks.items.end.ItemKind;
import org.openhab.binding.aliyuniot.benchmarks.items.end.Seen;
import org.openhab.binding.aliyuniot.benchmarks.items.end.Way;
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
 * The bare sessions, in a process of their own: whoever has a value publishes it, and the listener of a topic has the
 * message. No openHAB, no channels, no JSON.
 */
public final class BareItems implements ItemEnd {
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(300);
    private static final int PATIENCE_SECONDS = 60;

    private final LinkRuntime runtime = new LinkRuntime("bare");
    private final Seen seen;
    private final int firstDevice;
    private final List<DeviceSession> sessions = new ArrayList<>();
    /** By item. */
    private final List<Topic> uplinks = new ArrayList<>();

    private BareItems(Seen seen, int firstDevice) {
        this.seen = seen;
        this.firstDevice = firstDevice;
    }

    /**
     * Runs until the program that has started it ends.
     *
     * @param args ports of the platform and of the program, number of the first device, how many devices
     */
    public static void main(String[] args)
            throws IOException, LinkFailure, InterruptedException, ExecutionException, TimeoutException {
        Seen seen = new Seen(EndLine.ROOM);
        BareItems items = new BareItems(seen, Integer.parseInt(args[2]));
        items.connect(Integer.parseInt(args[0]), Integer.parseInt(args[3]));
        try (EndLine line = new EndLine(Integer.parseInt(args[1]), items, seen)) {
            line.serve();
        } catch (EOFException e) {
            System.exit(0);
        }
    }

    private void connect(int port, int devices)
            throws LinkFailure, InterruptedException, ExecutionException, TimeoutException {
        for (int i = 0; i < devices; i++) {
            Account account = Account.of(BrokerKind.EMULATOR, firstDevice + i);
            MqttSettings settings = new MqttSettings(
                    new Endpoint("127.0.0.1", port, Protocol.TCP),
                    TrustAnchors.ofRuntime(),
                    account.credentials(),
                    KEEP_ALIVE,
                    true,
                    MqttVersion.V3_1_1);
            Online online = new Online();
            DeviceSession session = new DeviceSession(
                    runtime,
                    account.identity(),
                    new MqttTransportFactory(runtime, settings),
                    SessionSettings.DEFAULT.withRates(UplinkRates.UNLIMITED),
                    online);
            String name = Account.deviceName(firstDevice + i);
            for (ItemKind kind : ItemKind.values()) {
                uplinks.add(new Topic(kind.uplink(Account.PRODUCT_KEY, name)));
                String topic = kind.downlink(Account.PRODUCT_KEY, name);
                session.subscriptions()
                        .add(new TopicFilter(topic), Qos.AT_LEAST_ONCE, message -> received(kind, message));
            }
            session.start();
            online.reached.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            sessions.add(session);
        }
    }

    private void received(ItemKind kind, Message message) {
        long time = System.nanoTime();
        seen.add(kind.valueIn(message.payload()), time);
    }

    @Override
    public void start(Way way, int item, int value) {
        byte[] payload = ItemKind.of(item).sent(value);
        sessions.get(ItemKind.deviceOf(item)).publish(new Message(uplinks.get(item), payload, Qos.AT_LEAST_ONCE));
    }

    private static final class Online implements SessionListener {
        private final CompletableFuture<String> reached = new CompletableFuture<>();

        @Override
        public void online() {
            reached.complete("online");
        }

        @Override
        public void offline(LinkFailure reason, Duration delay) {
            reached.completeExceptionally(reason);
        }

        @Override
        public void subscriptionsRefused(Set<TopicFilter> refused) {
            reached.completeExceptionally(new IllegalStateException("The platform refused " + refused));
        }
    }
}
