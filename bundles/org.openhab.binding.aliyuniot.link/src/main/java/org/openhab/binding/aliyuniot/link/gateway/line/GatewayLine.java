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
package org.openhab.binding.aliyuniot.link.gateway.line;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.Mailbox;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;
import org.openhab.binding.aliyuniot.link.gateway.line.LineListener.Management;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.openhab.binding.aliyuniot.link.transport.Subscription;
import org.openhab.binding.aliyuniot.link.transport.Transport;
import org.openhab.binding.aliyuniot.link.transport.TransportCapabilities;
import org.openhab.binding.aliyuniot.link.transport.TransportFactory;
import org.openhab.binding.aliyuniot.link.transport.TransportListener;

/**
 * The way to the platform of a gateway's session, which sub-devices use as well: a message of theirs goes to them, all
 * else to the session, which notices nothing of it. Sub-devices publish with QoS 0, as the platform wants it. One for each
 * gateway, whatever becomes of its connections. For any thread, unless a method belongs to {@link #mailbox}.
 */
public final class GatewayLine implements TransportFactory {
    private final DeviceIdentity gateway;
    private final String gatewayPair;
    private final TransportFactory real;
    private final boolean automatic;
    private final MessageRoutes routes;
    private volatile LineListener listener = new LineListener() {
        @Override
        public void lost() {}

        @Override
        public void managed(String device, Management what, Message message) {}
    };
    private final Mailbox mailbox;
    private volatile @Nullable OpenLine current;

    /**
     * @param real makes the gateway's connections
     * @param automatic whether the platform subscribes system topics for sub-devices by itself; else each of them counts
     *     among the hundred that it takes on a connection
     * @param mailbox of the gateway's session and of all its sub-devices', as they use one connection
     */
    public GatewayLine(DeviceIdentity gateway, TransportFactory real, boolean automatic, Mailbox mailbox) {
        this.mailbox = mailbox;
        this.gateway = gateway;
        this.gatewayPair = gateway.toString();
        this.real = real;
        this.automatic = automatic;
        this.routes = new MessageRoutes(gatewayPair);
    }

    /** The gateway itself. */
    public DeviceIdentity gateway() {
        return gateway;
    }

    /** Whether system topics of sub-devices are subscribed by the platform. */
    public boolean isAutomatic() {
        return automatic;
    }

    /** Tells this one from now on, instead of whom it told before. */
    public void listen(LineListener listening) {
        listener = listening;
    }

    /** Whether the gateway has a connection at the moment. */
    public boolean isOpen() {
        return current != null;
    }

    /** Hands messages of a sub-device to this receiver, instead of the one before. */
    public void receive(DeviceIdentity device, SubDeviceReceiver receiver) {
        routes.put(device.toString(), receiver);
    }

    /**
     * Takes a receiver out, and gives the room of the sub-device's subscriptions back, which end with its login. On the
     * mailbox.
     */
    public void forget(DeviceIdentity device, SubDeviceReceiver receiver) {
        if (routes.remove(device.toString(), receiver)) {
            OpenLine open = current;
            if (open != null) {
                open.budget.giveBackAll(device.toString());
            }
        }
    }

    /**
     * Sends a message of a sub-device with QoS 0. On the mailbox.
     *
     * @return ends there when it is written, or with a {@link LinkFailure}
     */
    public CompletionStage<?> publish(Message message) {
        Message once = message.qos() == Qos.AT_MOST_ONCE
                ? message
                : new Message(message.topic(), message.payload(), Qos.AT_MOST_ONCE);
        OpenLine open = current;
        return open == null ? notOpen() : open.transport.publish(once, false);
    }

    /**
     * Subscribes for a sub-device that is logged in: nothing where the platform does so by itself, and no more than there
     * is room for. On the mailbox.
     *
     * @return those that are refused; ends there
     */
    public CompletionStage<List<Subscription>> subscribe(DeviceIdentity device, List<Subscription> subscriptions) {
        AutomaticTopics known = new AutomaticTopics(device);
        List<Subscription> asked = subscriptions.stream()
                .filter(subscription -> !automatic || !known.cover(subscription.filter()))
                .toList();
        OpenLine open = current;
        if (asked.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        return open == null ? notOpen() : open.subscribeFor(device.toString(), asked);
    }

    /** Unsubscribes for a sub-device. On the mailbox, where it ends. */
    public CompletionStage<?> unsubscribe(DeviceIdentity device, List<TopicFilter> filters) {
        AutomaticTopics known = new AutomaticTopics(device);
        List<TopicFilter> asked = filters.stream()
                .filter(filter -> !automatic || !known.cover(filter))
                .toList();
        OpenLine open = current;
        if (asked.isEmpty()) {
            return CompletableFuture.completedFuture(filters);
        }
        return open == null ? notOpen() : open.unsubscribeFor(device.toString(), asked);
    }

    private static <T> CompletionStage<T> notOpen() {
        return CompletableFuture.failedFuture(
                new NetworkFailure(LinkFailure.Reason.GATEWAY_OFFLINE, "The gateway is not connected"));
    }

    /** The one of the gateway's session and of all its sub-devices'. */
    @Override
    public Mailbox mailbox(LinkRuntime runtime) {
        return mailbox;
    }

    /** Whether it is that one. */
    public boolean isOn(Mailbox other) {
        return mailbox.equals(other);
    }

    @Override
    public Transport create(Mailbox mailbox, TransportListener above) {
        return new OpenLine(mailbox, above);
    }

    @Override
    public TransportCapabilities capabilities() {
        return real.capabilities();
    }

    /** One connection, as the gateway's session has it. All state belongs to the mailbox. */
    private final class OpenLine implements Transport, TransportListener {
        private final TransportListener above;
        private final Transport transport;
        private final SubscriptionBudget budget = new SubscriptionBudget();

        OpenLine(Mailbox mailbox, TransportListener above) {
            this.above = above;
            this.transport = real.create(mailbox, this);
        }

        @Override
        public void opened() {
            current = this;
            above.opened();
        }

        @Override
        public void closed(LinkFailure reason) {
            if (current == this) {
                current = null;
                listener.lost();
            }
            above.closed(reason);
        }

        @Override
        public void received(Message message, Runnable handled) {
            routes.route(message, handled, above, listener);
        }

        @Override
        public void open() {
            transport.open();
        }

        @Override
        public CompletionStage<?> publish(Message message, boolean repeated) {
            return transport.publish(message, repeated);
        }

        @Override
        public CompletionStage<List<Subscription>> subscribe(List<Subscription> subscriptions) {
            subscriptions.forEach(subscription -> budget.take(gatewayPair, subscription.filter()));
            return transport.subscribe(subscriptions);
        }

        @Override
        public CompletionStage<?> unsubscribe(List<TopicFilter> filters) {
            filters.forEach(filter -> budget.giveBack(gatewayPair, filter));
            return transport.unsubscribe(filters);
        }

        CompletionStage<List<Subscription>> subscribeFor(String owner, List<Subscription> subscriptions) {
            List<Subscription> fitting = subscriptions.stream()
                    .filter(subscription -> budget.take(owner, subscription.filter()))
                    .toList();
            if (fitting.isEmpty()) {
                return CompletableFuture.completedFuture(subscriptions);
            }
            return transport.subscribe(fitting).thenApply(denied -> {
                denied.forEach(subscription -> budget.giveBack(owner, subscription.filter()));
                return subscriptions.stream()
                        .filter(subscription -> !fitting.contains(subscription) || denied.contains(subscription))
                        .toList();
            });
        }

        CompletionStage<?> unsubscribeFor(String owner, List<TopicFilter> filters) {
            filters.forEach(filter -> budget.giveBack(owner, filter));
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
