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
package org.openhab.binding.aliyuniot.link.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.http.HttpFailure.Reason;
import org.openhab.binding.aliyuniot.link.ota.download.TestCertificate;

/** Answers that have no end where honest ones have one, and answers that are none: each ends in little memory. */
@NonNullByDefault({})
class HostileAnswersTest {
    private static final long BOUND_BYTES = 2 << 20;
    private static final int CONTENT = 64 * 1024;
    private static final Duration PATIENT = Duration.ofSeconds(60);
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final String CHUNKED = OK + "Transfer-Encoding: chunked\r\n\r\n";
    private static final Map<String, Long> TAKEN = new ConcurrentSkipListMap<>();

    @TempDir
    static Path certificates;

    private static TestCertificate certificate;

    private final LinkRuntime runtime = new LinkRuntime("hostile-test");

    /** Classes that the first exchanges load are no answer's. */
    @BeforeEach
    void warmUp() throws Exception {
        Peer.Behaviour behaviour = (peer, in, out) -> {
            Peer.readHead(in);
            Peer.say(out, CHUNKED + "0\r\n\r\n");
        };
        if (TAKEN.isEmpty()) {
            try (Peer peer = Peer.tls(certificate, behaviour)) {
                ask(peer, TrustAnchors.ofFile(certificate.pem()), new AtomicLong());
            }
        }
    }

    @BeforeAll
    static void makeCertificate() throws Exception {
        certificate = TestCertificate.in(certificates, "dns:localhost");
    }

    @AfterEach
    void stop() {
        runtime.close();
    }

    /** What an exchange takes at most: all that its thread allocates, kept or not. */
    @AfterAll
    static void figure() {
        TAKEN.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .ifPresent(most -> System.out.printf(
                        "figure: memory allocated for a hostile answer: at most %d KB of %d KB (%s; %d cases)%n",
                        most.getValue() / 1024, BOUND_BYTES / 1024, most.getKey(), TAKEN.size()));
    }

    static Stream<Arguments> answers() {
        String field = "X-Field: " + "v".repeat(100) + "\r\n";
        return Stream.of(
                endless("trailer fields", CHUNKED + "0\r\n", field, Reason.MALFORMED),
                endless("one trailer field", CHUNKED + "0\r\nX: ", "v", Reason.MALFORMED),
                endless("one folded trailer field", CHUNKED + "0\r\nX: v\r\n", " v\r\n", Reason.MALFORMED),
                endless("blank lines in one trailer field", CHUNKED + "0\r\nX: v\r\n", " \r\n", Reason.MALFORMED),
                endless("100 Continue", "", "HTTP/1.1 100 Continue\r\n\r\n", Reason.MALFORMED),
                endless(
                        "103 Early Hints with fields",
                        "",
                        "HTTP/1.1 103 Early Hints\r\n" + field.repeat(50) + "\r\n",
                        Reason.MALFORMED),
                endless("fields of the head", OK, field, Reason.MALFORMED),
                endless("one field of the head", OK + "X: ", "v", Reason.MALFORMED),
                endless("one folded field of the head", OK + "X: v\r\n", "\tv\r\n", Reason.MALFORMED),
                endless("status line", "HTTP/1.1 200 ", "O", Reason.MALFORMED),
                endless("blank lines before the head", "", "\r\n", Reason.MALFORMED),
                endless("zero bytes", "", "\0", Reason.MALFORMED),
                endless("one extension of a chunk", CHUNKED + "1;", "x", Reason.MALFORMED),
                endless("extensions of chunks", CHUNKED, "1;x=" + "y".repeat(4000) + "\r\nz\r\n", Reason.MALFORMED),
                endless("digits of a chunk's length", CHUNKED, "0", Reason.MALFORMED),
                once("a chunk's length over a long", CHUNKED + "fffffffffffffffff\r\n", Reason.MALFORMED),
                once("a chunk's length below zero", CHUNKED + "-1\r\nx", Reason.MALFORMED),
                once("a chunk without a length", CHUNKED + "\r\nx\r\n", Reason.MALFORMED),
                once("a chunk that is longer than it says", CHUNKED + "1\r\nxyz\r\n0\r\n\r\n", Reason.MALFORMED),
                once("a chunk that breaks off", CHUNKED + "ff\r\nxyz", Reason.BROKEN),
                once("a body that breaks off", OK + "Content-Length: 5\r\n\r\nabc", Reason.BROKEN),
                once("a length that is no number", OK + "Content-Length: 5,6\r\n\r\nabc", Reason.MALFORMED),
                once("a length over a long", OK + "Content-Length: 9999999999999999999\r\n\r\n", Reason.MALFORMED),
                once("a length below zero", OK + "Content-Length: -5\r\n\r\n", Reason.MALFORMED),
                once("another transfer coding", OK + "Transfer-Encoding: gzip\r\n\r\n", Reason.MALFORMED),
                once("another protocol", "HTTP/1.1 101 Switching Protocols\r\n\r\n", Reason.MALFORMED),
                once("no HTTP", "SSH-2.0-OpenSSH_9.6\r\n\r\n", Reason.MALFORMED),
                once("a status that is no number", "HTTP/1.1 abc OK\r\n\r\n", Reason.MALFORMED),
                once("a negative status", "HTTP/1.1 -200 OK\r\n\r\n", Reason.MALFORMED),
                once("nothing", "", Reason.BROKEN));
    }

    private static Arguments endless(String name, String beginning, String again, Reason reason) {
        Peer.Behaviour behaviour = (peer, in, out) -> {
            Peer.readHead(in);
            Peer.say(out, beginning);
            peer.sayForEver(out, again);
        };
        return Arguments.of("endless " + name, behaviour, reason);
    }

    private static Arguments once(String name, String answer, Reason reason) {
        Peer.Behaviour behaviour = (peer, in, out) -> {
            Peer.readHead(in);
            Peer.say(out, answer);
        };
        return Arguments.of(name, behaviour, reason);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void endsOverPlainTcp(String name, Peer.Behaviour behaviour, Reason reason) throws Exception {
        try (Peer peer = Peer.plain(behaviour)) {
            assertThat(failure(name, peer).reason()).isEqualTo(reason);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void endsOverTls(String name, Peer.Behaviour behaviour, Reason reason) throws Exception {
        try (Peer peer = Peer.tls(certificate, behaviour)) {
            assertThat(failure(name + " over TLS", peer).reason()).isEqualTo(reason);
        }
    }

    private HttpFailure failure(String name, Peer peer) throws Exception {
        TrustAnchors trustAnchors = TrustAnchors.ofFile(certificate.pem());
        AtomicLong taken = new AtomicLong();
        HttpFailure failure = catchThrowableOfType(HttpFailure.class, () -> ask(peer, trustAnchors, taken));
        assertThat(failure).isNotNull();
        assertThat(failure.getMessage()).doesNotContain("5ec7e7", "localhost");
        assertThat(taken).as("bytes allocated").hasValueLessThan(BOUND_BYTES);
        TAKEN.put(name, taken.get());
        return failure;
    }

    private void ask(Peer peer, TrustAnchors trustAnchors, AtomicLong taken) throws IOException {
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        byte[] content = new byte[CONTENT];
        HttpTimeouts patience = new HttpTimeouts(PATIENT, PATIENT, PATIENT, PATIENT, PATIENT);
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        try (HttpExchange exchange = new HttpExchange(runtime, trustAnchors, patience)) {
            exchange.send(HttpRequest.get(peer.url(), Map.of())).body().readNBytes(content, 0, CONTENT);
        } finally {
            taken.set(threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before);
        }
    }

    @Test
    void honestAnswersComeThroughWhateverCarriesThem() throws Exception {
        String hints = "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n";
        for (String answer : new String[] {
            OK + "Content-Length: 3\r\n\r\nabcdef",
            "HTTP/1.0 200 OK\r\n\r\nabc",
            hints.repeat(5) + "HTTP/1.1 100 Continue\r\n\r\n" + OK + "content-length: 3\r\n\r\nabc",
            CHUNKED + "1;ext=\"x\"\r\na\r\n002\r\nbc\r\n0\r\nX-Trailer: 1\r\n\r\n",
            OK + "Transfer-Encoding: Chunked\r\nContent-Length: 77\r\n\r\n3\r\nabc\r\n0\r\n\r\n"
        }) {
            Peer.Behaviour behaviour = (peer, in, out) -> {
                Peer.readHead(in);
                Peer.say(out, answer);
            };
            try (Peer peer = Peer.plain(behaviour);
                    HttpExchange exchange = exchange()) {
                HttpAnswer given = exchange.send(HttpRequest.get(peer.url(), Map.of()));
                assertThat(given.status()).isEqualTo(200);
                assertThat(given.body().readAllBytes()).asString().isEqualTo("abc");
            }
        }
    }

    @Test
    void contentInChunksOfOneByteComesThrough() throws Exception {
        Peer.Behaviour behaviour = (peer, in, out) -> {
            Peer.readHead(in);
            Peer.say(out, CHUNKED + "1\r\nx\r\n".repeat(CONTENT) + "0\r\n\r\n");
        };
        try (Peer peer = Peer.plain(behaviour);
                HttpExchange exchange = exchange()) {
            assertThat(exchange.send(HttpRequest.get(peer.url(), Map.of()))
                            .body()
                            .readAllBytes())
                    .hasSize(CONTENT);
        }
    }

    @Test
    void aRefusalBeforeTheEndOfTheBodyIsTold() throws Exception {
        for (String before : new String[] {"", "HTTP/1.1 100 Continue\r\n\r\n"}) {
            Peer.Behaviour behaviour = (peer, in, out) -> {
                Peer.readHead(in);
                Peer.say(out, before + "HTTP/1.1 413 Too Large\r\nContent-Length: 4\r\n\r\nfull");
                in.transferTo(OutputStream.nullOutputStream());
            };
            try (Peer peer = Peer.plain(behaviour);
                    HttpExchange exchange = exchange()) {
                HttpAnswer answer = exchange.send(new HttpRequest("PUT", peer.url(), Map.of(), zeros(1L << 40)));
                assertThat(answer.status()).isEqualTo(413);
                assertThat(answer.body().readAllBytes()).asString().isEqualTo("full");
            }
        }
    }

    @Test
    void aBodyIsSentOnAfterAnInterimAnswer() throws Exception {
        int size = 1_000_000;
        Peer.Behaviour behaviour = (peer, in, out) -> {
            Peer.readHead(in);
            Peer.say(out, "HTTP/1.1 100 Continue\r\n\r\n");
            in.readNBytes(size);
            Peer.say(out, "HTTP/1.1 204 No Content\r\n\r\n");
        };
        try (Peer peer = Peer.plain(behaviour);
                HttpExchange exchange = exchange()) {
            HttpAnswer answer = exchange.send(new HttpRequest("POST", peer.url(), Map.of(), zeros(size)));
            assertThat(answer.status()).isEqualTo(204);
        }
    }

    private HttpExchange exchange() throws Exception {
        return new HttpExchange(
                runtime,
                TrustAnchors.ofFile(certificate.pem()),
                new HttpTimeouts(PATIENT, PATIENT, PATIENT, PATIENT, PATIENT));
    }

    static HttpRequest.Body zeros(long length) {
        return new HttpRequest.Body() {
            @Override
            public long length() {
                return length;
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                byte[] piece = new byte[CONTENT];
                for (long left = length; left > 0; left -= piece.length) {
                    out.write(piece, 0, (int) Math.min(left, piece.length));
                }
            }
        };
    }
}
