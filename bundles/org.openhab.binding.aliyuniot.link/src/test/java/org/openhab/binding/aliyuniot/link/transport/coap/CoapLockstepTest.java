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
package org.openhab.binding.aliyuniot.link.transport.coap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.aliyuniot.link.Fuzz;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;
import org.openhab.binding.aliyuniot.link.topic.Topic;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.openhab.binding.aliyuniot.link.transport.Subscription;
import org.openhab.binding.aliyuniot.link.transport.coap.CoapDatagram.Option;
import org.openhab.binding.aliyuniot.link.transport.coap.endpoint.CoapConfiguration;
import org.openhab.binding.aliyuniot.link.transport.coap.endpoint.CoapTimeouts;

/** Datagram by datagram: what we send, and what we make of what comes. */
@NonNullByDefault({})
@Timeout(120)
class CoapLockstepTest {
    private static final int CONTENT_FORMAT = 12;
    private static final int ACCEPT = 17;
    private static final int TOKEN = 2088;
    private static final int UNAUTHORIZED = CoapDatagram.code(4, 1);
    private static final byte[] NOTHING = new byte[0];

    private ScriptedServer server;
    private CoapBench bench;

    @BeforeEach
    void start() throws Exception {
        server = new ScriptedServer();
        bench = new CoapBench();
    }

    @AfterEach
    void stop() {
        bench.close();
        server.close();
    }

    private CoapBench.Device opened(CoapTimeouts timeouts) throws Exception {
        CoapBench.Device device = bench.open(CoapBench.plain(server.port()), timeouts);
        server.authenticate();
        CoapBench.get(device.opened);
        return device;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aPublicationIsConfirmableWithEachSegmentInAnOptionOfItsOwn() throws Exception {
        CoapBench.Device device = opened(CoapBench.PATIENT);
        CompletableFuture<Object> outcome = device.publish(CoapBench.update("{\"a\":1}"));
        CoapDatagram request = server.receive();
        assertThat(request.type()).isEqualTo(CoapDatagram.CON);
        assertThat(request.code()).isEqualTo(CoapDatagram.POST);
        assertThat(request.options(11).stream().map(Option::text))
                .containsExactly("topic", "a1Abc123Def", "dev001", "user", "update");
        assertThat(request.options(15)).as("queries").isEmpty();
        assertThat(request.option(TOKEN)).isEqualTo(ScriptedServer.TOKEN);
        assertThat(request.options(CONTENT_FORMAT).get(0).value()).containsExactly(50);
        assertThat(request.options(ACCEPT).get(0).value()).containsExactly(50);
        assertThat(request.text()).isEqualTo("{\"a\":1}");
        server.send(request.response(CoapDatagram.CONTENT, NOTHING, ScriptedServer.messageId("1234567")));
        assertThat(CoapBench.get(outcome)).isEqualTo("1234567");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":[1,2]} | 50",
                "[1]           | 50",
                "23.5          | 42",
                "on            | 42",
                "{\"a\":        | 42",
                "{} {}         | 42",
                "''            | 42"
            })
    void whatIsNoJsonIsSentAsOctets(String payload, int format) throws Exception {
        CoapBench.Device device = opened(CoapBench.PATIENT);
        device.publish(CoapBench.update(payload));
        assertThat(server.receive().options(CONTENT_FORMAT).get(0).value()).containsExactly(format);
    }

    @Test
    void aSeparateResponseIsAcknowledged() throws Exception {
        CoapBench.Device device = opened(CoapBench.PATIENT);
        CompletableFuture<Object> outcome = device.publish(CoapBench.update("{}"));
        CoapDatagram request = server.receive();
        server.send(request.empty(CoapDatagram.ACK));
        CoapDatagram response = request.separate(CoapDatagram.CON, 4711, CoapDatagram.CONTENT, NOTHING);
        server.send(response);
        CoapDatagram acknowledgement = server.receive();
        assertThat(acknowledgement.type()).isEqualTo(CoapDatagram.ACK);
        assertThat(acknowledgement.messageId()).isEqualTo(4711);
        CoapBench.get(outcome);

        // Our acknowledgement has got lost.
        server.send(response);
        CoapDatagram again = server.receive();
        assertThat(again.messageId()).isEqualTo(4711);
        assertThat(device.closed).isNotDone();
    }

    @Test
    void aSeparateResponseMayComeWithoutAcknowledgementAndConfirmation() throws Exception {
        CoapBench.Device device = opened(CoapBench.PATIENT);
        CompletableFuture<Object> outcome = device.publish(CoapBench.update("{}"));
        CoapDatagram request = server.receive();
        server.send(request.separate(CoapDatagram.NON, 99, CoapDatagram.CONTENT, NOTHING));
        CoapBench.get(outcome);
    }

    @Test
    void anAcknowledgementWithoutResponseIsNotWaitedForForever() throws Exception {
        CoapTimeouts timeouts = new CoapTimeouts(
                CoapBench.BOUND,
                CoapBench.BOUND,
                CoapBench.BOUND,
                Duration.ofMillis(200),
                CoapBench.BOUND,
                CoapBench.BOUND);
        CoapBench.Device device = opened(timeouts);
        CompletableFuture<Object> outcome = device.publish(CoapBench.update("{}"));
        server.send(server.receive().empty(CoapDatagram.ACK));
        assertThat(CoapBench.failure(outcome).reason()).isEqualTo(LinkFailure.Reason.TIMEOUT);
        assertThat(CoapBench.get(device.closed).reason()).isEqualTo(LinkFailure.Reason.TIMEOUT);
    }

    /** Acknowledged again and again, or in blocks without end: nothing takes longer than all that belongs to an exchange. */
    @Test
    void anExchangeHasABoundOverAll() throws Exception {
        CoapTimeouts timeouts = new CoapTimeouts(
                CoapBench.BOUND,
                CoapBench.BOUND,
                CoapBench.BOUND,
                CoapBench.BOUND,
                Duration.ofMillis(500),
                CoapBench.BOUND);
        CoapBench.Device device = opened(timeouts);
        CompletableFuture<Object> taken = device.publish(CoapBench.update("{}"));
        server.send(server.receive().response(CoapDatagram.CONTENT, NOTHING));
        CoapBench.get(taken);
        CompletableFuture<Object> outcome = device.publish(CoapBench.update("{}"));
        server.send(server.receive().empty(CoapDatagram.ACK));
        assertThat(CoapBench.failure(outcome).reason()).isEqualTo(LinkFailure.Reason.TIMEOUT);
    }

    @Test
    void anUnansweredRequestIsRepeatedBitForBit() throws Exception {
        CoapBench.Device device = opened(CoapBench.QUICK);
        CompletableFuture<Object> outcome = device.publish(CoapBench.update("{}"));
        byte[] first = server.receiveBytes();
        assertThat(server.receiveBytes()).isEqualTo(first);
        assertThat(server.receiveBytes()).isEqualTo(first);
        server.send(CoapDatagram.parse(first).response(CoapDatagram.CONTENT, NOTHING));
        CoapBench.get(outcome);
        assertThat(device.closed).isNotDone();
    }

    @Test
    void afterFourRepetitionsTheTransportIsClosedOnce() throws Exception {
        CoapBench.Device device = opened(CoapBench.timeouts(Duration.ofMillis(20)));
        CompletableFuture<Object> first = device.publish(CoapBench.update("{}"));
        CompletableFuture<Object> second = device.publish(CoapBench.update("{}"));
        CoapDatagram request = server.receive();
        for (int i = 0; i < 4; i++) {
            assertThat(server.receive().messageId()).isEqualTo(request.messageId());
        }
        assertThat(CoapBench.get(device.closed).reason()).isEqualTo(LinkFailure.Reason.TIMEOUT);
        assertThat(CoapBench.failure(first)).isInstanceOf(NetworkFailure.class);
        assertThat(CoapBench.failure(second)).isInstanceOf(NetworkFailure.class);
        assertThat(CoapBench.failure(device.publish(CoapBench.update("{}")))).isInstanceOf(NetworkFailure.class);
        assertThat(server.isSilent()).isTrue();
        assertThat(device.closings).hasValue(1);
    }

    @Test
    void oneRequestIsUnderWayAtATimeAndTheOrderIsKept() throws Exception {
        CoapBench.Device device = opened(CoapBench.PATIENT);
        List<CompletableFuture<Object>> outcomes = device.publishAll(3);
        for (int i = 0; i < 3; i++) {
            CoapDatagram request = server.receive();
            assertThat(request.text()).isEqualTo("{\"n\":" + i + "}");
            if (i == 0) {
                assertThat(server.isSilent()).isTrue();
            }
            server.send(request.response(CoapDatagram.CONTENT, NOTHING));
        }
        for (CompletableFuture<Object> outcome : outcomes) {
            CoapBench.get(outcome);
        }
    }

    @Test
    void answersThatComeTwiceLateOrForgedCompleteNothing() throws Exception {
        CoapBench.Device device = opened(CoapBench.PATIENT);
        CompletableFuture<Object> first = device.publish(CoapBench.update("{\"n\":1}"));
        CoapDatagram request = server.receive();
        server.send(request.response(CoapDatagram.CONTENT, NOTHING, ScriptedServer.messageId("first")));
        assertThat(CoapBench.get(first)).isEqualTo("first");

        CompletableFuture<Object> second = device.publish(CoapBench.update("{\"n\":2}"));
        CoapDatagram next = server.receive();
        server.send(request.response(CoapDatagram.CONTENT, NOTHING, ScriptedServer.messageId("late")));
        server.send(new CoapDatagram(
                CoapDatagram.ACK, CoapDatagram.CONTENT, next.messageId(), new byte[8], List.of(), NOTHING));
        server.send(new CoapDatagram(
                CoapDatagram.ACK,
                CoapDatagram.CONTENT,
                next.messageId() + 1 & 0xffff,
                next.token(),
                List.of(ScriptedServer.messageId("wrong message id")),
                NOTHING));
        server.send(next.response(CoapDatagram.CONTENT, NOTHING, ScriptedServer.messageId("second")));
        assertThat(CoapBench.get(second)).isEqualTo("second");
    }

    @Test
    void aStrangerCannotAnswerForTheServer() throws Exception {
        CoapBench.Device device = opened(CoapBench.PATIENT);
        CompletableFuture<Object> outcome = device.publish(CoapBench.update("{}"));
        CoapDatagram request = server.receive();
        try (DatagramSocket stranger = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            byte[] forged = request.response(CoapDatagram.CONTENT, NOTHING, ScriptedServer.messageId("forged"))
                    .bytes();
            stranger.send(new DatagramPacket(forged, forged.length, server.client()));
        }
        server.send(request.response(CoapDatagram.CONTENT, NOTHING, ScriptedServer.messageId("true")));
        assertThat(CoapBench.get(outcome)).isEqualTo("true");
    }

    @Test
    void anExpiredTokenIsRenewedAndTheMessageRepeatedInItsPlace() throws Exception {
        CoapBench.Device device = opened(CoapBench.PATIENT);
        List<CompletableFuture<Object>> outcomes = device.publishAll(2);
        CoapDatagram refused = server.receive();
        server.send(refused.response(UNAUTHORIZED, utf8("token expired")));
        server.authenticate("{\"token\":\"fresh\"}");
        for (int i = 0; i < 2; i++) {
            CoapDatagram request = server.receive();
            assertThat(request.text()).isEqualTo("{\"n\":" + i + "}");
            assertThat(request.option(TOKEN)).isEqualTo("fresh");
            server.send(request.response(CoapDatagram.CONTENT, NOTHING));
            CoapBench.get(outcomes.get(i));
        }
        assertThat(device.closed).isNotDone();
    }

    @Test
    void aFreshTokenThatIsRefusedEndsTheTransportAndNotTheMessage() throws Exception {
        CoapBench.Device device = opened(CoapBench.PATIENT);
        CompletableFuture<Object> outcome = device.publish(CoapBench.update("{}"));
        server.send(server.receive().response(UNAUTHORIZED, NOTHING));
        server.authenticate();
        server.send(server.receive().response(UNAUTHORIZED, NOTHING));
        assertThat(CoapBench.get(device.closed).reason()).isEqualTo(LinkFailure.Reason.NOT_AUTHORIZED);
        assertThat(CoapBench.failure(outcome)).isInstanceOf(NetworkFailure.class);
    }

    @ParameterizedTest
    @CsvSource({
        "4, 0, PUBLICATION_REFUSED",
        "4, 3, TOPIC",
        "4, 4, TOPIC",
        "4, 5, PUBLICATION_REFUSED",
        "4, 6, PUBLICATION_REFUSED",
        "4, 13, PAYLOAD_TOO_LARGE",
        "4, 15, PUBLICATION_REFUSED",
        "4, 30, PUBLICATION_REFUSED"
    })
    void aRefusedMessageLeavesTheTransportOpen(int kind, int detail, String reason) throws Exception {
        CoapBench.Device device = opened(CoapBench.PATIENT);
        List<CompletableFuture<Object>> outcomes = device.publishAll(2);
        server.send(server.receive().response(CoapDatagram.code(kind, detail), utf8("because of a secret")));
        LinkFailure failure = CoapBench.failure(outcomes.get(0));
        assertThat(failure).hasToString(failure.getClass().getName() + ": " + failure.getMessage());
        assertThat(failure.reason()).hasToString(reason);
        assertThat(failure)
                .hasMessageContaining(String.format("%d.%02d", kind, detail))
                .hasMessageNotContaining("secret");
        server.send(server.receive().response(CoapDatagram.CONTENT, NOTHING));
        CoapBench.get(outcomes.get(1));
    }

    @ParameterizedTest
    @CsvSource({"5, 0", "5, 3", "5, 4", "4, 14", "4, 29", "7, 1"})
    void aServerInTroubleEndsTheTransportAndNotTheMessage(int kind, int detail) throws Exception {
        CoapBench.Device device = opened(CoapBench.timeouts(Duration.ofMillis(50)));
        CompletableFuture<Object> outcome = device.publish(CoapBench.update("{}"));
        server.send(server.receive().response(CoapDatagram.code(kind, detail), NOTHING));
        CoapBench.get(device.closed);
        assertThat(CoapBench.failure(outcome)).isInstanceOf(NetworkFailure.class);
    }

    @ParameterizedTest
    @CsvSource({
        "4, 0, BAD_CREDENTIALS",
        "4, 1, NOT_AUTHORIZED",
        "4, 3, NOT_AUTHORIZED",
        "4, 4, MALFORMED_PACKET",
        "5, 0, SERVER_UNAVAILABLE"
    })
    void aRefusedAuthenticationClosesTheTransport(int kind, int detail, String reason) throws Exception {
        CoapBench.Device device = bench.open(CoapBench.plain(server.port()), CoapBench.PATIENT);
        server.send(server.receive().response(CoapDatagram.code(kind, detail), NOTHING));
        LinkFailure failure = CoapBench.get(device.closed);
        assertThat(failure.reason()).hasToString(reason);
        assertThat(failure).hasMessageNotContaining(CoapBench.SECRET.value());
        assertThat(device.opened).isNotDone();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "[]", "{}", "{\"token\":\"\"}", "{\"token\":{}}", "{\"token\":\"a b\"}"})
    void anAuthenticationWithoutTokenClosesTheTransport(String answer) throws Exception {
        CoapBench.Device device = bench.open(CoapBench.plain(server.port()), CoapBench.PATIENT);
        server.authenticate(answer);
        assertThat(CoapBench.get(device.closed).reason()).hasToString("MALFORMED_PACKET");
    }

    @Test
    void aResetClosesTheTransport() throws Exception {
        CoapBench.Device device = opened(CoapBench.PATIENT);
        CompletableFuture<Object> outcome = device.publish(CoapBench.update("{}"));
        server.send(server.receive().empty(CoapDatagram.RST));
        assertThat(CoapBench.get(device.closed).reason()).isEqualTo(LinkFailure.Reason.CONNECTION_LOST);
        assertThat(CoapBench.failure(outcome)).isInstanceOf(NetworkFailure.class);
    }

    @Test
    void cuttingEndsWhatIsUnderWayAtOnceAndOnce() throws Exception {
        CoapBench.Device device = opened(CoapBench.PATIENT);
        List<CompletableFuture<Object>> outcomes = device.publishAll(2);
        server.receive();
        device.transport.cut();
        device.transport.cut();
        device.mailbox.execute(device.transport::close);
        assertThat(CoapBench.get(device.closed).reason()).isEqualTo(LinkFailure.Reason.CLOSED);
        for (CompletableFuture<Object> outcome : outcomes) {
            assertThat(CoapBench.failure(outcome)).isInstanceOf(NetworkFailure.class);
        }
        CoapBench.failure(device.publish(CoapBench.update("{}")));
        assertThat(device.closings).hasValue(1);
    }

    @Test
    void whatTheAnswerOfASystemTopicCarriesIsReceivedOnTheReplyTopic() throws Exception {
        CoapBench.Device device = opened(CoapBench.PATIENT);
        String topic = "/sys/a1Abc123Def/dev001/thing/event/property/post";
        device.publish(CoapBench.message(topic, "{\"id\":\"1\"}"));
        server.send(server.receive().response(CoapDatagram.CONTENT, utf8("{\"id\":\"1\",\"code\":200}")));
        Message reply = device.received.take();
        assertThat(reply.topic()).isEqualTo(new Topic(topic + "_reply"));
        assertThat(new String(reply.payload(), StandardCharsets.UTF_8)).isEqualTo("{\"id\":\"1\",\"code\":200}");

        CompletableFuture<Object> own = device.publish(CoapBench.update("{}"));
        server.send(server.receive().response(CoapDatagram.CONTENT, utf8("thanks")));
        CoapBench.get(own);
        assertThat(device.received).isEmpty();
    }

    @Test
    void aMessageThatDoesNotFitIsRefusedBeforeItIsSent() throws Exception {
        CoapBench.Device device = opened(CoapBench.PATIENT);
        CompletableFuture<Object> tooLarge = device.publish(CoapBench.update("x".repeat(1025)));
        assertThat(CoapBench.failure(tooLarge).reason()).isEqualTo(LinkFailure.Reason.PAYLOAD_TOO_LARGE);
        String longTopic = "/a1Abc123Def/dev001/user/" + "t".repeat(200);
        CompletableFuture<Object> tooLong = device.publish(CoapBench.message(longTopic, "x".repeat(1024)));
        assertThat(CoapBench.failure(tooLong).reason()).isEqualTo(LinkFailure.Reason.PAYLOAD_TOO_LARGE);
        CompletableFuture<Object> fits = device.publish(CoapBench.update("x".repeat(1024)));
        CoapDatagram request = server.receive();
        assertThat(request.payload()).hasSize(1024);
        assertThat(request.options(27)).as("Block1").isEmpty();
        server.send(request.response(CoapDatagram.CONTENT, NOTHING));
        CoapBench.get(fits);
    }

    @Test
    void aReplyInBlocksIsPutTogether() throws Exception {
        CoapBench.Device device = opened(CoapBench.PATIENT);
        String topic = "/sys/a1Abc123Def/dev001/thing/ota/firmware/get";
        device.publish(CoapBench.message(topic, "{\"id\":\"1\"}"));
        for (int block = 0; block < 3; block++) {
            CoapDatagram request = server.receive();
            server.send(request.response(
                    CoapDatagram.CONTENT, utf8(String.valueOf(block).repeat(64)), new Option(23, new byte[] {
                        (byte) (block << 4 | (block < 2 ? 8 : 0) | 2)
                    })));
        }
        Message reply = device.received.take();
        assertThat(new String(reply.payload(), StandardCharsets.UTF_8))
                .isEqualTo("0".repeat(64) + "1".repeat(64) + "2".repeat(64));
    }

    @Test
    void aReplyThatNeverEndsIsGivenUp() throws Exception {
        CoapBench.Device device = opened(CoapBench.PATIENT);
        CompletableFuture<Object> outcome =
                device.publish(CoapBench.message("/sys/a1Abc123Def/dev001/thing/ota/firmware/get", "{}"));
        byte[] block = new byte[1024];
        int blocks = 0;
        while (!outcome.isDone() && blocks < 100) {
            CoapDatagram request = server.receive();
            int number = blocks << 4 | 8 | 6;
            server.send(request.response(CoapDatagram.CONTENT, block, new Option(23, new byte[] {
                (byte) (number >> 8), (byte) number
            })));
            blocks++;
            if (blocks > CoapConfiguration.MAX_ANSWER_BYTES / block.length) {
                CoapBench.failure(outcome);
            }
        }
        assertThat(CoapBench.failure(outcome).reason()).hasToString("PUBLICATION_REFUSED");
        assertThat(device.received).isEmpty();
        CompletableFuture<Object> next = device.publish(CoapBench.update("{}"));
        server.send(server.receive().response(CoapDatagram.CONTENT, NOTHING));
        CoapBench.get(next);
    }

    @Test
    void onlyRepliesCanBeSubscribed() throws Exception {
        CoapBench.Device device = opened(CoapBench.PATIENT);
        Subscription reply = new Subscription(new TopicFilter("/sys/a1Abc123Def/dev001/x_reply"), Qos.AT_LEAST_ONCE);
        Subscription push = new Subscription(new TopicFilter("/a1Abc123Def/dev001/user/get"), Qos.AT_LEAST_ONCE);
        CompletableFuture<List<Subscription>> refused = new CompletableFuture<>();
        device.mailbox.execute(
                () -> device.transport.subscribe(List.of(reply, push)).thenAccept(refused::complete));
        assertThat(CoapBench.get(refused)).containsExactly(push);
    }

    @Test
    void whateverAServerSendsTheNextAnswerCounts() throws Exception {
        CoapBench.Device device = opened(CoapBench.PATIENT);
        List<byte[]> sent = new ArrayList<>();
        CompletableFuture<Object> outcome = device.publish(CoapBench.update("{}"));
        CoapDatagram request = server.receive();
        byte[] answer = request.response(
                        CoapDatagram.CONTENT, utf8("{\"id\":\"1\"}"), ScriptedServer.messageId("fuzzed"))
                .bytes();
        Random random = new Random(1);
        for (int i = 0; i < 500; i++) {
            byte[] broken = answer.clone();
            // Not the token: that might make it a good answer.
            int at = random.nextInt(broken.length);
            broken[at < 12 ? 0 : at] ^= (byte) (1 << random.nextInt(8));
            broken[0] |= (byte) (0x80 | random.nextInt(16));
            sent.add(broken);
            server.send(broken);
        }
        server.send(new byte[0]);
        server.send(new byte[4000]);
        server.send(Fuzz.broken(random, "garbage"));
        sendUntil(outcome, answer);
        assertThat(CoapBench.get(outcome)).isEqualTo("fuzzed");
        assertThat(sent).hasSize(500);
    }

    /** Behind so many datagrams, one may find the receiver's buffer full. */
    private void sendUntil(CompletableFuture<Object> outcome, byte[] answer) {
        await().atMost(CoapBench.BOUND).until(() -> {
            server.send(answer);
            return outcome.isDone();
        });
    }

    @Test
    void whatTheServerAsksIsNotAnsweredWithContent() throws Exception {
        CoapBench.Device device = opened(CoapBench.PATIENT);
        CompletableFuture<Object> outcome = device.publish(CoapBench.update("{}"));
        CoapDatagram request = server.receive();
        for (int i = 0; i < 100; i++) {
            server.send(new CoapDatagram(
                    CoapDatagram.CON, CoapDatagram.POST, i, new byte[] {1}, List.of(), utf8("command")));
        }
        sendUntil(
                outcome,
                request.response(CoapDatagram.CONTENT, NOTHING, ScriptedServer.messageId("7"))
                        .bytes());
        assertThat(CoapBench.get(outcome)).isEqualTo("7");
    }
}
