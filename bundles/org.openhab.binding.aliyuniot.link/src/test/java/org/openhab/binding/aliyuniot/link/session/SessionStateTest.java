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

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.Mailbox;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure.Reason;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;
import org.openhab.binding.aliyuniot.link.failure.ProtocolFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.session.outgoing.OutgoingStore;
import org.openhab.binding.aliyuniot.link.topic.Topic;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.openhab.binding.aliyuniot.link.transport.Subscription;
import org.openhab.binding.aliyuniot.link.transport.Transport;
import org.openhab.binding.aliyuniot.link.transport.TransportListener;

/** Every state and every event: what follows, and what does not. */
@NonNullByDefault({})
class SessionStateTest {
    private static final DeviceIdentity IDENTITY = DeviceIdentity.of("a1Abc123Def", "dev001");
    private static final Message MESSAGE =
            new Message(new Topic("/a1Abc123Def/dev001/user/update"), new byte[1], Qos.AT_LEAST_ONCE);
    private static final TopicFilter FILTER = new TopicFilter("/a1Abc123Def/dev001/user/get");
    private static final LinkFailure LOST = new NetworkFailure(Reason.CONNECTION_LOST, "for the test");

    private final LinkRuntime runtime = new LinkRuntime("state-test");
    private final Mailbox mailbox = runtime.newMailbox();
    private final List<String> effects = new ArrayList<>();
    private final List<FakeTransport> transports = new ArrayList<>();
    private final List<Runnable> timers = new ArrayList<>();
    private final DeviceSession session = new DeviceSession(
            mailbox,
            () -> mailbox,
            (delay, task) -> {
                timers.add(task);
                return () -> {};
            },
            IDENTITY,
            (ignored, listener) -> new FakeTransport(listener),
            SessionSettings.DEFAULT,
            OutgoingStore.NONE,
            new EffectsOfListener());

    @AfterEach
    void closeRuntime() {
        runtime.close();
    }

    /** Runs a task on the session's mailbox, behind all that it has to do already. */
    private void inMailbox(Runnable task) {
        CompletableFuture.runAsync(task, mailbox)
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
        settle();
    }

    /** Waits until the session has done all that it has to do, and then told what it has to tell. */
    private void settle() {
        for (int i = 0; i < 2; i++) {
            CompletableFuture.runAsync(() -> {}, mailbox)
                    .orTimeout(30, TimeUnit.SECONDS)
                    .join();
        }
    }

    private void opened(FakeTransport transport) {
        inMailbox(transport.listener::opened);
    }

    private void closed(FakeTransport transport) {
        inMailbox(() -> transport.listener.closed(LOST));
    }

    private void timer(int number) {
        timers.get(number).run();
        settle();
    }

    private void lastTimer() {
        timer(timers.size() - 1);
    }

    private void start() {
        session.start();
        settle();
    }

    private final class EffectsOfListener implements SessionListener {
        @Override
        public void online() {
            effects.add("online");
        }

        @Override
        public void offline(LinkFailure reason, Duration delay) {
            effects.add("offline");
        }

        @Override
        public void subscriptionsRefused(Set<TopicFilter> refused) {
            effects.add("refused");
        }
    }

    private final class FakeTransport implements Transport {
        private final TransportListener listener;
        private final CompletableFuture<List<Subscription>> subscribed = new CompletableFuture<>();
        private final CompletableFuture<Message> published = new CompletableFuture<>();

        FakeTransport(TransportListener listener) {
            this.listener = listener;
            transports.add(this);
        }

        @Override
        public void open() {
            effects.add("open");
        }

        @Override
        public CompletionStage<?> publish(Message message, boolean repeated) {
            effects.add(repeated ? "repeat" : "publish");
            return published;
        }

        @Override
        public CompletionStage<List<Subscription>> subscribe(List<Subscription> subscriptions) {
            effects.add("subscribe");
            return subscribed;
        }

        @Override
        public CompletionStage<?> unsubscribe(List<TopicFilter> filters) {
            effects.add("unsubscribe");
            return new CompletableFuture<>();
        }

        @Override
        public void close() {
            effects.add("close");
        }

        @Override
        public void cut() {
            effects.add("cut");
        }
    }

    /** States are reached through WAITING where that is possible, so that an outdated timer is at hand. */
    private void reach(SessionState state) {
        if (state == SessionState.NEW) {
            return;
        }
        start();
        closed(transport());
        if (state == SessionState.WAITING) {
            return;
        }
        timer(0);
        if (state == SessionState.CONNECTING) {
            return;
        }
        opened(transport());
        if (state == SessionState.CLOSED) {
            session.close();
            settle();
        }
    }

    private FakeTransport transport() {
        return transports.get(transports.size() - 1);
    }

    private CompletionStage<?> cause(String event) {
        switch (event) {
            case "start" -> start();
            case "close" -> {
                return session.close();
            }
            case "opened" -> opened(transport());
            case "closed" -> closed(transport());
            case "timer" -> timer(0);
            case "publish" -> {
                return session.publish(MESSAGE);
            }
            default -> throw new IllegalArgumentException(event);
        }
        return new CompletableFuture<>();
    }

    // What comes from a connection or a timer cannot come to a new session, which has neither.
    @ParameterizedTest
    @CsvSource({
        "NEW,        start,   CONNECTING, open",
        "NEW,        close,   CLOSED,     done",
        "NEW,        publish, NEW,        queued",
        "CONNECTING, start,   CONNECTING, ''",
        "CONNECTING, close,   CLOSED,     close",
        "CONNECTING, opened,  ONLINE,     online",
        "CONNECTING, closed,  WAITING,    offline",
        "CONNECTING, timer,   CONNECTING, ''",
        "CONNECTING, publish, CONNECTING, queued",
        "ONLINE,     start,   ONLINE,     ''",
        "ONLINE,     close,   CLOSED,     close",
        "ONLINE,     opened,  ONLINE,     ''",
        "ONLINE,     closed,  WAITING,    offline",
        "ONLINE,     timer,   ONLINE,     ''",
        "ONLINE,     publish, ONLINE,     publish",
        "WAITING,    start,   WAITING,    ''",
        "WAITING,    close,   CLOSED,     done",
        "WAITING,    opened,  WAITING,    ''",
        "WAITING,    closed,  WAITING,    ''",
        "WAITING,    timer,   CONNECTING, open",
        "WAITING,    publish, WAITING,    queued",
        "CLOSED,     start,   CLOSED,     ''",
        "CLOSED,     close,   CLOSED,     ''",
        "CLOSED,     opened,  CLOSED,     ''",
        "CLOSED,     closed,  CLOSED,     closed",
        "CLOSED,     timer,   CLOSED,     ''",
        "CLOSED,     publish, CLOSED,     failed",
    })
    void hasOneOutcome(SessionState state, String event, SessionState next, String effect) {
        reach(state);
        assertThat(session.state()).isEqualTo(state);
        effects.clear();

        CompletionStage<?> outcome = cause(event);
        settle();

        CompletableFuture<?> future = outcome.toCompletableFuture();
        if (future.isCompletedExceptionally()) {
            effects.add("failed");
        } else if (future.isDone()) {
            effects.add("done");
        }
        if (session.statistics().queued() > 0) {
            effects.add("queued");
        }
        if (state == SessionState.CLOSED
                && "closed".equals(event)
                && session.close().toCompletableFuture().isDone()) {
            effects.add("closed");
        }
        assertThat(session.state()).isEqualTo(next);
        assertThat(String.join(" ", effects)).isEqualTo(effect);
    }

    @Test
    void isOnlineOnceItsSubscriptionsAreAnswered() throws Exception {
        session.subscriptions().add(FILTER, Qos.AT_LEAST_ONCE, message -> {});
        start();
        session.publish(MESSAGE);
        opened(transport());
        assertThat(session.state()).isEqualTo(SessionState.CONNECTING);
        inMailbox(() -> transport().subscribed.complete(List.of()));
        assertThat(session.state()).isEqualTo(SessionState.ONLINE);
        assertThat(effects).containsExactly("open", "subscribe", "publish", "online");
    }

    @Test
    void failedSubscriptionLosesNoMessage() throws Exception {
        session.subscriptions().add(FILTER, Qos.AT_LEAST_ONCE, message -> {});
        start();
        CompletionStage<Message> outcome = session.publish(MESSAGE);
        opened(transport());
        inMailbox(() -> transport()
                .subscribed
                .completeExceptionally(new ProtocolFailure(LinkFailure.Reason.SUBSCRIPTION_REFUSED, "for the test")));
        assertThat(effects).containsExactly("open", "subscribe", "close");
        closed(transport());
        lastTimer();
        opened(transport());
        inMailbox(() -> transport().subscribed.complete(List.of()));
        inMailbox(() -> transport().published.complete(MESSAGE));
        assertThat(outcome.toCompletableFuture()).isCompletedWithValue(MESSAGE);
        assertThat(effects)
                .containsExactly("open", "subscribe", "close", "offline", "open", "subscribe", "publish", "online");
    }

    @Test
    void failedSubscriptionOnTheWayConnectsAnew() throws Exception {
        reach(SessionState.ONLINE);
        effects.clear();
        session.subscriptions().add(FILTER, Qos.AT_LEAST_ONCE, message -> {});
        settle();
        inMailbox(() -> transport()
                .subscribed
                .completeExceptionally(new ProtocolFailure(LinkFailure.Reason.SUBSCRIPTION_REFUSED, "for the test")));
        closed(transport());
        lastTimer();
        opened(transport());
        assertThat(effects).containsExactly("subscribe", "close", "offline", "open", "subscribe");
    }

    @Test
    void messageThatWasOnItsWayIsRepeated() {
        reach(SessionState.ONLINE);
        CompletionStage<Message> outcome = session.publish(MESSAGE);
        settle();
        effects.clear();
        FakeTransport former = transport();
        inMailbox(() -> former.published.completeExceptionally(LOST));
        session.publish(MESSAGE);
        closed(former);
        lastTimer();
        opened(transport());
        assertThat(effects).containsExactly("offline", "open", "repeat", "publish", "online");
        assertThat(outcome.toCompletableFuture()).isNotDone();
    }

    @Test
    void messageThatCannotBeSentDoesNotStopTheOthers() {
        reach(SessionState.ONLINE);
        session.publish(MESSAGE);
        settle();
        effects.clear();
        inMailbox(() -> transport()
                .published
                .completeExceptionally(new ProtocolFailure(LinkFailure.Reason.MALFORMED_PACKET, "for the test")));
        assertThat(effects).containsExactly("close");
    }

    @Test
    void lateNewsOfAFormerConnectionChangeNothing() {
        reach(SessionState.ONLINE);
        closed(transports.get(0));
        opened(transports.get(0));
        assertThat(session.state()).isEqualTo(SessionState.ONLINE);
    }
}
