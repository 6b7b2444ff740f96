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
package org.openhab.binding.aliyuniot.internal.session;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.channel.ChannelSession;
import org.openhab.binding.aliyuniot.internal.channel.Registration;
import org.openhab.binding.aliyuniot.internal.channel.ThingChannels;
import org.openhab.binding.aliyuniot.internal.report.ThingReports;
import org.openhab.binding.aliyuniot.internal.session.feature.SessionFeatures;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.rrpc.RrpcCall;
import org.openhab.binding.aliyuniot.link.rrpc.RrpcCalls;
import org.openhab.binding.aliyuniot.link.rrpc.RrpcListener;
import org.openhab.binding.aliyuniot.link.rrpc.RrpcTopic;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.binding.aliyuniot.link.session.SessionFeature;
import org.openhab.binding.aliyuniot.link.session.statistics.SessionStatistics;
import org.openhab.binding.aliyuniot.link.session.subscription.MessageListener;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.openhab.core.thing.ChannelUID;

/**
 * Gives the channels of a thing their subscriptions and calls on the device's session. At the end of the session it
 * does not unsubscribe: the platform would drop what it keeps for the next connection. For any thread.
 */
final class DeviceChannelSession implements ChannelSession, SessionFeature {
    private final DeviceSession session;
    private final RrpcCalls calls;
    private final ThingChannels channels;
    private final ThingReports reports;
    private final SessionFeatures features;
    private final Map<Wanted, Subscribed> subscriptions = new HashMap<>();
    private boolean closed;

    private record Wanted(ChannelUID channel, TopicFilter filter, Qos qos) {}

    /** A subscription whose listener may be exchanged while messages come in. */
    private static final class Subscribed {
        private volatile MessageListener listener;
        private Runnable end = () -> {};
        private int users;

        Subscribed(MessageListener listener) {
            this.listener = listener;
        }
    }

    /**
     * @param calls the device's only ones
     * @param features of the session, among which channels find theirs
     */
    DeviceChannelSession(
            DeviceSession session,
            RrpcCalls calls,
            ThingChannels channels,
            ThingReports reports,
            SessionFeatures features) {
        this.session = session;
        this.calls = calls;
        this.channels = channels;
        this.reports = reports;
        this.features = features;
    }

    @Override
    public synchronized Registration subscribe(
            ChannelUID channel, TopicFilter filter, Qos qos, MessageListener listener) throws ConfigurationFailure {
        Wanted wanted = new Wanted(channel, filter, qos);
        Subscribed known = subscriptions.get(wanted);
        Subscribed subscribed = known == null ? begin(wanted, listener) : known;
        subscribed.listener = listener;
        subscribed.users++;
        AtomicBoolean ended = new AtomicBoolean();
        return () -> {
            if (ended.compareAndSet(false, true)) {
                end(wanted, subscribed);
            }
        };
    }

    private Subscribed begin(Wanted wanted, MessageListener listener) throws ConfigurationFailure {
        Subscribed subscribed = new Subscribed(listener);
        subscribed.end =
                session.subscriptions().add(wanted.filter(), wanted.qos(), message -> receive(subscribed, message));
        subscriptions.put(wanted, subscribed);
        return subscribed;
    }

    private void receive(Subscribed subscribed, Message message) {
        if (!reports.isClosed()) {
            subscribed.listener.received(message);
        }
    }

    private synchronized void end(Wanted wanted, Subscribed subscribed) {
        subscribed.users--;
        if (subscribed.users == 0 && !closed) {
            subscriptions.remove(wanted);
            subscribed.end.run();
        }
    }

    @Override
    public Registration listen(
            RrpcTopic topic, Duration within, Function<RrpcCall, byte[]> automaticAnswer, RrpcListener listener)
            throws ConfigurationFailure {
        return calls.listen(topic, within, automaticAnswer, listener)::run;
    }

    @Override
    public <F extends SessionFeature> @Nullable F service(Class<F> kind) {
        return features.find(kind);
    }

    @Override
    public SessionStatistics statistics() {
        return session.statistics();
    }

    /** Answers every open call that can still be answered. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        channels.detach();
    }
}
