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

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.openhab.binding.aliyuniot.link.Mailbox;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Subscription;
import org.openhab.binding.aliyuniot.link.transport.Transport;
import org.openhab.binding.aliyuniot.link.transport.TransportCapabilities;
import org.openhab.binding.aliyuniot.link.transport.TransportFactory;
import org.openhab.binding.aliyuniot.link.transport.TransportListener;

/**
 * Counts what goes to the platform over transports of others.
 */
public final class CountingTransports implements TransportFactory {
    private final TransportFactory real;
    private final AtomicInteger published = new AtomicInteger();

    public CountingTransports(TransportFactory real) {
        this.real = real;
    }

    /** Messages so far, of all transports. */
    public int published() {
        return published.get();
    }

    @Override
    public Transport create(Mailbox mailbox, TransportListener listener) {
        return new Counting(real.create(mailbox, listener));
    }

    @Override
    public TransportCapabilities capabilities() {
        return real.capabilities();
    }

    private final class Counting implements Transport {
        private final Transport transport;

        Counting(Transport transport) {
            this.transport = transport;
        }

        @Override
        public void open() {
            transport.open();
        }

        @Override
        public CompletionStage<?> publish(Message message, boolean repeated) {
            published.incrementAndGet();
            return transport.publish(message, repeated);
        }

        @Override
        public CompletionStage<List<Subscription>> subscribe(List<Subscription> subscriptions) {
            return transport.subscribe(subscriptions);
        }

        @Override
        public CompletionStage<?> unsubscribe(List<TopicFilter> filters) {
            return transport.unsubscribe(filters);
        }

        @Override
        public void close() {
            transport.close();
        }

        @Override
        public void cut() {
            transport.cut();
        }
    }
}
