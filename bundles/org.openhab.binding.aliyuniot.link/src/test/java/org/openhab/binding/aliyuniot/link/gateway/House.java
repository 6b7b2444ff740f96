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
package org.openhab.binding.aliyuniot.link.gateway;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.gateway.line.GatewayLine;
import org.openhab.binding.aliyuniot.link.gateway.session.SubDevice;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;
import org.openhab.binding.aliyuniot.link.identity.ProductKey;
import org.openhab.binding.aliyuniot.link.registration.LearntSecrets;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.binding.aliyuniot.link.session.ReconnectPolicy;
import org.openhab.binding.aliyuniot.link.session.SessionListener;
import org.openhab.binding.aliyuniot.link.session.SessionSettings;
import org.openhab.binding.aliyuniot.link.session.SessionState;
import org.openhab.binding.aliyuniot.link.session.outgoing.UplinkRates;
import org.openhab.binding.aliyuniot.link.topic.Topic;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.openhab.binding.aliyuniot.link.transport.TransportFactory;

/** A gateway and the sessions of its sub-devices. */
@NonNullByDefault({})
public final class House implements AutoCloseable {
    public static final Duration BOUND = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(20);

    public final LinkRuntime runtime = new LinkRuntime("house");
    public final LearntSecrets secrets;
    public final DeviceSession session;
    public final AlinkRequests requests;
    public final Gateway gateway;
    public final List<Set<DeviceIdentity>> found = new CopyOnWriteArrayList<>();
    public final List<Set<DeviceIdentity>> lost = new CopyOnWriteArrayList<>();
    public final List<String> permitted = new CopyOnWriteArrayList<>();
    private final List<Child> children = new ArrayList<>();

    /** A sub-device's session and what it has heard. */
    public static final class Child implements SessionListener {
        public final DeviceIdentity identity;
        /** Completed when the session is online for the first time. */
        public final CompletableFuture<Void> online = new CompletableFuture<>();

        public final List<LinkFailure> offline = new CopyOnWriteArrayList<>();
        public final List<Set<TopicFilter>> refused = new CopyOnWriteArrayList<>();
        public DeviceSession session;

        Child(DeviceIdentity identity) {
            this.identity = identity;
        }

        @Override
        public void online() {
            online.complete(null);
        }

        @Override
        public void offline(LinkFailure reason, Duration delay) {
            offline.add(reason);
        }

        @Override
        public void subscriptionsRefused(Set<TopicFilter> filters) {
            refused.add(filters);
        }

        public boolean isOnline() {
            return session.state() == SessionState.ONLINE;
        }

        public void awaitOnline() {
            await().atMost(BOUND).until(this::isOnline);
        }

        public LinkFailure awaitOffline() {
            await().atMost(BOUND).until(() -> !offline.isEmpty());
            return offline.get(0);
        }

        public CompletionStage<Message> publish(String topic, String payload, Qos qos) {
            return session.publish(new Message(
                    new Topic("/" + identity + "/" + topic), payload.getBytes(StandardCharsets.UTF_8), qos));
        }
    }

    public House(DeviceIdentity identity, TransportFactory platform, Path folder, boolean automatic) throws Exception {
        secrets = LearntSecrets.open(folder.resolve("secrets.json"));
        GatewayLine line = new GatewayLine(identity, platform, automatic, runtime.newMailbox());
        List<Runnable> online = new ArrayList<>();
        List<Runnable> offline = new ArrayList<>();
        session = new DeviceSession(runtime, identity, line, settings(), new SessionListener() {
            @Override
            public void online() {
                online.forEach(Runnable::run);
            }

            @Override
            public void offline(LinkFailure reason, Duration delay) {
                offline.forEach(Runnable::run);
            }

            @Override
            public void subscriptionsRefused(Set<TopicFilter> refused) {}
        });
        requests = new AlinkRequests(runtime, identity, session);
        gateway = new Gateway(runtime, line, session, requests, secrets, new GatewayListener() {
            @Override
            public void found(Set<DeviceIdentity> devices) {
                found.add(devices);
            }

            @Override
            public void lost(Set<DeviceIdentity> devices) {
                lost.add(devices);
            }

            @Override
            public void permitted(ProductKey product, Duration time) {
                permitted.add(product + " " + time.toSeconds());
            }
        });
        online.add(requests::online);
        online.add(gateway::online);
        offline.add(requests::offline);
        offline.add(gateway::offline);
        session.start();
    }

    static SessionSettings settings() {
        return SessionSettings.DEFAULT
                .withReconnect(new ReconnectPolicy(PAUSE, PAUSE, PAUSE, 10_000))
                .withRates(UplinkRates.UNLIMITED);
    }

    public void awaitOnline() {
        await().atMost(BOUND).until(() -> session.state() == SessionState.ONLINE);
    }

    public Child child(DeviceIdentity identity, String secret, boolean joins) {
        return child(new SubDevice(identity, secret == null ? null : new DeviceSecret(secret), null, joins));
    }

    public Child child(SubDevice device) {
        Child child = make(device);
        child.session.start();
        return child;
    }

    /** A session that is not started yet. */
    public Child make(SubDevice device) {
        Child child = new Child(device.identity());
        child.session = new DeviceSession(runtime, device.identity(), gateway.transports(device), settings(), child);
        children.add(child);
        return child;
    }

    @Override
    public void close() throws Exception {
        for (Child child : children) {
            child.session.close();
        }
        gateway.close();
        requests.close();
        session.close().toCompletableFuture().get(BOUND.toSeconds(), TimeUnit.SECONDS);
        runtime.close();
    }
}
