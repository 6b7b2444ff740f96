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
package org.openhab.binding.aliyuniot.link.rrpc;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Predicate;
import org.openhab.binding.aliyuniot.link.ForeignCode;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.binding.aliyuniot.link.text.ForeignText;
import org.openhab.binding.aliyuniot.link.topic.Topic;
import org.openhab.binding.aliyuniot.link.topic.TopicRights;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the platform's calls to those who answer them, and answers itself when nobody does in time (chapter "RRPC"; the
 * platform waits 8 s at most). Calls and answers have QoS 0, because neither is of use later.
 *
 * <p>The platform can send a call twice, and two subscriptions can cover it: a call that was seen before is left out,
 * whether it was answered or not. One of these a device; for any thread.
 */
public final class RrpcCalls {
    /** Shortest time for an answer. */
    public static final Duration MIN_WITHIN = Duration.ofMillis(100);

    /** Longest time for an answer, so that the automatic one still reaches the platform before it gives up. */
    public static final Duration MAX_WITHIN = Duration.ofMillis(7500);

    /** Calls that may wait for an answer at a time; more of them are answered automatically at once. */
    public static final int MAX_OPEN = 100;

    /** More than the 50 messages a second that the platform sends at most, for the 8 s that it waits. */
    private static final int MAX_SEEN = 512;

    private final Logger logger = LoggerFactory.getLogger(RrpcCalls.class);

    private final LinkRuntime runtime;
    private final DeviceIdentity identity;
    private final DeviceSession session;
    private final TopicRights rights;
    private final Executor mailbox;
    private final Object lock = new Object();
    private final Set<Topic> seen = new LinkedHashSet<>();
    private final List<Predicate<Message>> claims = new CopyOnWriteArrayList<>();
    private int open;

    public RrpcCalls(LinkRuntime runtime, DeviceIdentity identity, DeviceSession session) {
        this.runtime = runtime;
        this.identity = identity;
        this.session = session;
        rights = new TopicRights(identity);
        mailbox = runtime.newMailbox();
    }

    /**
     * Takes calls on a topic; best before the session starts, so that they are subscribed from the beginning. The topics
     * of two listeners should not overlap: only one of them would hear a call that both cover.
     *
     * @param within time for an answer, {@link #MIN_WITHIN} to {@link #MAX_WITHIN}
     * @param automaticAnswer makes the answer that is sent then, such as {@link DefaultAnswer#to}
     * @return takes the listener out again and answers automatically what it left open
     * @throws IllegalArgumentException if the time is too short or too long
     * @throws ConfigurationFailure if the topic is not the device's own
     */
    public Runnable listen(
            RrpcTopic topic, Duration within, Function<RrpcCall, byte[]> automaticAnswer, RrpcListener listener)
            throws ConfigurationFailure {
        Listening listening = new Listening(topic, within, automaticAnswer, this::isLeft, listener);
        return listen(listening);
    }

    /**
     * As {@link #listen}, but for those calls on a topic that are of one kind. No other listener hears of these, also
     * not on the same topic.
     *
     * @param kind tells by the request whether it is of that kind; for any thread
     */
    public Runnable claim(
            RrpcTopic topic,
            Duration within,
            Function<RrpcCall, byte[]> automaticAnswer,
            Predicate<Message> kind,
            RrpcListener listener)
            throws ConfigurationFailure {
        Runnable end = listen(new Listening(topic, within, automaticAnswer, kind, listener));
        claims.add(kind);
        return () -> {
            claims.remove(kind);
            end.run();
        };
    }

    private Runnable listen(Listening listening) throws ConfigurationFailure {
        Runnable unsubscribe =
                session.subscriptions().add(listening.topic.filter(), Qos.AT_MOST_ONCE, listening::received);
        return () -> {
            unsubscribe.run();
            listening.end();
        };
    }

    private boolean isLeft(Message request) {
        return claims.stream().noneMatch(kind -> kind.test(request));
    }

    private boolean isNew(Topic request) {
        synchronized (lock) {
            if (!seen.add(request)) {
                return false;
            }
            if (seen.size() > MAX_SEEN) {
                seen.remove(seen.iterator().next());
            }
            return true;
        }
    }

    private boolean opened() {
        synchronized (lock) {
            boolean room = open < MAX_OPEN;
            open += room ? 1 : 0;
            return room;
        }
    }

    private void closed() {
        synchronized (lock) {
            open--;
        }
    }

    /** One listener and the calls that it has not answered. */
    private final class Listening {
        private final RrpcTopic topic;
        private final Duration within;
        private final Function<RrpcCall, byte[]> automaticAnswer;
        private final Predicate<Message> kind;
        private final RrpcListener listener;
        private final Set<RrpcCall> waiting = new HashSet<>();

        Listening(
                RrpcTopic topic,
                Duration within,
                Function<RrpcCall, byte[]> automaticAnswer,
                Predicate<Message> kind,
                RrpcListener listener) {
            if (within.compareTo(MIN_WITHIN) < 0 || within.compareTo(MAX_WITHIN) > 0) {
                throw new IllegalArgumentException("The time for an answer is " + MIN_WITHIN.toMillis() + " to "
                        + MAX_WITHIN.toMillis() + " ms, but it is " + within.toMillis() + " ms");
            }
            this.topic = topic;
            this.within = within;
            this.automaticAnswer = automaticAnswer;
            this.kind = kind;
            this.listener = listener;
        }

        /** Also called with whatever a hostile peer sends. */
        void received(Message request) {
            if (!kind.test(request)) {
                return;
            }
            Topic response = topic.responseTo(request.topic());
            try {
                rights.checkPublish(response);
            } catch (ConfigurationFailure e) {
                logger.debug("{}: {} cannot be answered: {}", identity, request, ForeignText.line(e.getMessage()));
                return;
            }
            String id = topic.idOf(request.topic());
            if (id.isEmpty()) {
                logger.debug("{}: {} has no id, so it cannot be answered", identity, request);
                return;
            }
            if (!isNew(request.topic())) {
                logger.debug("{}: {} came before", identity, request);
                return;
            }
            RrpcCall call = new RrpcCall(
                    id,
                    request.topic(),
                    request.payload(),
                    answer -> session.publishNow(new Message(response, answer, Qos.AT_MOST_ONCE)));
            if (opened()) {
                offer(call);
            } else {
                logger.debug("{}: {} calls are open, so {} is answered automatically", identity, MAX_OPEN, call);
                mailbox.execute(() -> answerAutomatically(call));
            }
        }

        private void offer(RrpcCall call) {
            synchronized (waiting) {
                waiting.add(call);
            }
            Runnable cancel = runtime.after(within, () -> mailbox.execute(() -> answerAutomatically(call)));
            call.answered().thenRun(() -> {
                cancel.run();
                synchronized (waiting) {
                    waiting.remove(call);
                }
                closed();
            });
            listener.called(call);
        }

        void end() {
            List<RrpcCall> left;
            synchronized (waiting) {
                left = List.copyOf(waiting);
            }
            left.forEach(this::answerAutomatically);
        }

        private void answerAutomatically(RrpcCall call) {
            if (call.answered().isDone()) {
                return;
            }
            try {
                call.answer(automaticAnswer.apply(call));
            } catch (Throwable e) {
                ForeignCode.failed(logger, "The automatic answer to " + call, e);
                call.answer(DefaultAnswer.to(call));
            }
        }
    }
}
