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
package org.openhab.binding.aliyuniot.link.transport.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.Mailbox;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;
import org.openhab.binding.aliyuniot.link.identity.SignMethod;
import org.openhab.binding.aliyuniot.link.topic.Topic;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.openhab.binding.aliyuniot.link.transport.Transport;
import org.openhab.binding.aliyuniot.link.transport.TransportListener;

/** A transport of a test and what it tells. */
@NonNullByDefault({})
final class OpenTransport implements TransportListener, AutoCloseable {
    static final DeviceIdentity IDENTITY = DeviceIdentity.of("a1Abc123Def", "dev001");
    static final String SECRET = "0123456789abcdef0123456789abcdef";

    final CompletableFuture<Void> opened = new CompletableFuture<>();
    final CompletableFuture<LinkFailure> closed = new CompletableFuture<>();
    final List<Message> received = new CopyOnWriteArrayList<>();
    final LinkRuntime runtime;
    final Transport transport;

    private final Mailbox mailbox;

    OpenTransport(LinkRuntime runtime, String host, int port, TrustAnchors trustAnchors, Duration timeout) {
        this.runtime = runtime;
        mailbox = runtime.newMailbox();
        transport = new HttpTransportFactory(
                        runtime,
                        new HttpSettings(host, port, trustAnchors),
                        IDENTITY,
                        new DeviceSecret(SECRET),
                        SignMethod.HMACSHA256,
                        timeout)
                .create(mailbox, this);
        mailbox.execute(transport::open);
    }

    @Override
    public void opened() {
        opened.complete(null);
    }

    @Override
    public void received(Message message, Runnable handled) {
        received.add(message);
        handled.run();
    }

    @Override
    public void closed(LinkFailure reason) {
        if (!closed.complete(reason)) {
            throw new IllegalStateException("Closed twice");
        }
    }

    CompletableFuture<Object> publish(String topic, byte[] payload, Qos qos) {
        CompletableFuture<Object> outcome = new CompletableFuture<>();
        mailbox.execute(() -> transport
                .publish(new Message(new Topic(topic), payload, qos), false)
                .whenComplete((done, failure) -> {
                    if (failure == null) {
                        outcome.complete(done);
                    } else {
                        outcome.completeExceptionally(failure);
                    }
                }));
        return outcome;
    }

    CompletableFuture<Object> publish(String topic, String payload) {
        return publish(topic, payload.getBytes(StandardCharsets.UTF_8), Qos.AT_LEAST_ONCE);
    }

    void close(boolean politely) {
        mailbox.execute(politely ? transport::close : transport::cut);
    }

    /** Waits for the outcome; what it failed with, or null. */
    static Throwable failureOf(CompletableFuture<?> outcome) {
        try {
            outcome.orTimeout(30, TimeUnit.SECONDS).join();
            return null;
        } catch (CompletionException e) {
            return e.getCause();
        }
    }

    LinkFailure whyClosed() {
        return closed.orTimeout(30, TimeUnit.SECONDS).join();
    }

    OpenTransport whenOpened() {
        opened.orTimeout(30, TimeUnit.SECONDS).join();
        return this;
    }

    @Override
    public void close() {
        transport.cut();
    }
}
