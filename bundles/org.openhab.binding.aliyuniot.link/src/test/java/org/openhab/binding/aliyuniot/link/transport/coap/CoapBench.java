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
package org.openhab.binding.aliyuniot.link.transport.coap;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.Mailbox;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;
import org.openhab.binding.aliyuniot.link.topic.Topic;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.openhab.binding.aliyuniot.link.transport.Transport;
import org.openhab.binding.aliyuniot.link.transport.TransportListener;
import org.openhab.binding.aliyuniot.link.transport.coap.endpoint.CoapSecurity;
import org.openhab.binding.aliyuniot.link.transport.coap.endpoint.CoapSettings;
import org.openhab.binding.aliyuniot.link.transport.coap.endpoint.CoapTimeouts;
import org.openhab.binding.aliyuniot.link.transport.coap.secure.SequenceStore;

/**
 * Transports for tests, driven as a session drives them.
 */
@NonNullByDefault({})
final class CoapBench implements AutoCloseable {
    static final String THREADS = "coap-test";
    static final DeviceIdentity IDENTITY = DeviceIdentity.of("a1Abc123Def", "dev001");
    static final DeviceSecret SECRET = new DeviceSecret("0123456789abcdef0123456789abcdef");
    static final Duration BOUND = Duration.ofSeconds(60);

    /** Nothing is repeated while a test looks at it. */
    static final CoapTimeouts PATIENT = timeouts(Duration.ofSeconds(30));

    /** Repeats soon. */
    static final CoapTimeouts QUICK = timeouts(Duration.ofMillis(100));

    final LinkRuntime runtime = new LinkRuntime(THREADS);

    static CoapTimeouts timeouts(Duration acknowledge) {
        return new CoapTimeouts(BOUND, Duration.ofMillis(500), acknowledge, BOUND, BOUND, Duration.ofSeconds(30));
    }

    static CoapSettings plain(int port) {
        return plain(port, CoapSettings.DOCUMENTED_TOKEN_OPTION);
    }

    static CoapSettings plain(int port, int tokenOption) {
        return new CoapSettings(CoapSecurity.PLAIN, "127.0.0.1", port, TrustAnchors.ofRuntime(), tokenOption);
    }

    static CoapSettings symmetric(int port) {
        return new CoapSettings(
                CoapSecurity.SYMMETRIC,
                "127.0.0.1",
                port,
                TrustAnchors.ofRuntime(),
                CoapSettings.DOCUMENTED_TOKEN_OPTION);
    }

    static CoapSettings dtls(String host, int port, TrustAnchors anchors) {
        return new CoapSettings(CoapSecurity.DTLS, host, port, anchors, CoapSettings.DOCUMENTED_TOKEN_OPTION);
    }

    Device open(CoapSettings settings, CoapTimeouts timeouts) {
        return open(settings, timeouts, SequenceStore.NONE);
    }

    Device open(CoapSettings settings, CoapTimeouts timeouts, SequenceStore store) {
        return open(IDENTITY, settings, timeouts, store);
    }

    Device open(DeviceIdentity identity, CoapSettings settings, CoapTimeouts timeouts, SequenceStore store) {
        Device device =
                new Device(runtime, new CoapTransportFactory(runtime, settings, identity, SECRET, store, timeouts));
        device.mailbox.execute(device.transport::open);
        return device;
    }

    static Message update(String payload) {
        return message("/a1Abc123Def/dev001/user/update", payload);
    }

    static Message message(String topic, String payload) {
        return new Message(new Topic(topic), payload.getBytes(StandardCharsets.UTF_8), Qos.AT_LEAST_ONCE);
    }

    static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(BOUND.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The failure that something ends with. */
    static LinkFailure failure(CompletableFuture<?> future) throws Exception {
        Throwable failure = get(future.handle((value, thrown) -> thrown));
        return (LinkFailure) (failure instanceof CompletionException ? failure.getCause() : failure);
    }

    @Override
    public void close() {
        runtime.close();
    }

    /** One device's transport and what it has told. */
    static final class Device implements TransportListener {
        final Mailbox mailbox;
        final Transport transport;
        final CompletableFuture<Void> opened = new CompletableFuture<>();
        final CompletableFuture<LinkFailure> closed = new CompletableFuture<>();
        final AtomicInteger closings = new AtomicInteger();
        final BlockingQueue<Message> received = new LinkedBlockingQueue<>();

        private Device(LinkRuntime runtime, CoapTransportFactory factory) {
            mailbox = runtime.newMailbox();
            transport = factory.create(mailbox, this);
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
            closings.incrementAndGet();
            closed.complete(reason);
        }

        CompletableFuture<Object> publish(Message message) {
            CompletableFuture<Object> outcome = new CompletableFuture<>();
            mailbox.execute(() -> transport.publish(message, false).whenComplete((done, failure) -> {
                if (failure == null) {
                    outcome.complete(done);
                } else {
                    outcome.completeExceptionally(failure);
                }
            }));
            return outcome;
        }

        List<CompletableFuture<Object>> publishAll(int number) {
            return IntStream.range(0, number)
                    .mapToObj(i -> publish(update("{\"n\":" + i + "}")))
                    .toList();
        }
    }
}
