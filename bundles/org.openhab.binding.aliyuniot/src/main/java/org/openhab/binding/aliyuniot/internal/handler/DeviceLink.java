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
package org.openhab.binding.aliyuniot.internal.handler;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.channel.ChannelEvents;
import org.openhab.binding.aliyuniot.internal.channel.ChannelException;
import org.openhab.binding.aliyuniot.internal.channel.ChannelReader;
import org.openhab.binding.aliyuniot.internal.channel.TopicChannel;
import org.openhab.binding.aliyuniot.internal.config.DeviceSettings;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.QuotaFailure;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.binding.aliyuniot.link.session.SessionListener;
import org.openhab.binding.aliyuniot.link.session.SessionSettings;
import org.openhab.binding.aliyuniot.link.session.SessionState;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.types.Command;
import org.openhab.core.types.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The device's session and channels between one {@code initialize()} of its handler and the next {@code dispose()}.
 *
 * <p>Once closed it reports nothing more, whatever is still on its way; so a handler that starts anew takes a new one.
 */
final class DeviceLink implements SessionListener, ChannelEvents {
    /** Commands kept between {@code initialize()} and the session's own queue; a matter of milliseconds. */
    private static final int MAX_EARLY_MESSAGES = 100;

    /** openHAB gives {@code dispose()} five seconds. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(1);

    private final Logger logger = LoggerFactory.getLogger(DeviceLink.class);

    private final LinkRuntime runtime;
    private final DeviceSettings settings;
    private final ReportGate reports;
    private final Map<ChannelUID, TopicChannel> channels = new LinkedHashMap<>();
    private final AtomicBoolean queueFull = new AtomicBoolean();
    private final Deque<Message> early = new ArrayDeque<>();
    /** Used in the session's mailbox only. */
    private Set<TopicFilter> refused = Set.of();

    private @Nullable DeviceSession session;

    /**
     * What a device has to report to openHAB.
     */
    interface Reports {
        void status(ThingStatus status, ThingStatusDetail detail, @Nullable String text);

        void state(ChannelUID channel, State state);

        void command(ChannelUID channel, Command command);

        void triggered(ChannelUID channel, String event);
    }

    /**
     * @throws ChannelException if a channel cannot be used
     */
    DeviceLink(LinkRuntime runtime, DeviceSettings settings, Collection<Channel> channels, Reports reports)
            throws ChannelException {
        this.runtime = runtime;
        this.settings = settings;
        this.reports = new ReportGate(reports, MAX_WAIT);
        for (TopicChannel channel : new ChannelReader(settings.identity()).read(List.copyOf(channels), this)) {
            this.channels.put(channel.uid(), channel);
        }
    }

    /** Makes the session and lets it connect; reads files, so not for a thread that must not wait. */
    void start() {
        try {
            DeviceSession made = new DeviceSession(
                    runtime, settings.identity(), settings.transport(runtime), SessionSettings.DEFAULT, this);
            for (TopicChannel channel : channels.values()) {
                TopicFilter filter = channel.subscribed();
                if (filter != null) {
                    made.subscriptions().add(filter, channel.qos(), message -> receive(channel, message));
                }
            }
            open(made);
        } catch (LinkFailure e) {
            logger.debug("{} cannot start", settings.identity(), e);
            FailureStatus status = FailureStatus.of(e, settings);
            reports.status(ThingStatus.OFFLINE, status.detail(), status.text());
        }
    }

    private synchronized void open(DeviceSession made) {
        if (reports.isClosed()) {
            return;
        }
        session = made;
        made.start();
        early.forEach(message -> publish(made, message));
        early.clear();
    }

    /** Ends the session without waiting for it; waits for reports that are being made, a second at most. */
    void close() {
        reports.close();
        closeSession();
    }

    private synchronized void closeSession() {
        early.clear();
        DeviceSession open = session;
        session = null;
        if (open != null) {
            open.close();
        }
    }

    /** Hands a command of an item to its channel. */
    void handle(ChannelUID uid, Command command) {
        if (channels.containsKey(uid)) {
            channels.get(uid).send(command);
        }
    }

    private void receive(TopicChannel channel, Message message) {
        if (!reports.isClosed()) {
            channel.received(message);
        }
    }

    @Override
    public void online() {
        queueFull.set(false);
        report();
    }

    @Override
    public void offline(LinkFailure reason, Duration delay) {
        FailureStatus status = FailureStatus.of(reason, settings);
        reports.status(ThingStatus.OFFLINE, status.detail(), status.text());
    }

    @Override
    public void subscriptionsRefused(Set<TopicFilter> filters) {
        refused = filters;
        if (isOnline()) {
            report();
        }
    }

    private synchronized boolean isOnline() {
        DeviceSession open = session;
        return open != null && open.state() == SessionState.ONLINE;
    }

    private void report() {
        if (refused.isEmpty()) {
            reports.status(ThingStatus.ONLINE, ThingStatusDetail.NONE, null);
        } else {
            List<String> topics = refused.stream().map(TopicFilter::value).toList();
            FailureStatus status = FailureStatus.ofRefused(topics);
            reports.status(ThingStatus.OFFLINE, status.detail(), status.text());
        }
    }

    @Override
    public void state(ChannelUID channel, State state) {
        reports.state(channel, state);
    }

    @Override
    public void command(ChannelUID channel, Command command) {
        reports.command(channel, command);
    }

    @Override
    public void triggered(ChannelUID channel, String event) {
        reports.triggered(channel, event);
    }

    @Override
    public synchronized void publish(ChannelUID channel, Message message) {
        DeviceSession open = session;
        if (open != null) {
            publish(open, message);
        } else if (!reports.isClosed() && early.size() < MAX_EARLY_MESSAGES) {
            early.add(message);
        }
    }

    private void publish(DeviceSession open, Message message) {
        open.publish(message).whenComplete((sent, failure) -> published(message, failure));
    }

    /** A full queue is told once for each time without a connection, or it would fill the log as well. */
    private boolean isWorthAWarning(QuotaFailure failure) {
        return failure.reason() != QuotaFailure.Reason.QUEUE_FULL || queueFull.compareAndSet(false, true);
    }

    private void published(Message message, @Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof QuotaFailure quota && isWorthAWarning(quota)) {
            logger.warn("{} is not sent: {}", message, cause.getMessage());
        } else if (cause != null) {
            logger.debug("{} is not sent: {}", message, cause.getMessage());
        }
    }
}
