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
package org.openhab.binding.aliyuniot.link.transport.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.Mailbox;
import org.openhab.binding.aliyuniot.link.endpoint.Endpoint;
import org.openhab.binding.aliyuniot.link.endpoint.Protocol;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.identity.ConnectCredentials;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;
import org.openhab.binding.aliyuniot.link.topic.Topic;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.openhab.binding.aliyuniot.link.transport.Subscription;
import org.openhab.binding.aliyuniot.link.transport.Transport;
import org.openhab.binding.aliyuniot.link.transport.TransportListener;

/** The bytes of conversations with servers that behave and with servers that do not. */
@NonNullByDefault({})
@Timeout(60)
class MqttTransportTest {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Topic TOPIC = new Topic("/pk/dev1/a");

    private final LinkRuntime runtime = new LinkRuntime("transport-test");
    private final Heard heard = new Heard();
    private LockstepServer server;
    private Mailbox mailbox;

    private static final class Heard implements TransportListener {
        final CompletableFuture<Boolean> opened = new CompletableFuture<>();
        final CompletableFuture<Message> received = new CompletableFuture<>();
        final CompletableFuture<LinkFailure> closed = new CompletableFuture<>();
        volatile boolean slow;

        @Override
        public void opened() {
            opened.complete(true);
        }

        @Override
        public void received(Message message, Runnable handled) {
            received.complete(message);
            if (!slow) {
                handled.run();
            }
        }

        @Override
        public void closed(LinkFailure reason) {
            closed.complete(reason);
        }
    }

    @BeforeEach
    void startServer() throws Exception {
        server = new LockstepServer();
        mailbox = runtime.newMailbox();
    }

    @AfterEach
    void stopServer() throws Exception {
        runtime.close();
        server.close();
    }

    private Transport opened(MqttTimeouts timeouts) throws Exception {
        Transport transport = transport(timeouts);
        transport.open();
        server.acceptAndConnect();
        assertThat(heard.opened.get(30, TimeUnit.SECONDS)).isTrue();
        return transport;
    }

    private Transport transport(MqttTimeouts timeouts) {
        MqttSettings settings = new MqttSettings(
                new Endpoint("localhost", server.port(), Protocol.TCP),
                TrustAnchors.ofRuntime(),
                ConnectCredentials.of(DeviceIdentity.of("pk", "dev1"), new DeviceSecret("secret"))
                        .build(),
                Duration.ofSeconds(300),
                true,
                MqttVersion.V3_1_1);
        return new MqttTransportFactory(runtime, settings, timeouts).create(mailbox, heard);
    }

    private static MqttTimeouts patient() {
        return new MqttTimeouts(LONG, LONG, LONG, LONG);
    }

    private <T> CompletableFuture<T> inMailbox(Supplier<? extends CompletionStage<T>> action) {
        CompletableFuture<T> outcome = new CompletableFuture<>();
        mailbox.execute(() -> action.get().whenComplete((value, failure) -> {
            if (failure == null) {
                outcome.complete(value);
            } else {
                outcome.completeExceptionally(failure);
            }
        }));
        return outcome;
    }

    private CompletableFuture<Object> publish(Transport transport, String payload, Qos qos, boolean repeated) {
        return inMailbox(() -> transport
                .publish(new Message(TOPIC, payload.getBytes(StandardCharsets.UTF_8), qos), repeated)
                .thenApply(done -> (Object) done));
    }

    @Test
    void publishesAndSubscribesAsTheStandardSays() throws Exception {
        Transport transport = opened(patient());

        publish(transport, "x", Qos.AT_MOST_ONCE, false).get(30, TimeUnit.SECONDS);
        assertThat(server.receive()).isEqualTo("300d000a2f706b2f646576312f6178");

        CompletableFuture<Object> sure = publish(transport, "x", Qos.AT_LEAST_ONCE, false);
        assertThat(server.receive()).isEqualTo("320f000a2f706b2f646576312f61000178");
        server.send("40020001");
        sure.get(30, TimeUnit.SECONDS);

        CompletableFuture<Object> again = publish(transport, "x", Qos.AT_LEAST_ONCE, true);
        assertThat(server.receive()).isEqualTo("3a0f000a2f706b2f646576312f61000278");
        server.send("40020002");
        again.get(30, TimeUnit.SECONDS);

        Subscription granted = new Subscription(new TopicFilter("/pk/dev1/b"), Qos.AT_LEAST_ONCE);
        Subscription refused = new Subscription(new TopicFilter("/pk/dev1/c"), Qos.AT_MOST_ONCE);
        CompletableFuture<List<Subscription>> answer = inMailbox(() -> transport.subscribe(List.of(granted, refused)));
        assertThat(server.receive()).isEqualTo("821c0003000a2f706b2f646576312f6201000a2f706b2f646576312f6300");
        server.send("9004000301" + "80");
        assertThat(answer.get(30, TimeUnit.SECONDS)).containsExactly(refused);
    }

    @Test
    void acknowledgesAMessageAfterItsReceiverHasReturned() throws Exception {
        opened(patient());
        server.send("320f000a2f706b2f646576312f61123478");
        assertThat(server.receive()).isEqualTo("40021234");
        assertThat(heard.received.get(30, TimeUnit.SECONDS).payload())
                .asString()
                .isEqualTo("x");
    }

    @Test
    void sendsAgainWithTheSameIdUntilItIsAcknowledged() throws Exception {
        Transport transport = opened(new MqttTimeouts(LONG, LONG, SHORT, LONG));
        CompletableFuture<Object> sure = publish(transport, "x", Qos.AT_LEAST_ONCE, false);
        assertThat(server.receive()).isEqualTo("320f000a2f706b2f646576312f61000178");
        assertThat(server.receive()).isEqualTo("3a0f000a2f706b2f646576312f61000178");
        server.send("40020001");
        sure.get(30, TimeUnit.SECONDS);
    }

    @Test
    void givesAServerUpThatAcknowledgesNothing() throws Exception {
        Transport transport = opened(new MqttTimeouts(LONG, LONG, SHORT, LONG));
        CompletableFuture<Object> lost = publish(transport, "x", Qos.AT_LEAST_ONCE, false);
        server.awaitEnd();
        assertThat(heard.closed.get(30, TimeUnit.SECONDS).reason()).isEqualTo(LinkFailure.Reason.TIMEOUT);
        assertThat(lost).isCompletedExceptionally();
    }

    @Test
    void givesAServerUpThatDoesNotAnswer() throws Exception {
        transport(new MqttTimeouts(SHORT, LONG, LONG, LONG)).open();
        server.accept();
        server.awaitEnd();
        assertThat(heard.closed.get(30, TimeUnit.SECONDS).reason()).isEqualTo(LinkFailure.Reason.TIMEOUT);
    }

    @Test
    void endsAWriteThatHangs() throws Exception {
        Transport transport = opened(new MqttTimeouts(LONG, SHORT, LONG, LONG));
        byte[] large = new byte[Message.MAX_PAYLOAD_BYTES];
        // More than the buffers of both sides take, and nobody reads.
        for (int i = 0; i < 200; i++) {
            inMailbox(() -> transport
                    .publish(new Message(TOPIC, large, Qos.AT_MOST_ONCE), false)
                    .thenApply(done -> (Object) done));
        }
        assertThat(heard.closed.get(30, TimeUnit.SECONDS).reason()).isEqualTo(LinkFailure.Reason.TIMEOUT);
    }

    @Test
    void saysGoodbyeAndDoesNotWaitForeverForTheAnswer() throws Exception {
        Transport transport = opened(new MqttTimeouts(LONG, LONG, LONG, SHORT));
        mailbox.execute(transport::close);
        assertThat(server.receive()).isEqualTo("e000");
        server.awaitEnd();
        assertThat(heard.closed.get(30, TimeUnit.SECONDS).reason()).isEqualTo(LinkFailure.Reason.CLOSED);
    }

    @Test
    void refusesAMessageOfQos2() throws Exception {
        opened(patient());
        server.send("340f000a2f706b2f646576312f61000178");
        server.awaitEnd();
        assertThat(heard.closed.get(30, TimeUnit.SECONDS).reason()).isEqualTo(LinkFailure.Reason.MALFORMED_PACKET);
    }

    @Test
    void dropsAMessageWithAnUnusableTopicAndGoesOn() throws Exception {
        opened(patient());
        server.send("3206" + "0002" + "612b" + "0001");
        assertThat(server.receive()).isEqualTo("40020001");
        server.send("320f000a2f706b2f646576312f61000278");
        assertThat(server.receive()).isEqualTo("40020002");
        assertThat(heard.received.get(30, TimeUnit.SECONDS).topic()).isEqualTo(TOPIC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"20020000", "c000", "50020001", "62020001", "10" + "00", "320600022f610000", "d00100"})
    void endsTheConnectionAtAPacketThatMustNotCome(String hex) throws Exception {
        opened(patient());
        server.send(hex);
        server.awaitEnd();
        assertThat(heard.closed.get(30, TimeUnit.SECONDS).reason()).isEqualTo(LinkFailure.Reason.MALFORMED_PACKET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // acknowledgements of packets that were never sent: PUBACK, SUBACK, UNSUBACK; an answer to no ping
                "40020123",
                "9003012301",
                "b0020123",
                "d000",
                // a SUBACK for a packet that is no SUBSCRIBE
                "9003000101"
            })
    void ignoresAnswersToNothing(String hex) throws Exception {
        Transport transport = opened(patient());
        CompletableFuture<Object> sure = publish(transport, "x", Qos.AT_LEAST_ONCE, false);
        server.receive();
        server.send(hex);
        server.send("320f000a2f706b2f646576312f61000278");
        assertThat(server.receive()).isEqualTo("40020002");
        assertThat(sure).isNotDone();
        server.send("40020001");
        sure.get(30, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9003000100", "90040001007f", "9004000100ff"})
    void takesAnAnswerThatIsMissingOrReservedForARefusal(String suback) throws Exception {
        Transport transport = opened(patient());
        Subscription first = new Subscription(new TopicFilter("/pk/dev1/b"), Qos.AT_LEAST_ONCE);
        Subscription second = new Subscription(new TopicFilter("/pk/dev1/c"), Qos.AT_MOST_ONCE);
        CompletableFuture<List<Subscription>> answer = inMailbox(() -> transport.subscribe(List.of(first, second)));
        server.receive();
        server.send(suback);
        assertThat(answer.get(30, TimeUnit.SECONDS)).containsExactly(second);
    }

    @ParameterizedTest
    @CsvSource({
        "20020001, VERSION_REFUSED",
        "20020002, CLIENT_ID_REJECTED",
        "20020003, SERVER_UNAVAILABLE",
        "20020004, BAD_CREDENTIALS",
        "20020005, NOT_AUTHORIZED",
        "20020006, MALFORMED_PACKET",
        "200200ff, MALFORMED_PACKET",
        "21020000, MALFORMED_PACKET",
        "d000, MALFORMED_PACKET",
        "320f000a2f706b2f646576312f61000278, MALFORMED_PACKET",
        "485454502f312e31, MALFORMED_PACKET"
    })
    void tellsWhyItWasNotAccepted(String answer, String reason) throws Exception {
        transport(patient()).open();
        server.accept();
        server.receive();
        server.send(answer);
        server.awaitEnd();
        assertThat(heard.closed.get(30, TimeUnit.SECONDS).reason()).hasToString(reason);
        assertThat(heard.opened).isNotDone();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "20", "200200"})
    void aConnectionThatEndsBeforeTheAnswerWasNoneYet(String partOfConnack) throws Exception {
        transport(patient()).open();
        server.accept();
        server.receive();
        server.send(partOfConnack);
        server.close();
        assertThat(heard.closed.get(30, TimeUnit.SECONDS).reason()).isEqualTo(LinkFailure.Reason.CLOSED_WITHOUT_ANSWER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/pk/dev1/😀", "/pk/dev1/／", "/pk/dev1/字", "/pk/dev1/\ufeff"})
    void carriesTopicsOfEveryScript(String value) throws Exception {
        Transport transport = opened(patient());
        Topic topic = new Topic(value);
        String hex = HexFormat.of().formatHex(value.getBytes(StandardCharsets.UTF_8));
        inMailbox(() -> transport
                .publish(new Message(topic, new byte[0], Qos.AT_MOST_ONCE), false)
                .thenApply(done -> (Object) done));
        assertThat(server.receive()).endsWith(hex);
        inMailbox(() -> transport.subscribe(List.of(new Subscription(new TopicFilter(value), Qos.AT_LEAST_ONCE))));
        assertThat(server.receive()).endsWith(hex + "01");
        inMailbox(() -> transport.unsubscribe(List.of(new TopicFilter(value))).thenApply(done -> (Object) done));
        assertThat(server.receive()).endsWith(hex);
        server.send("30" + "%02x".formatted(hex.length() / 2 + 2) + "%04x".formatted(hex.length() / 2) + hex);
        assertThat(heard.received.get(30, TimeUnit.SECONDS).topic()).isEqualTo(topic);
    }
}
