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
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;
import org.openhab.binding.aliyuniot.link.failure.QuotaFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.topic.TopicRights;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.openhab.binding.aliyuniot.link.transport.Transport;
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
    /** Unacknowledged messages at a time; the platform allows 100 (chapter "Limits"). */
    private static final int MAX_IN_FLIGHT = 50;

    private static final int MAX_QUEUED_MESSAGES = 1000;
    private static final long MAX_QUEUED_BYTES = 4L << 20;

    private final Logger logger = LoggerFactory.getLogger(DeviceSession.class);

    private final LinkRuntime runtime;
    private final DeviceIdentity identity;
    private final TransportFactory transports;
    private final SessionListener listener;
    private final TopicRights rights;
    private final Executor mailbox;
    private final Backoff backoff;
    private final Subscriptions subscriptions;
    private final OutgoingQueue queue = new OutgoingQueue(MAX_QUEUED_MESSAGES, MAX_QUEUED_BYTES);
    private final Set<OutgoingMessage> inFlight = new LinkedHashSet<>();
    private final CompletableFuture<DeviceIdentity> closed = new CompletableFuture<>();
    private volatile SessionState state = SessionState.NEW;
    private boolean sending;
    private @Nullable Transport transport;
    private Runnable cancelAttempt = () -> {};

    public DeviceSession(
            LinkRuntime runtime,
            DeviceIdentity identity,
            TransportFactory transports,
            ReconnectPolicy policy,
            SessionListener listener) {
        this.runtime = runtime;
        this.identity = identity;
        this.transports = transports;
        this.listener = listener;
        this.rights = new TopicRights(identity);
        this.mailbox = runtime.newMailbox();
        this.backoff = new Backoff(
                policy, System::nanoTime, () -> ThreadLocalRandom.current().nextDouble());
        this.subscriptions = new Subscriptions(rights, mailbox, listener::subscriptionRefused);
    }

    public SessionState state() {
        return state;
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
     * Ends the session: disconnects and fails what waits. A second call does nothing more.
     *
     * @return ends when the connection is closed, which takes a second at most once it was open
     */
    public CompletionStage<DeviceIdentity> close() {
        mailbox.execute(() -> {
            if (state == SessionState.CLOSED) {
                return;
            }
            state = SessionState.CLOSED;
            cancelAttempt.run();
            queue.failAll(sessionClosed());
            Transport open = transport;
            if (open == null) {
                closed.complete(identity);
            } else {
                open.close();
            }
        });
        return closed;
    }

    /**
     * Sends a message, or keeps it until there is a connection.
     *
     * @return ends when it is sent (QoS 0) or acknowledged (QoS 1), or with a {@link LinkFailure}: the topic is not the
     *     device's own, the payload too large, the queue full, the session closed
     */
    public CompletionStage<Message> publish(Message message) {
        if (message.payload().length > Message.MAX_PAYLOAD_BYTES) {
            return CompletableFuture.failedFuture(new QuotaFailure(
                    QuotaFailure.Reason.PAYLOAD_TOO_LARGE,
                    "The payload has " + message.payload().length + " bytes; the platform takes "
                            + Message.MAX_PAYLOAD_BYTES));
        }
        try {
            rights.checkPublish(message.topic());
        } catch (LinkFailure e) {
            return CompletableFuture.failedFuture(e);
        }
        OutgoingMessage outgoing = new OutgoingMessage(message);
        mailbox.execute(() -> {
            if (state == SessionState.CLOSED) {
                outgoing.outcome.completeExceptionally(sessionClosed());
                return;
            }
            queue.add(outgoing);
            send();
        });
        return outgoing.outcome;
    }

    /** What this session receives. */
    public Subscriptions subscriptions() {
        return subscriptions;
    }

    private void connect() {
        state = SessionState.CONNECTING;
        backoff.attempted();
        Transport created = transports.create(mailbox, new Connection());
        transport = created;
        created.open();
    }

    private void send() {
        Transport open = transport;
        while (sending && open != null && inFlight.size() < MAX_IN_FLIGHT) {
            OutgoingMessage next = queue.poll();
            if (next == null) {
                return;
            }
            boolean repeated = next.sentBefore;
            next.sentBefore = next.message.qos() == Qos.AT_LEAST_ONCE;
            inFlight.add(next);
            open.publish(next.message, repeated).whenComplete((done, failure) -> sent(next, failure));
        }
    }

    private void sent(OutgoingMessage message, @Nullable Throwable failure) {
        if (failure == null) {
            inFlight.remove(message);
            message.outcome.complete(message.message);
            send();
        } else {
            // The connection is going down; what was in flight goes back to the queue when it has.
            sending = false;
        }
    }

    private void retryAfter(LinkFailure reason) {
        state = SessionState.WAITING;
        Duration delay = backoff.delayAfter(reason);
        logger.debug("{}: {}; next attempt in {} ms", identity, reason.getMessage(), delay.toMillis());
        cancelAttempt = runtime.after(delay, () -> mailbox.execute(this::attemptAgain));
        listener.offline(reason, delay);
    }

    private void attemptAgain() {
        if (state == SessionState.WAITING) {
            connect();
        }
    }

    private static NetworkFailure sessionClosed() {
        return new NetworkFailure(NetworkFailure.Reason.CLOSED, "The session is closed");
    }

    private final class Connection implements TransportListener {
        @Override
        public void opened() {
            if (state != SessionState.CONNECTING) {
                return;
            }
            backoff.opened();
            Transport open = transport;
            if (open != null) {
                subscriptions.restore(open).whenComplete((done, failure) -> subscribed(failure));
            }
        }

        private void subscribed(@Nullable Throwable failure) {
            if (failure == null && state == SessionState.CONNECTING) {
                state = SessionState.ONLINE;
                sending = true;
                listener.online();
                send();
            }
        }

        @Override
        public void received(Message message) {
            subscriptions.deliver(message);
        }

        @Override
        public void closed(LinkFailure reason) {
            transport = null;
            sending = false;
            subscriptions.lost();
            List<OutgoingMessage> unanswered = new ArrayList<>(inFlight);
            inFlight.clear();
            queue.putBack(unanswered);
            if (state == SessionState.CLOSED) {
                queue.failAll(sessionClosed());
                closed.complete(identity);
            } else {
                retryAfter(reason);
            }
        }
    }
}
