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
package org.openhab.binding.aliyuniot.link;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
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
import org.openhab.binding.aliyuniot.link.transport.Subscription;
import org.openhab.binding.aliyuniot.link.transport.Transport;
import org.openhab.binding.aliyuniot.link.transport.TransportListener;

/** A session whose other side says what a test wants it to say, and nothing else; without a line between them. */
public final class ScriptedPlatform implements AutoCloseable {
    public static final DeviceIdentity IDENTITY = DeviceIdentity.of("pk", "dev1");
    public static final Duration BOUND = Duration.ofSeconds(30);

    private static final Topic LAST = new Topic("/pk/dev1/user/last");

    public final LinkRuntime runtime = new LinkRuntime("scripted-platform");
    public final DeviceSession session;
    /** What the session sent. */
    public final List<Message> sent = new CopyOnWriteArrayList<>();
    /** Hears what the session sends, on its mailbox. */
    public volatile Consumer<Message> answering = message -> {};

    /** Runs when the session is online. */
    public volatile Runnable whenOnline = () -> {};
    /** Whether what the session sends is never acknowledged. */
    public volatile boolean silent;

    private volatile @NonNullByDefault({}) Line line;

    private final class Line implements Transport {
        private final Executor executor;
        private final TransportListener listener;

        Line(Executor executor, TransportListener listener) {
            this.executor = executor;
            this.listener = listener;
        }

        @Override
        public void open() {
            executor.execute(listener::opened);
        }

        @Override
        public CompletionStage<?> publish(Message message, boolean repeated) {
            sent.add(message);
            answering.accept(message);
            return silent ? new CompletableFuture<>() : CompletableFuture.completedFuture(message);
        }

        @Override
        public CompletionStage<List<Subscription>> subscribe(List<Subscription> subscriptions) {
            return CompletableFuture.completedFuture(List.of());
        }

        @Override
        public CompletionStage<?> unsubscribe(List<TopicFilter> filters) {
            return CompletableFuture.completedFuture(filters);
        }

        @Override
        public void close() {
            cut(LinkFailure.Reason.CLOSED);
        }

        @Override
        public void cut() {
            cut(LinkFailure.Reason.CLOSED);
        }

        void cut(LinkFailure.Reason reason) {
            executor.execute(() -> listener.closed(new NetworkFailure(reason, "The line was cut")));
        }
    }

    public ScriptedPlatform() {
        Duration pause = Duration.ofMillis(20);
        session = new DeviceSession(
                runtime,
                IDENTITY,
                (executor, listener) -> {
                    Line fresh = new Line(executor, listener);
                    line = fresh;
                    return fresh;
                },
                SessionSettings.DEFAULT
                        .withReconnect(new ReconnectPolicy(pause, pause, pause, 10_000))
                        .withRates(UplinkRates.UNLIMITED),
                new SessionListener() {
                    @Override
                    public void online() {
                        whenOnline.run();
                    }

                    @Override
                    public void offline(LinkFailure reason, Duration delay) {}

                    @Override
                    public void subscriptionsRefused(Set<TopicFilter> refused) {}
                });
    }

    public void goOnline() {
        session.start();
        await().atMost(BOUND).until(() -> session.state() == SessionState.ONLINE);
    }

    /** Ends the connection; the session makes another one. */
    public void cut() {
        line.cut(LinkFailure.Reason.CONNECTION_LOST);
    }

    public void send(String topic, String payload) {
        send(topic, payload.getBytes(StandardCharsets.UTF_8));
    }

    public void send(String topic, byte[] payload) {
        Line open = line;
        open.executor.execute(
                () -> open.listener.received(new Message(new Topic(topic), payload, Qos.AT_MOST_ONCE), () -> {}));
    }

    /** Waits until everything that was sent before has been received, and what its listeners sent at once is on the line. */
    public void settle() throws Exception {
        CompletableFuture<Message> reached = new CompletableFuture<>();
        Runnable remove =
                session.subscriptions().add(new TopicFilter(LAST.value()), Qos.AT_MOST_ONCE, reached::complete);
        send(LAST.value(), "");
        reached.get(BOUND.toSeconds(), TimeUnit.SECONDS);
        remove.run();
        // Listeners are heard on a mailbox of their own; the session sends on this one, and may be behind.
        CompletableFuture.runAsync(() -> {}, line.executor).get(BOUND.toSeconds(), TimeUnit.SECONDS);
    }

    public List<String> sentPayloads() {
        List<String> payloads = new ArrayList<>();
        sent.forEach(message -> payloads.add(new String(message.payload(), StandardCharsets.UTF_8)));
        return payloads;
    }

    @Override
    public void close() {
        session.close();
        runtime.close();
    }
}
