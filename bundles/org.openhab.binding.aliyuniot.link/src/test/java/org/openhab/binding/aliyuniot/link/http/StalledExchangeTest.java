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
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.http.HttpFailure.Reason;
import org.openhab.binding.aliyuniot.link.ota.download.TestCertificate;

/** Wherever the other side stops, the exchange ends when it is told to, and when its time is over. */
@NonNullByDefault({})
class StalledExchangeTest {
    /** Far above what is expected: a machine may have much else to do. */
    private static final Duration BOUND = Duration.ofSeconds(60);

    private static final Duration PATIENT = Duration.ofMinutes(10);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final String CHUNKED = OK + "Transfer-Encoding: chunked\r\n\r\n";
    private static final AtomicLong SLOWEST_NANOS = new AtomicLong();
    private static final List<String> MEASURED = new ArrayList<>();

    @TempDir
    static Path certificates;

    private static TestCertificate certificate;

    private final LinkRuntime runtime = new LinkRuntime("stalled-test");
    private final CountDownLatch names = new CountDownLatch(1);

    /** Where the other side stops. */
    private enum Point {
        NAME,
        CONNECT,
        HANDSHAKE,
        REQUEST_HEAD,
        REQUEST_BODY,
        ANSWER,
        STATUS_LINE,
        FIELDS,
        AFTER_INTERIM,
        BODY,
        BODY_WITHOUT_LENGTH,
        CHUNK_LENGTH,
        CHUNK,
        TRAILERS
    }

    @BeforeAll
    static void makeCertificate() throws Exception {
        certificate = TestCertificate.in(certificates, "dns:localhost");
    }

    @AfterEach
    void stop() {
        names.countDown();
        runtime.close();
        await().atMost(BOUND)
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                        .extracting(Thread::getName)
                        .noneMatch(name -> name.startsWith("stalled-test")));
    }

    @AfterAll
    static void figure() {
        System.out.printf(
                "figure: from cancel to the end of an exchange: at most %d ms over %d stall points%n",
                TimeUnit.NANOSECONDS.toMillis(SLOWEST_NANOS.get()), MEASURED.size());
    }

    static Stream<Arguments> points() {
        return Arrays.stream(Point.values())
                .flatMap(point -> Stream.of(true, false)
                        .filter(tls -> tls || point != Point.HANDSHAKE)
                        .map(tls -> Arguments.of(point, tls)));
    }

    private static Peer.Behaviour behaviour(Point point) {
        return (peer, in, out) -> {
            if (point == Point.HANDSHAKE) {
                peer.fallSilent();
            }
            if (point == Point.REQUEST_HEAD) {
                in.read();
                peer.fallSilent();
            }
            Peer.readHead(in);
            Peer.say(
                    out,
                    switch (point) {
                        case STATUS_LINE -> "HTTP/1.1 2";
                        case FIELDS -> OK + "Content-Length: 5\r\n";
                        case AFTER_INTERIM -> "HTTP/1.1 103 Early Hints\r\n\r\n";
                        case BODY -> OK + "Content-Length: 5\r\n\r\nab";
                        case BODY_WITHOUT_LENGTH -> OK + "\r\nab";
                        case CHUNK_LENGTH -> CHUNKED + "1\r\na\r\n1";
                        case CHUNK -> CHUNKED + "5\r\nab";
                        case TRAILERS -> CHUNKED + "0\r\nX: 1\r\nY";
                        default -> "";
                    });
            peer.fallSilent();
        };
    }

    @ParameterizedTest(name = "at {0}, TLS: {1}")
    @MethodSource("points")
    void cancelEndsIt(Point point, boolean tls) throws Exception {
        try (Stalled stalled = new Stalled(point, tls, PATIENT)) {
            stalled.awaitStall();
            long begun = System.nanoTime();
            stalled.exchange.cancel();
            assertThat(stalled.reason()).isEqualTo(Reason.CANCELLED);
            SLOWEST_NANOS.accumulateAndGet(System.nanoTime() - begun, Math::max);
            MEASURED.add(point.name());
        }
    }

    @ParameterizedTest(name = "at {0}, TLS: {1}")
    @MethodSource("points")
    void itsTimeEndsIt(Point point, boolean tls) throws Exception {
        try (Stalled stalled = new Stalled(point, tls, SHORT)) {
            assertThat(stalled.reason()).isIn(Reason.SILENT, Reason.OVERDUE);
        }
    }

    @ParameterizedTest(name = "at {0}, TLS: {1}")
    @MethodSource("points")
    void theEndOfTheRuntimeEndsIt(Point point, boolean tls) throws Exception {
        try (Stalled stalled = new Stalled(point, tls, PATIENT)) {
            stalled.awaitStall();
            runtime.close();
            assertThat(stalled.reason()).isEqualTo(Reason.CANCELLED);
        }
    }

    /** A request on its way to somebody who stops at a point, on a thread of its own. */
    private final class Stalled implements AutoCloseable {
        private final Point point;
        private final Peer peer;
        private final FullListener full;
        private final HttpExchange exchange;
        private final Thread thread;
        private final CompletableFuture<Object> end = new CompletableFuture<>();

        Stalled(Point point, boolean tls, Duration patience) throws Exception {
            this.point = point;
            peer = tls && point != Point.HANDSHAKE
                    ? Peer.tls(certificate, behaviour(point))
                    : Peer.plain(behaviour(point));
            full = point == Point.CONNECT ? new FullListener() : null;
            exchange = new HttpExchange(
                    runtime,
                    TrustAnchors.ofFile(certificate.pem()),
                    new HttpTimeouts(patience, patience, patience, patience, patience.multipliedBy(3)),
                    name -> {
                        if (point == Point.NAME) {
                            awaitNames();
                        }
                        return new InetAddress[] {InetAddress.getLoopbackAddress()};
                    });
            int port = full == null ? peer.port() : full.port();
            URI uri = URI.create((tls ? "https" : "http") + "://localhost:" + port + "/");
            HttpRequest request = point == Point.REQUEST_BODY
                    ? new HttpRequest("PUT", uri, Map.of(), HostileAnswersTest.zeros(1L << 40))
                    : HttpRequest.get(
                            uri, point == Point.REQUEST_HEAD ? Map.of("X", "v".repeat(20_000_000)) : Map.of());
            thread = new Thread(() -> run(request), "stalled-test-user");
            thread.setDaemon(true);
            thread.start();
        }

        private void run(HttpRequest request) {
            try {
                end.complete(exchange.send(request).body().readAllBytes());
            } catch (IOException | RuntimeException e) {
                end.completeExceptionally(e);
            }
        }

        private void awaitNames() {
            try {
                names.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** Until the other side has stopped and the thread waits for it. */
        void awaitStall() throws InterruptedException {
            if (point != Point.NAME && point != Point.CONNECT) {
                assertThat(peer.reached.await(BOUND.toSeconds(), TimeUnit.SECONDS))
                        .isTrue();
            }
            await().atMost(BOUND).until(() -> {
                List<String> frames = Arrays.stream(thread.getStackTrace())
                        .map(StackTraceElement::toString)
                        .toList();
                String wanted = switch (point) {
                    case NAME -> "Connector.addresses";
                    case CONNECT -> "NioSocketImpl.connect";
                    case REQUEST_HEAD, REQUEST_BODY -> "NioSocketImpl.implWrite";
                    default -> "NioSocketImpl.park";
                };
                return frames.stream().anyMatch(frame -> frame.contains(wanted));
            });
        }

        Reason reason() throws Exception {
            ExecutionException failure =
                    catchThrowableOfType(ExecutionException.class, () -> end.get(BOUND.toSeconds(), TimeUnit.SECONDS));
            assertThat(failure).isNotNull();
            assertThat(failure).cause().isInstanceOf(HttpFailure.class);
            return ((HttpFailure) failure.getCause()).reason();
        }

        @Override
        public void close() throws Exception {
            names.countDown();
            exchange.close();
            peer.close();
            if (full != null) {
                full.close();
            }
        }
    }

    /** Somebody whose queue of connections is full, so that further ones wait for ever. */
    private static final class FullListener implements AutoCloseable {
        private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        private final List<Socket> waiting = new ArrayList<>();

        FullListener() throws IOException {
            try {
                while (waiting.size() < 100) {
                    Socket client = new Socket();
                    waiting.add(client);
                    client.connect(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port()), (int) SHORT.toMillis());
                }
                throw new IllegalStateException("The queue has no end");
            } catch (SocketTimeoutException e) {
                // Full.
            }
        }

        int port() {
            return listener.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            for (Socket client : waiting) {
                client.close();
            }
            listener.close();
        }
    }
}
