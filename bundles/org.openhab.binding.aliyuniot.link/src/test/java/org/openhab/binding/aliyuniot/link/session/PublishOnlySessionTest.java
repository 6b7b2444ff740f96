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
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.Mailbox;
import org.openhab.binding.aliyuniot.link.alink.AlinkReply;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;
import org.openhab.binding.aliyuniot.link.failure.ProtocolFailure;
import org.openhab.binding.aliyuniot.link.failure.QuotaFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.session.outgoing.OutgoingStore;
import org.openhab.binding.aliyuniot.link.session.outgoing.UplinkRates;
import org.openhab.binding.aliyuniot.link.topic.SystemTopic;
import org.openhab.binding.aliyuniot.link.topic.Topic;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.openhab.binding.aliyuniot.link.transport.Subscription;
import org.openhab.binding.aliyuniot.link.transport.Transport;
import org.openhab.binding.aliyuniot.link.transport.TransportCapabilities;
import org.openhab.binding.aliyuniot.link.transport.TransportFactory;
import org.openhab.binding.aliyuniot.link.transport.TransportListener;

/** How a session treats a way to the platform on which it can only publish, one message after the other. */
@NonNullByDefault({})
class PublishOnlySessionTest {
    private static final DeviceIdentity IDENTITY = DeviceIdentity.of("a1Abc123Def", "dev001");
    private static final int LARGEST = 100;

    private final LinkRuntime runtime = new LinkRuntime("publish-only-test");
    private final Mailbox mailbox = runtime.newMailbox();
    private final List<Runnable> timers = new CopyOnWriteArrayList<>();
    private final List<FakeTransport> transports = new ArrayList<>();
    private final List<LinkFailure> offline = new ArrayList<>();
    private final Shelf shelf = new Shelf();
    private final DeviceSession session = new DeviceSession(
            mailbox,
            () -> mailbox,
            (delay, task) -> {
                timers.add(task);
                return () -> {};
            },
            IDENTITY,
            new FakeTransports(),
            SessionSettings.DEFAULT.withRates(UplinkRates.UNLIMITED),
            identity -> shelf,
            new SessionListener() {
                @Override
                public void online() {}

                @Override
                public void offline(LinkFailure reason, Duration delay) {
                    offline.add(reason);
                }

                @Override
                public void subscriptionsRefused(Set<TopicFilter> refused) {}
            });

    @AfterEach
    void closeRuntime() {
        runtime.close();
    }

    private final class FakeTransports implements TransportFactory {
        @Override
        public Transport create(Mailbox ignored, TransportListener listener) {
            return new FakeTransport(listener);
        }

        @Override
        public TransportCapabilities capabilities() {
            return new TransportCapabilities(false, LARGEST, 1);
        }
    }

    private static final class Shelf implements OutgoingStore.Shelf {
        private final List<Long> kept = new ArrayList<>();
        private long last;

        @Override
        public void forEach(OutgoingStore.Reader reader) {}

        @Override
        public long add(Message message) {
            kept.add(++last);
            return last;
        }

        @Override
        public void remove(long key) {
            kept.remove(key);
        }
    }

    private final class FakeTransport implements Transport {
        private final TransportListener listener;
        private final List<String> published = new ArrayList<>();
        private final List<CompletableFuture<Message>> outcomes = new ArrayList<>();
        private final List<TopicFilter> subscribed = new ArrayList<>();
        private @Nullable Message last;
        private boolean closed;

        FakeTransport(TransportListener listener) {
            this.listener = listener;
            transports.add(this);
        }

        @Override
        public void open() {}

        @Override
        public CompletionStage<?> publish(Message message, boolean repeated) {
            last = message;
            published.add(new String(message.payload(), StandardCharsets.UTF_8) + (repeated ? " again" : ""));
            CompletableFuture<Message> outcome = new CompletableFuture<>();
            outcomes.add(outcome);
            return outcome;
        }

        @Override
        public CompletionStage<List<Subscription>> subscribe(List<Subscription> subscriptions) {
            subscriptions.forEach(subscription -> subscribed.add(subscription.filter()));
            return CompletableFuture.completedFuture(List.of());
        }

        @Override
        public CompletionStage<?> unsubscribe(List<TopicFilter> filters) {
            return CompletableFuture.completedFuture(filters);
        }

        @Override
        public void close() {
            closed = true;
        }

        @Override
        public void cut() {}
    }

    private void inMailbox(Runnable task) {
        CompletableFuture.runAsync(task, mailbox)
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
        settle();
    }

    private void settle() {
        for (int i = 0; i < 3; i++) {
            CompletableFuture.runAsync(() -> {}, mailbox)
                    .orTimeout(30, TimeUnit.SECONDS)
                    .join();
        }
    }

    private FakeTransport online() {
        session.start();
        settle();
        return opened();
    }

    private FakeTransport opened() {
        FakeTransport transport = transports.get(transports.size() - 1);
        inMailbox(transport.listener::opened);
        assertThat(session.state()).isEqualTo(SessionState.ONLINE);
        return transport;
    }

    private CompletableFuture<Message> publish(String payload, Qos qos) {
        CompletableFuture<Message> outcome = session.publish(new Message(
                        new Topic("/a1Abc123Def/dev001/user/update"), payload.getBytes(StandardCharsets.UTF_8), qos))
                .toCompletableFuture();
        settle();
        return outcome;
    }

    private static Throwable failureOf(CompletableFuture<?> future) {
        assertThat(future).isCompletedExceptionally();
        try {
            future.getNow(null);
            throw new AssertionError("did not fail");
        } catch (CompletionException e) {
            return e.getCause();
        }
    }

    @ParameterizedTest
    @CsvSource({"user/get", "user/+", "thing/service/property/set", "user/#"})
    void subscribesNothingThatThePlatformWouldHaveToSendByItself(String tail) {
        String filter = tail.startsWith("user/") ? "/a1Abc123Def/dev001/" + tail : "/sys/a1Abc123Def/dev001/" + tail;
        assertThatExceptionOfType(ConfigurationFailure.class)
                .isThrownBy(
                        () -> session.subscriptions().add(new TopicFilter(filter), Qos.AT_LEAST_ONCE, message -> {}))
                .withMessageContaining(filter)
                .withMessageContaining("MQTT")
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo(LinkFailure.Reason.PUBLISH_ONLY));
        assertThat(online().subscribed).isEmpty();
    }

    @Test
    void getsTheReplyThatCameWithTheExchange() {
        AlinkRequests requests = new AlinkRequests(runtime, IDENTITY, session);
        FakeTransport transport = online();
        CompletableFuture<AlinkReply> reply =
                requests.request(SystemTopic.OTA_FIRMWARE_GET, new JsonObject()).toCompletableFuture();
        settle();
        String request = transport.published.get(0);
        String id = request.substring(request.indexOf("\"id\":\"") + 6, request.indexOf("\",\"version\""));

        inMailbox(() -> {
            transport.listener.received(
                    new Message(
                            new Topic(transport.last.topic() + "_reply"),
                            ("{\"id\":\"" + id + "\",\"code\":200,\"data\":{}}").getBytes(StandardCharsets.UTF_8),
                            Qos.AT_MOST_ONCE),
                    () -> {});
            transport.outcomes.get(0).complete(transport.last);
        });

        assertThat(reply.orTimeout(30, TimeUnit.SECONDS).join().isSuccess()).isTrue();
        requests.close();
    }

    @Test
    void hasNoMoreUnderWayThanTheTransportTakes() {
        FakeTransport transport = online();
        publish("first", Qos.AT_LEAST_ONCE);
        publish("second", Qos.AT_MOST_ONCE);
        session.publishNow(new Message(
                new Topic("/a1Abc123Def/dev001/user/update"),
                "urgent".getBytes(StandardCharsets.UTF_8),
                Qos.AT_LEAST_ONCE));
        settle();
        assertThat(transport.published).containsExactly("first");

        inMailbox(() -> transport.outcomes.get(0).complete(null));
        assertThat(transport.published).containsExactly("first", "urgent");
        inMailbox(() -> transport.outcomes.get(1).complete(null));
        assertThat(transport.published).containsExactly("first", "urgent", "second");
    }

    @Test
    void tellsAtOnceThatAPayloadIsTooLarge() {
        CompletableFuture<Message> fits = publish("x".repeat(LARGEST), Qos.AT_LEAST_ONCE);
        CompletableFuture<Message> tooLarge = publish("x".repeat(LARGEST + 1), Qos.AT_LEAST_ONCE);

        assertThat(fits).isNotDone();
        assertThat(failureOf(tooLarge))
                .isInstanceOfSatisfying(
                        QuotaFailure.class,
                        failure -> assertThat(failure.reason()).isEqualTo(LinkFailure.Reason.PAYLOAD_TOO_LARGE))
                .hasMessageContaining("101")
                .hasMessageContaining("100");
        assertThat(shelf.kept).hasSize(1);
        assertThat(session.statistics().queued()).isEqualTo(1);
    }

    static List<LinkFailure> refusals() {
        return List.of(
                new ProtocolFailure(LinkFailure.Reason.PUBLICATION_REFUSED, "for the test"),
                new QuotaFailure(LinkFailure.Reason.PAYLOAD_TOO_LARGE, "for the test"),
                new ConfigurationFailure(LinkFailure.Reason.TOPIC, "for the test"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusedMessageIsToldAndTheOthersGoOn(LinkFailure refusal) {
        FakeTransport transport = online();
        CompletableFuture<Message> refused = publish("refused", Qos.AT_LEAST_ONCE);
        CompletableFuture<Message> next = publish("next", Qos.AT_LEAST_ONCE);

        inMailbox(() -> transport.outcomes.get(0).completeExceptionally(refusal));
        inMailbox(() -> transport.outcomes.get(1).complete(null));

        assertThat(failureOf(refused)).isSameAs(refusal);
        assertThat(next).isCompleted();
        assertThat(transport.published).containsExactly("refused", "next");
        assertThat(transport.closed).isFalse();
        assertThat(session.state()).isEqualTo(SessionState.ONLINE);
        assertThat(session.statistics().dropped()).isEqualTo(1);
        assertThat(shelf.kept).isEmpty();
    }

    static List<LinkFailure> troubles() {
        return List.of(
                new NetworkFailure(LinkFailure.Reason.TIMEOUT, "for the test"),
                new ProtocolFailure(LinkFailure.Reason.SERVER_UNAVAILABLE, "for the test"),
                new QuotaFailure(LinkFailure.Reason.TOO_MANY_REQUESTS, "for the test"));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void troubleOnTheLineLosesNoMessageOfQos1(LinkFailure trouble) {
        FakeTransport first = online();
        CompletableFuture<Message> kept = publish("kept", Qos.AT_LEAST_ONCE);
        inMailbox(() -> first.outcomes.get(0).completeExceptionally(trouble));
        inMailbox(() -> first.listener.closed(trouble));
        assertThat(offline).containsExactly(trouble);

        timers.get(timers.size() - 1).run();
        settle();
        FakeTransport second = opened();
        inMailbox(() -> second.outcomes.get(0).complete(null));

        assertThat(second.published).containsExactly("kept again");
        assertThat(kept).isCompleted();
    }

    /** Nobody throws out a device that holds no connection. */
    @Test
    void isNeverTakenForKicked() {
        NetworkFailure lost = new NetworkFailure(LinkFailure.Reason.CONNECTION_LOST, "for the test");
        session.start();
        settle();
        for (int i = 0; i < 5; i++) {
            FakeTransport transport = opened();
            inMailbox(() -> transport.listener.closed(lost));
            timers.get(timers.size() - 1).run();
            settle();
        }
        assertThat(offline).hasSize(5).containsOnly(lost);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "-1, 1", "1, 0", "1, -1"})
    void transportsTakeAtLeastAByteAndAMessage(int largestPayload, int inFlight) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TransportCapabilities(false, largestPayload, inFlight))
                .withMessageContaining(String.valueOf(largestPayload))
                .withMessageContaining(String.valueOf(inFlight));
    }
}
