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
package org.openhab.binding.aliyuniot.link.shadow;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.binding.aliyuniot.link.topic.SystemTopic;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends requests about a shadow one at a time, and finds the reply to each by its {@code clientToken}. Only on the
 * mailbox of its shadow.
 */
final class ShadowExchange {
    /** Shortest time between two requests: the platform takes twenty a second (chapter "Limits"). */
    static final Duration MIN_PAUSE = Duration.ofMillis(50);

    private final Logger logger = LoggerFactory.getLogger(ShadowExchange.class);

    private final LinkRuntime runtime;
    private final DeviceIdentity identity;
    private final DeviceSession session;
    private final Duration timeout;
    private final Executor mailbox;
    private long lastToken = ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE);
    private long lastSent = System.nanoTime() - MIN_PAUSE.toNanos();
    private @Nullable Open open;

    /** Hears how a request has ended: with the platform's word, or without. */
    interface End {
        void ended(@Nullable ShadowMessage reply, @Nullable Throwable failure);
    }

    private record Open(ShadowRequest request, String token, End end, AtomicReference<Runnable> timer) {
        void stopTimer() {
            timer.get().run();
        }
    }

    ShadowExchange(
            LinkRuntime runtime, DeviceIdentity identity, DeviceSession session, Duration timeout, Executor mailbox) {
        this.runtime = runtime;
        this.identity = identity;
        this.session = session;
        this.timeout = timeout;
        this.mailbox = mailbox;
    }

    /** Whether a request is open. */
    boolean isBusy() {
        return open != null;
    }

    /** How long the next request has to wait, so as not to leave too early; zero or less if it may leave. */
    Duration pause() {
        return Duration.ofNanos(lastSent + MIN_PAUSE.toNanos() - System.nanoTime());
    }

    /**
     * Sends a request, when none is open.
     *
     * @param version that a change makes
     * @param end hears the reply; or a failure after the time for one, or when the message cannot be sent
     */
    void send(ShadowRequest request, long version, End end) {
        lastToken++;
        lastSent = System.nanoTime();
        String token =
                identity.productKey().value() + "." + identity.deviceName().value() + "-" + lastToken;
        Open next = new Open(request, token, end, new AtomicReference<>(() -> {}));
        open = next;
        next.timer().set(runtime.after(timeout, () -> mailbox.execute(() -> fail(next, unanswered(next.request())))));
        byte[] body = request.body(token, version);
        session.publishNow(new Message(SystemTopic.SHADOW_UPDATE.topicOf(identity), body, Qos.AT_LEAST_ONCE))
                .whenComplete((sent, failure) -> {
                    if (failure != null) {
                        mailbox.execute(() -> fail(next, LinkFailure.causeOf(failure)));
                    }
                });
    }

    /** A reply has come. One without a token is to the open request: the platform could not read that. */
    void replied(ShadowMessage reply) {
        Open asked = open;
        String token = reply.token();
        if (asked == null || !(token == null || token.equals(asked.token()))) {
            logger.debug("{}: a reply about the shadow belongs to nothing that is open", identity);
            return;
        }
        open = null;
        asked.stopTimer();
        asked.end().ended(reply, null);
    }

    /** Ends what is open. */
    void fail(LinkFailure failure) {
        Open asked = open;
        if (asked != null) {
            fail(asked, failure);
        }
    }

    private void fail(Open asked, Throwable failure) {
        if (asked.equals(open)) {
            open = null;
            asked.stopTimer();
            asked.end().ended(null, failure);
        }
    }

    private NetworkFailure unanswered(ShadowRequest request) {
        return new NetworkFailure(
                LinkFailure.Reason.TIMEOUT,
                "The platform did not reply to " + request.what() + " within " + timeout.toMillis() + " ms");
    }
}
