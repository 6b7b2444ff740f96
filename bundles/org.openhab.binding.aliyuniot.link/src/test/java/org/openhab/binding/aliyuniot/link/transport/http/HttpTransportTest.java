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
package org.openhab.binding.aliyuniot.link.transport.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;
import static org.openhab.binding.aliyuniot.link.transport.http.OpenTransport.failureOf;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.endpoint.Region;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.failure.AuthenticationFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;
import org.openhab.binding.aliyuniot.link.failure.ProtocolFailure;
import org.openhab.binding.aliyuniot.link.failure.QuotaFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;
import org.openhab.binding.aliyuniot.link.identity.SignMethod;
import org.openhab.binding.aliyuniot.link.ota.download.TestCertificate;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.openhab.binding.aliyuniot.link.transport.Subscription;
import org.openhab.binding.aliyuniot.link.transport.TransportCapabilities;
import org.openhab.binding.aliyuniot.link.transport.http.HttpsPlatform.Answer;
import org.openhab.binding.aliyuniot.link.transport.http.HttpsPlatform.Request;

/** Every word of the platform over HTTPS and what follows, and servers that misbehave. */
@NonNullByDefault({})
class HttpTransportTest {
    private static final String TOPIC = "/a1Abc123Def/dev001/user/update";
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(500);

    private static TestCertificate certificate;

    @TempDir
    private static Path folder;

    private final LinkRuntime runtime = new LinkRuntime("http-test");
    private HttpsPlatform platform;
    private OpenTransport line;

    @BeforeAll
    static void makeCertificate() throws Exception {
        certificate = TestCertificate.in(folder, "dns:localhost");
    }

    @BeforeEach
    void startPlatform() throws Exception {
        platform = new HttpsPlatform(certificate);
    }

    @AfterEach
    void stopAll() {
        if (line != null) {
            line.close();
        }
        platform.close();
        runtime.close();
    }

    private OpenTransport connect(Duration timeout) throws Exception {
        line = new OpenTransport(
                runtime, "localhost", platform.port(), TrustAnchors.ofFile(certificate.pem()), timeout);
        return line;
    }

    private OpenTransport open() throws Exception {
        return connect(LONG).whenOpened();
    }

    @Test
    void publishesWithTheTokenThatItWasGiven() throws Exception {
        open();

        assertThat(failureOf(line.publish(TOPIC, "{\"hello\":1}"))).isNull();

        assertThat(platform.paths()).containsExactly("/auth", "/topic" + TOPIC);
        Request authentication = platform.requests.get(0);
        assertThat(authentication.contentType()).isEqualTo("application/json");
        assertThat(authentication.token()).isNull();
        assertThat(authentication.body()).doesNotContain(OpenTransport.SECRET).contains("\"sign\":\"");
        assertThat(platform.requests.get(1))
                .isEqualTo(new Request("/topic" + TOPIC, "{\"hello\":1}", "token-1", "application/octet-stream"));
    }

    @ParameterizedTest
    @CsvSource({
        "/a1Abc123Def/dev001/user/a b, /topic/a1Abc123Def/dev001/user/a%20b",
        "/a1Abc123Def/dev001/user/温度, /topic/a1Abc123Def/dev001/user/%E6%B8%A9%E5%BA%A6",
        "/a1Abc123Def/dev001/user/a?b, /topic/a1Abc123Def/dev001/user/a%3Fb",
        "/a1Abc123Def/dev001/user/50%, /topic/a1Abc123Def/dev001/user/50%25",
        "/a1Abc123Def/dev001/user/[a|b]^{c}, /topic/a1Abc123Def/dev001/user/%5Ba%7Cb%5D%5E%7Bc%7D",
        "/a1Abc123Def/dev001/user/../x, /topic/a1Abc123Def/dev001/user/../x",
        "/sys/a1Abc123Def/d@1.x:y/thing/event/property/post, /topic/sys/a1Abc123Def/d@1.x:y/thing/event/property/post",
    })
    void writesTopicsAsPaths(String topic, String path) throws Exception {
        open();
        assertThat(failureOf(line.publish(topic, "x"))).isNull();
        assertThat(platform.paths()).containsExactly("/auth", path);
    }

    @Test
    void keepsItsConnection() throws Exception {
        open();
        for (int i = 0; i < 20; i++) {
            assertThat(failureOf(line.publish(TOPIC, "x"))).isNull();
        }
        assertThat(platform.connections).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "10000, ProtocolFailure, SERVER_UNAVAILABLE",
        "10001, AuthenticationFailure, BAD_CREDENTIALS",
        "20000, AuthenticationFailure, NOT_AUTHORIZED",
        "20001, AuthenticationFailure, NOT_AUTHORIZED",
        "20004, ProtocolFailure, SERVER_UNAVAILABLE",
        "30001, ProtocolFailure, SERVER_UNAVAILABLE",
        "40000, QuotaFailure, TOO_MANY_REQUESTS",
        "12345, ProtocolFailure, SERVER_UNAVAILABLE",
        "-1, ProtocolFailure, SERVER_UNAVAILABLE",
    })
    void tellsWhyThePlatformDoesNotGiveAToken(int code, String family, String reason) throws Exception {
        platform.authenticating(HttpsPlatform.code(code));
        LinkFailure failure = connect(LONG).whyClosed();
        assertThat(failure.getClass().getSimpleName()).isEqualTo(family);
        assertThat(failure.reason().name()).isEqualTo(reason);
        assertThat(failure).hasMessageContaining("code " + code).hasMessageContaining("in words");
        assertThat(line.opened).isNotDone();
    }

    @ParameterizedTest
    @ValueSource(ints = {10_001, 30_001})
    void refusedMessageLeavesTheTransportOpen(int code) throws Exception {
        platform.publishing(HttpsPlatform.code(code));
        open();
        assertThat(failureOf(line.publish(TOPIC, "refused")))
                .isInstanceOfSatisfying(
                        ProtocolFailure.class,
                        failure -> assertThat(failure.reason()).isEqualTo(LinkFailure.Reason.PUBLICATION_REFUSED))
                .hasMessageContaining("code " + code);
        assertThat(failureOf(line.publish(TOPIC, "next"))).isNull();
        assertThat(line.closed).isNotDone();
    }

    @ParameterizedTest
    @CsvSource({
        "10000, SERVER_UNAVAILABLE",
        "20004, SERVER_UNAVAILABLE",
        "40000, TOO_MANY_REQUESTS",
        "777, SERVER_UNAVAILABLE",
    })
    void troubleOfThePlatformEndsTheTransport(int code, String reason) throws Exception {
        platform.publishing(HttpsPlatform.code(code));
        open();
        CompletableFuture<Object> outcome = line.publish(TOPIC, "x");
        assertThat(line.whyClosed().reason().name()).isEqualTo(reason);
        assertThat(failureOf(outcome)).isSameAs(line.whyClosed());
    }

    @ParameterizedTest
    @ValueSource(ints = {20_000, 20_001, 20_002, 20_003})
    void fetchesAFreshTokenAndLosesNoMessage(int code) throws Exception {
        platform.publishing(HttpsPlatform.success(), HttpsPlatform.code(code));
        open();
        assertThat(failureOf(line.publish(TOPIC, "first"))).isNull();
        assertThat(failureOf(line.publish(TOPIC, "second"))).isNull();
        assertThat(platform.requests)
                .extracting(
                        Request::path, Request::token, request -> request.path().equals("/auth") ? "" : request.body())
                .containsExactly(
                        tuple("/auth", null, ""),
                        tuple("/topic" + TOPIC, "token-1", "first"),
                        tuple("/topic" + TOPIC, "token-1", "second"),
                        tuple("/auth", null, ""),
                        tuple("/topic" + TOPIC, "token-2", "second"));
    }

    @Test
    void asksForOneTokenForAllThatWait() throws Exception {
        open();
        platform.publishing(HttpsPlatform.code(20_001), HttpsPlatform.code(20_001));
        CompletableFuture<Object> first = line.publish(TOPIC, "first");
        CompletableFuture<Object> second = line.publish(TOPIC, "second");
        assertThat(failureOf(first)).isNull();
        assertThat(failureOf(second)).isNull();
        assertThat(platform.paths()).filteredOn("/auth"::equals).hasSize(2);
    }

    @Test
    void givesUpWhereEvenAFreshTokenIsRefused() throws Exception {
        platform.publishing(HttpsPlatform.code(20_001), HttpsPlatform.code(20_001));
        open();
        line.publish(TOPIC, "x");
        assertThat(line.whyClosed())
                .isInstanceOfSatisfying(
                        AuthenticationFailure.class,
                        failure -> assertThat(failure.reason()).isEqualTo(LinkFailure.Reason.NOT_AUTHORIZED));
        assertThat(platform.paths()).containsExactly("/auth", "/topic" + TOPIC, "/auth", "/topic" + TOPIC);
    }

    @Test
    void tellsThatTheSecretHasChangedMeanwhile() throws Exception {
        open();
        platform.publishing(HttpsPlatform.code(20_001)).authenticating(HttpsPlatform.code(20_000));
        CompletableFuture<Object> outcome = line.publish(TOPIC, "x");
        assertThat(line.whyClosed()).isInstanceOf(AuthenticationFailure.class);
        assertThat(failureOf(outcome)).isSameAs(line.whyClosed());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void handsTheReplyOn(boolean base64) throws Exception {
        String reply = "{\"id\":\"1\",\"code\":200,\"data\":{}}";
        String data = base64
                ? Base64.getEncoder().encodeToString(reply.getBytes(StandardCharsets.UTF_8))
                : reply.replace("\"", "\\\"");
        platform.publishing(HttpsPlatform.json("{\"code\":0,\"info\":{\"messageId\":1,\"data\":\"" + data + "\"}}"));
        open();
        String topic = "/sys/a1Abc123Def/dev001/thing/ota/firmware/get";
        assertThat(failureOf(line.publish(topic, "{}"))).isNull();
        assertThat(line.received).hasSize(1);
        Message message = line.received.get(0);
        assertThat(message.topic().value()).isEqualTo(topic + "_reply");
        assertThat(new String(message.payload(), StandardCharsets.UTF_8)).isEqualTo(reply);
    }

    @Test
    void takesARepliesObjectAsItIs() throws Exception {
        platform.publishing(HttpsPlatform.json("{\"code\":0,\"info\":{\"data\":{\"id\":\"1\",\"code\":200}}}"));
        open();
        assertThat(failureOf(line.publish("/sys/a1Abc123Def/dev001/thing/event/property/post", "{}")))
                .isNull();
        assertThat(new String(line.received.get(0).payload(), StandardCharsets.UTF_8))
                .isEqualTo("{\"id\":\"1\",\"code\":200}");
    }

    @Test
    void nothingIsReceivedOnTopicsOfTheProduct() throws Exception {
        platform.publishing(HttpsPlatform.json("{\"code\":0,\"info\":{\"data\":\"{}\"}}"));
        open();
        assertThat(failureOf(line.publish(TOPIC, "{}"))).isNull();
        assertThat(line.received).isEmpty();
    }

    @Test
    void takesUpTo128KilobytesAndNoMore() throws Exception {
        open();
        assertThat(failureOf(line.publish(TOPIC, new byte[128 * 1024], Qos.AT_LEAST_ONCE)))
                .isNull();
        assertThat(failureOf(line.publish(TOPIC, new byte[128 * 1024 + 1], Qos.AT_LEAST_ONCE)))
                .isInstanceOfSatisfying(
                        QuotaFailure.class,
                        failure -> assertThat(failure.reason()).isEqualTo(LinkFailure.Reason.PAYLOAD_TOO_LARGE));
        assertThat(platform.paths()).hasSize(2);
        assertThat(line.closed).isNotDone();
    }

    @Test
    void canOnlyPublish() throws Exception {
        TransportCapabilities capabilities = new HttpTransportFactory(
                        runtime,
                        HttpSettings.ofPublicInstance(new Region("cn-shanghai")),
                        OpenTransport.IDENTITY,
                        new DeviceSecret(OpenTransport.SECRET),
                        SignMethod.HMACSHA1)
                .capabilities();
        assertThat(capabilities).isEqualTo(new TransportCapabilities(false, 131_072, 1));
        open();
        Subscription replies = new Subscription(
                new TopicFilter("/sys/a1Abc123Def/dev001/thing/ota/firmware/get_reply"), Qos.AT_LEAST_ONCE);
        Subscription pushes =
                new Subscription(new TopicFilter("/ota/device/upgrade/a1Abc123Def/dev001"), Qos.AT_LEAST_ONCE);
        assertThat(line.transport
                        .subscribe(List.of(replies, pushes))
                        .toCompletableFuture()
                        .get(30, TimeUnit.SECONDS))
                .containsExactly(pushes);
    }

    // Each is a way to answer the authentication.
    enum Misbehaviour {
        MALFORMED_JSON(platform -> HttpsPlatform.json("{\"code\":0,\"info\":"), "MALFORMED_PACKET"),
        NO_JSON(platform -> HttpsPlatform.json("<html>Log in to this network</html>"), "MALFORMED_PACKET"),
        DEEP_JSON(platform -> HttpsPlatform.json("[".repeat(100_000)), "MALFORMED_PACKET"),
        NO_CODE(platform -> HttpsPlatform.json("{\"info\":{\"token\":\"x\"}}"), "MALFORMED_PACKET"),
        CODE_OF_ANOTHER_KIND(platform -> HttpsPlatform.json("{\"code\":{},\"info\":1}"), "MALFORMED_PACKET"),
        HUGE_CODE(platform -> HttpsPlatform.json("{\"code\":1e999999999}"), "MALFORMED_PACKET"),
        NOTHING(platform -> HttpsPlatform.json(""), "MALFORMED_PACKET"),
        NO_TOKEN(platform -> HttpsPlatform.json("{\"code\":0}"), "MALFORMED_PACKET"),
        EMPTY_TOKEN(platform -> HttpsPlatform.json("{\"code\":0,\"info\":{\"token\":\"\"}}"), "MALFORMED_PACKET"),
        TOKEN_THAT_ADDS_A_HEADER(
                platform -> HttpsPlatform.json("{\"code\":0,\"info\":{\"token\":\"a\\r\\nX: y\"}}"),
                "MALFORMED_PACKET"),
        LONG_TOKEN(
                platform -> HttpsPlatform.json("{\"code\":0,\"info\":{\"token\":\"" + "x".repeat(2049) + "\"}}"),
                "MALFORMED_PACKET"),
        OVERSIZED(platform -> HttpsPlatform.json(" ".repeat(256 * 1024 + 1)), "MALFORMED_PACKET"),
        ENDLESS_BODY(platform -> platform.endless(200), "MALFORMED_PACKET"),
        ENDLESS_ERROR(platform -> platform.endless(500), "MALFORMED_PACKET"),
        REDIRECT(
                platform -> HttpsPlatform.redirect("https://localhost:" + platform.port() + "/auth"),
                "MALFORMED_PACKET"),
        NOT_FOUND(platform -> HttpsPlatform.status(404, ""), "MALFORMED_PACKET"),
        FORBIDDEN(platform -> HttpsPlatform.status(403, "{\"code\":0}"), "MALFORMED_PACKET"),
        PROXY(platform -> HttpsPlatform.status(407, "<html>"), "PROXY_LOGIN"),
        SERVER_ERROR(platform -> HttpsPlatform.status(500, "{}"), "SERVER_UNAVAILABLE"),
        BAD_GATEWAY(platform -> HttpsPlatform.status(502, "<html>"), "SERVER_UNAVAILABLE"),
        TOO_MANY(platform -> HttpsPlatform.status(429, ""), "TOO_MANY_REQUESTS"),
        CUT(platform -> HttpsPlatform.cut(), "CONNECTION_LOST");

        private final Function<HttpsPlatform, Answer> answer;
        private final String reason;

        Misbehaviour(Function<HttpsPlatform, Answer> answer, String reason) {
            this.answer = answer;
            this.reason = reason;
        }
    }

    @ParameterizedTest
    @EnumSource
    void serverThatMisbehavesAtTheBeginning(Misbehaviour misbehaviour) throws Exception {
        platform.authenticating(misbehaviour.answer.apply(platform));
        LinkFailure failure = connect(LONG).whyClosed();
        assertThat(failure.reason().name()).isEqualTo(misbehaviour.reason);
        assertThat(platform.paths()).containsExactly("/auth");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {
                "NO_TOKEN",
                "EMPTY_TOKEN",
                "TOKEN_THAT_ADDS_A_HEADER",
                "LONG_TOKEN",
                // A message that is refused so leaves the transport open, or is sent anew: see elsewhere.
                "CUT"
            })
    void serverThatMisbehavesLater(Misbehaviour misbehaviour) throws Exception {
        platform.publishing(misbehaviour.answer.apply(platform));
        open();
        CompletableFuture<Object> outcome = line.publish(TOPIC, "x");
        assertThat(line.whyClosed().reason().name()).isEqualTo(misbehaviour.reason);
        assertThat(failureOf(outcome)).isSameAs(line.whyClosed());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void answerThatDoesNotComeIsNotWaitedForLong(boolean afterTheHead) throws Exception {
        platform.authenticating(afterTheHead ? platform.stalled() : platform.silent());
        assertThat(connect(SHORT).whyClosed().reason()).isEqualTo(LinkFailure.Reason.TIMEOUT);
    }

    @Test
    void serverThatSpeaksNoTlsIsNotWaitedForLong() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            line = new OpenTransport(
                    runtime, "localhost", mute.getLocalPort(), TrustAnchors.ofFile(certificate.pem()), SHORT);
            assertThat(line.whyClosed().reason()).isEqualTo(LinkFailure.Reason.TIMEOUT);
        }
    }

    @Test
    void messageOfQos1IsSentAnewWhereAnOldConnectionBreaks() throws Exception {
        open();
        assertThat(failureOf(line.publish(TOPIC, "first"))).isNull();
        platform.publishing(HttpsPlatform.cut());
        assertThat(failureOf(line.publish(TOPIC, "second"))).isNull();
        assertThat(platform.requests)
                .extracting(Request::body)
                .containsOnlyOnce("first")
                .endsWith("second", "second");
    }

    @Test
    void messageOfQos0IsNotSentAnew() throws Exception {
        open();
        assertThat(failureOf(line.publish(TOPIC, "first"))).isNull();
        platform.publishing(HttpsPlatform.cut());
        assertThat(failureOf(line.publish(TOPIC, "second".getBytes(StandardCharsets.UTF_8), Qos.AT_MOST_ONCE)))
                .isInstanceOf(NetworkFailure.class);
        assertThat(line.whyClosed().reason()).isEqualTo(LinkFailure.Reason.CONNECTION_LOST);
    }

    @Test
    void messageThatTheServerFindsTooLargeIsRefused() throws Exception {
        platform.publishing(HttpsPlatform.status(413, ""));
        open();
        assertThat(failureOf(line.publish(TOPIC, "x"))).isInstanceOf(QuotaFailure.class);
        assertThat(line.closed).isNotDone();
    }

    @Test
    void trustsNobodyButTheGivenAuthority() throws Exception {
        TestCertificate other = TestCertificate.in(folder, "dns:localhost");
        line = new OpenTransport(runtime, "localhost", platform.port(), TrustAnchors.ofFile(other.pem()), LONG);
        assertThat(line.whyClosed().reason()).isEqualTo(LinkFailure.Reason.CERTIFICATE_UNTRUSTED);
        assertThat(platform.requests).isEmpty();
    }

    @Test
    void insistsOnTheHostName() throws Exception {
        line = new OpenTransport(runtime, "127.0.0.1", platform.port(), TrustAnchors.ofFile(certificate.pem()), LONG);
        assertThat(line.whyClosed().reason()).isEqualTo(LinkFailure.Reason.CERTIFICATE_HOST);
        assertThat(platform.requests).isEmpty();
    }

    @Test
    void tellsThatNobodyListens() throws Exception {
        int port = platform.port();
        platform.close();
        line = new OpenTransport(runtime, "localhost", port, TrustAnchors.ofFile(certificate.pem()), LONG);
        assertThat(line.whyClosed().reason()).isEqualTo(LinkFailure.Reason.CONNECTION_REFUSED);
    }

    @Test
    void tellsThatTheHostIsUnknown() throws Exception {
        line = new OpenTransport(
                runtime, "nobody.invalid", platform.port(), TrustAnchors.ofFile(certificate.pem()), LONG);
        assertThat(line.whyClosed().reason()).isEqualTo(LinkFailure.Reason.UNKNOWN_HOST);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void closesAtOnceWhateverIsUnderWay(boolean politely) throws Exception {
        platform.publishing(platform.silent());
        open();
        CompletableFuture<Object> outcome = line.publish(TOPIC, "x");
        await().until(() -> platform.paths().size() == 2);
        line.close(politely);
        assertThat(line.whyClosed().reason()).isEqualTo(LinkFailure.Reason.CLOSED);
        assertThat(failureOf(outcome)).isSameAs(line.whyClosed());
        assertThat(failureOf(line.publish(TOPIC, "late"))).isSameAs(line.whyClosed());
    }
}
