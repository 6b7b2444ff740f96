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
package org.openhab.binding.aliyuniot.link.session;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.ForeignCode;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.Mailbox;
import org.openhab.binding.aliyuniot.link.Timer;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.session.outgoing.OutgoingStore;
import org.openhab.binding.aliyuniot.link.session.outgoing.Uplink;
import org.openhab.binding.aliyuniot.link.session.outgoing.UplinkPace;
import org.openhab.binding.aliyuniot.link.session.statistics.SessionCounters;
import org.openhab.binding.aliyuniot.link.session.statistics.SessionStatistics;
import org.openhab.binding.aliyuniot.link.session.subscription.Subscriptions;
import org.openhab.binding.aliyuniot.link.text.ForeignText;
import org.openhab.binding.aliyuniot.link.topic.TopicRights;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Transport;
import org.openhab.binding.aliyuniot.link.transport.TransportCapabilities;
import org.openhab.binding.aliyuniot.link.transport.TransportFactory;
import org.openhab.binding.aliyuniot.link.transport.TransportListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A device that stays connected: connects with back-off, subscribes again after every reconnect, keeps messages while
 * there is no connection and hands received ones to whom they concern. All methods may be called from any thread and
 * return at once; everything happens on the session's own mailbox, one thing after the other.
 */
public final class DeviceSession {
    /** Time for saying goodbye. */
    private static final Duration CLOSING = Duration.ofSeconds(1);

    private final Logger logger = LoggerFactory.getLogger(DeviceSession.class);

    private final DeviceIdentity identity;
    private final TransportFactory transports;
    private final TransportCapabilities capabilities;
    private final SessionListener listener;
    private final Mailbox mailbox;
    private final Timer timer;
    private final Timer delays;
    private final Backoff backoff;
    private final KickDetector kickDetector;
    private final SessionCounters counters = new SessionCounters();
    private final Subscriptions subscriptions;
    private final Uplink uplink;
    private final Outbox outbox;
    private final CompletableFuture<DeviceIdentity> closed = new CompletableFuture<>();
    private volatile SessionState state = SessionState.NEW;
    private volatile @Nullable Connection connection;
    private Runnable cancelAttempt = () -> {};

    /** A session that keeps messages in memory only. */
    public DeviceSession(
            LinkRuntime runtime,
            DeviceIdentity identity,
            TransportFactory transports,
            SessionSettings settings,
            SessionListener listener) {
        this(runtime, identity, transports, settings, OutgoingStore.NONE, listener);
    }

    /**
     * A session that keeps messages of QoS 1 in a store until they are acknowledged, and sends those first that an
     * earlier session of this device has left there. No two sessions of a device are open at a time, or their messages
     * get mixed up.
     */
    public DeviceSession(
            LinkRuntime runtime,
            DeviceIdentity identity,
            TransportFactory transports,
            SessionSettings settings,
            OutgoingStore store,
            SessionListener listener) {
        this(
                transports.mailbox(runtime),
                runtime::newMailbox,
                runtime,
                identity,
                transports,
                settings,
                store,
                listener);
    }

    /**
     * @param mailbox of the session
     * @param callbacks makes mailboxes for foreign code
     * @param delays runs tasks later, on whatever thread
     */
    DeviceSession(
            Mailbox mailbox,
            Supplier<Mailbox> callbacks,
            Timer delays,
            DeviceIdentity identity,
            TransportFactory transports,
            SessionSettings settings,
            OutgoingStore store,
            SessionListener listener) {
        this.identity = identity;
        this.transports = transports;
        this.capabilities = transports.capabilities();
        this.listener = new QueuedListener(listener, callbacks.get());
        TopicRights rights = new TopicRights(identity);
        this.mailbox = mailbox;
        this.delays = delays;
        this.timer = (delay, task) -> delays.after(delay, () -> mailbox.execute(task));
        this.backoff = new Backoff(
                settings.reconnect(),
                System::nanoTime,
                () -> ThreadLocalRandom.current().nextDouble());
        this.kickDetector = new KickDetector(System::nanoTime);
        this.subscriptions = new Subscriptions(
                rights, capabilities.receives(), mailbox, callbacks.get(), timer, this.listener::subscriptionsRefused);
        this.uplink = new Uplink(
                timer,
                settings.queue(),
                new UplinkPace(settings.rates(), System::nanoTime),
                store.shelf(identity),
                counters,
                capabilities.inFlight());
        this.outbox = new Outbox(rights, capabilities.largestPayload(), uplink, mailbox, this::takeIn);
        mailbox.execute(uplink::restore);
    }

    public SessionState state() {
        return state;
    }

    /** What the session has done so far; of the same moment only roughly. */
    public SessionStatistics statistics() {
        return counters.snapshot();
    }

    /** What this session's way to the platform can do. */
    public TransportCapabilities capabilities() {
        return capabilities;
    }

    /** What this session receives. */
    public Subscriptions subscriptions() {
        return subscriptions;
    }

    /** Begins to connect; a second call does nothing. */
    public void start() {
        mailbox.execute(() -> {
            if (state == SessionState.NEW) {
                connect();
            }
        });
    }

    /**
     * Ends the session: disconnects and fails what waits. What is in the store stays there for the next session of this
     * device. A second call does nothing more.
     *
     * @return ends when the connection is closed, which takes little more than a second at most; for a sub-device whose
     *     gateway's line hangs in a write, when that is cut, after half a minute
     */
    public CompletionStage<DeviceIdentity> close() {
        mailbox.execute(() -> {
            if (state == SessionState.CLOSED) {
                return;
            }
            state = SessionState.CLOSED;
            cancelAttempt.run();
            uplink.close(sessionClosed());
            subscriptions.lost();
            Connection open = connection;
            if (open == null) {
                closed.complete(identity);
            } else {
                open.transport.close();
            }
        });
        // The mailbox may wait for a write that hangs.
        delays.after(CLOSING, () -> {
            Connection open = connection;
            if (open != null) {
                open.transport.cut();
            }
        });
        return closed;
    }

    /**
     * Sends a message, or keeps it until there is a connection.
     *
     * @return ends when it is sent (QoS 0) or acknowledged (QoS 1), or with a {@link LinkFailure}: the topic is not the
     *     device's own, the payload too large, the queue full, the message waits for too long, the session closed, a message of QoS 0 lost with the
     *     connection, a message refused by the platform (which it tells over CoAP and HTTPS)
     */
    public CompletionStage<Message> publish(Message message) {
        return outbox.put(message, false);
    }

    /**
     * Sends a message that is of no use later, such as an answer that somebody waits for: ahead of all others, and not
     * at all unless there is a connection.
     *
     * @return as for {@link #publish}; also ends with {@link LinkFailure.Reason#NOT_CONNECTED} if the session is not
     *     {@link SessionState#ONLINE}, and with a {@link NetworkFailure} if the connection is lost before the message is
     *     sent (QoS 0) or acknowledged (QoS 1)
     */
    public CompletionStage<Message> publishNow(Message message) {
        return outbox.put(message, true);
    }

    private void takeIn() {
        if (state == SessionState.CLOSED) {
            uplink.close(sessionClosed());
        } else {
            uplink.takeIn();
        }
    }

    private void connect() {
        state = SessionState.CONNECTING;
        backoff.attempted();
        try {
            Connection attempt = new Connection();
            connection = attempt;
            attempt.transport.open();
        } catch (Throwable e) {
            // Else nothing would ever end this attempt.
            ForeignCode.failed(logger, "The connecting of " + identity, e);
            if (state != SessionState.CONNECTING) {
                return;
            }
            Connection broken = connection;
            connection = null;
            if (broken != null) {
                ForeignCode.run(logger, "The cutting of a connection", broken.transport::cut);
            }
            retryAfter(new NetworkFailure(
                    LinkFailure.Reason.CONNECTION_LOST,
                    "The connection could not be begun: " + e.getClass().getSimpleName()));
        }
    }

    private void retryAfter(LinkFailure reason) {
        state = SessionState.WAITING;
        // Where connections are not held, nobody is thrown out of them.
        LinkFailure told = capabilities.receives() ? kickDetector.closed(reason) : reason;
        Duration delay = backoff.delayAfter(told);
        logger.debug("{}: {}; next attempt in {} ms", identity, told.getMessage(), delay.toMillis());
        cancelAttempt = timer.after(delay, () -> {
            if (state == SessionState.WAITING) {
                connect();
            }
        });
        listener.offline(told, delay);
    }

    private static NetworkFailure sessionClosed() {
        return NetworkFailure.closed("The session is closed");
    }

    /** One attempt and what comes of it. */
    private final class Connection implements TransportListener {
        private final Transport transport = transports.create(mailbox, this);

        @Override
        public void opened() {
            if (connection != this || state != SessionState.CONNECTING) {
                return;
            }
            backoff.opened();
            kickDetector.opened();
            if (!ForeignCode.run(
                    logger,
                    "The subscribing of " + identity,
                    () -> subscriptions.restore(transport).whenComplete((done, failure) -> subscribed(failure)))) {
                transport.close();
            }
        }

        private void subscribed(@Nullable Throwable failure) {
            if (connection != this || state != SessionState.CONNECTING) {
                return;
            }
            if (failure != null) {
                logger.debug("{} could not subscribe, connecting anew: {}", identity, ForeignText.reasons(failure));
                transport.close();
                return;
            }
            state = SessionState.ONLINE;
            counters.online();
            listener.online();
            uplink.connected(transport);
        }

        @Override
        public void received(Message message, Runnable handled) {
            counters.received();
            subscriptions.deliver(message, handled);
        }

        @Override
        public void closed(LinkFailure reason) {
            if (connection != this) {
                return;
            }
            connection = null;
            subscriptions.lost();
            uplink.lost(reason);
            if (state == SessionState.CLOSED) {
                uplink.close(sessionClosed());
                closed.complete(identity);
            } else {
                retryAfter(reason);
            }
        }
    }
}
