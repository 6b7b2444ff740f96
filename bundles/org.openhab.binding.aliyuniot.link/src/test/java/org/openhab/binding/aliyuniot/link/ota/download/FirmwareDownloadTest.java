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
package org.openhab.binding.aliyuniot.link.ota.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.ota.download.FileServer.Answer;
import org.openhab.binding.aliyuniot.link.ota.store.ExpectedImage;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareFailure;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareFailure.Reason;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareFolder;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareStore;
import org.openhab.binding.aliyuniot.link.ota.store.Images;
import org.openhab.binding.aliyuniot.link.ota.store.PartialImage;

/** Downloads from a real HTTPS server that does what servers should not do. */
@NonNullByDefault({})
class FirmwareDownloadTest {
    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(500);
    private static final int SIZE = 1_000_003;
    private static final byte[] IMAGE = Images.random(SIZE, 1);
    private static final byte[] OTHER = Images.random(SIZE, 2);
    private static final String TAG = "\"v1\"";

    @TempDir
    static Path certificates;

    private static TestCertificate certificate;

    @TempDir
    Path folder;

    private final LinkRuntime runtime = new LinkRuntime("download-test");
    private final AtomicInteger renewals = new AtomicInteger();
    private FileServer server;
    private FirmwareFolder own;
    private Supplier<CompletionStage<URI>> freshUrl = () -> {
        renewals.incrementAndGet();
        return CompletableFuture.completedFuture(server.url("/fresh.bin"));
    };

    @BeforeAll
    static void makeCertificate() throws Exception {
        certificate = TestCertificate.in(certificates, "dns:localhost");
    }

    @BeforeEach
    void start() throws Exception {
        server = new FileServer(certificate);
        server.otherwise = server.file(IMAGE, TAG);
        own = store().open("thing");
    }

    @AfterEach
    void stop() {
        own.close();
        server.close();
        runtime.close();
        await().atMost(BOUND)
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                        .extracting(Thread::getName)
                        .noneMatch(name -> name.startsWith("download-test")));
    }

    private FirmwareStore store() {
        return new FirmwareStore(folder, 10_000_000, "download-test");
    }

    private DownloadSettings settings(Duration stalled) throws Exception {
        return new DownloadSettings(
                TrustAnchors.ofFile(certificate.pem()), stalled, BOUND, 4, Duration.ofMillis(1), Duration.ofMillis(4));
    }

    private FirmwareDownload download(DownloadSettings settings) {
        return new FirmwareDownload(runtime, settings, freshUrl, position -> {});
    }

    private Path load() throws Exception {
        return load(Images.expected(IMAGE), settings(LONG));
    }

    private Path load(ExpectedImage expected, DownloadSettings settings) throws Exception {
        try (PartialImage image = own.partial(expected)) {
            return download(settings).run(server.url(), image);
        }
    }

    private FirmwareFailure failure(DownloadSettings settings) {
        FirmwareFailure failure =
                catchThrowableOfType(FirmwareFailure.class, () -> load(Images.expected(IMAGE), settings));
        if (failure == null) {
            throw new AssertionError("The download did not fail");
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            assertThat(cause.toString()).doesNotContain(FileServer.SIGNATURE, "auth_key");
        }
        return failure;
    }

    private List<Path> files(String suffix) throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix)).toList();
        }
    }

    @Test
    void imageIsWholeUnderItsFinalName() throws Exception {
        Path file = load();
        assertThat(file).hasBinaryContent(IMAGE);
        assertThat(files(".part")).isEmpty();
        assertThat(files(".etag")).isEmpty();
        assertThat(own.image(Images.expected(IMAGE))).contains(file);
        assertThat(server.requests).hasSize(1);
    }

    @Test
    void progressCountsUpToTheSize() throws Exception {
        List<Long> positions = new ArrayList<>();
        try (PartialImage image = own.partial(Images.expected(IMAGE))) {
            new FirmwareDownload(runtime, settings(LONG), freshUrl, positions::add).run(server.url(), image);
        }
        assertThat(positions).isSorted().last().isEqualTo((long) SIZE);
    }

    @Test
    void everyCutIsResumedAtTheLastByte() throws Exception {
        server.then(
                server.cut(IMAGE, TAG, 100_000),
                server.cut(IMAGE, TAG, 0),
                server.cut(IMAGE, TAG, 200_000),
                FileServer.status(503),
                server.cut(IMAGE, TAG, 300_000),
                FileServer.status(500));
        assertThat(load()).hasBinaryContent(IMAGE);
        assertThat(server.requests)
                .extracting(FileServer.Request::range)
                .containsExactly(
                        "",
                        "bytes=100000-",
                        "bytes=100000-",
                        "bytes=300000-",
                        "bytes=300000-",
                        "bytes=600000-",
                        "bytes=600000-");
        assertThat(server.requests)
                .extracting(FileServer.Request::ifRange)
                .containsOnlyOnce("")
                .contains(TAG);
        assertThat(server.sent).hasValue(SIZE);
    }

    @Test
    void otherProcessGoesOnWhereThisOneEnded() throws Exception {
        server.then(server.cut(IMAGE, TAG, 700_000), FileServer.status(404));
        assertThat(failure(settings(LONG)).reason()).isEqualTo(Reason.NOT_FOUND);
        own.close();
        own = store().open("thing");
        assertThat(load()).hasBinaryContent(IMAGE);
        assertThat(server.requests.get(2).range()).isEqualTo("bytes=700000-");
        assertThat(server.requests.get(2).ifRange()).isEqualTo(TAG);
    }

    @Test
    void completeButUnverifiedFileNeedsNoServer() throws Exception {
        try (PartialImage image = own.partial(Images.expected(IMAGE))) {
            image.append(0, ByteBuffer.wrap(IMAGE));
        }
        assertThat(load()).hasBinaryContent(IMAGE);
        assertThat(server.requests).isEmpty();
    }

    @Test
    void bytesThatThePowerCutHasTakenComeAgain() throws Exception {
        try (PartialImage image = own.partial(Images.expected(IMAGE))) {
            image.append(0, ByteBuffer.wrap(new byte[500_000]));
        }
        assertThat(load()).hasBinaryContent(IMAGE);
        assertThat(server.requests).extracting(FileServer.Request::range).containsExactly("bytes=500000-", "");
    }

    @Test
    void changedFileBeginsAnew() throws Exception {
        server.then(server.cut(OTHER, "\"v0\"", 400_000));
        assertThat(load()).hasBinaryContent(IMAGE);
        assertThat(server.requests).extracting(FileServer.Request::ifRange).containsExactly("", "\"v0\"");
    }

    @Test
    void changedFileOfServerThatIgnoresIfRangeBeginsAnew() throws Exception {
        server.then(server.cut(OTHER, "\"v0\"", 400_000), server.fileWhateverTheTag(IMAGE, TAG));
        assertThat(load()).hasBinaryContent(IMAGE);
        assertThat(server.requests).extracting(FileServer.Request::range).containsExactly("", "bytes=400000-", "");
    }

    @Test
    void changedFileWithoutEntityTagBeginsAnewWhenItsDigestIsWrong() throws Exception {
        server.otherwise = server.file(IMAGE, "");
        server.then(server.cut(OTHER, "", 400_000));
        assertThat(load()).hasBinaryContent(IMAGE);
        assertThat(server.requests).extracting(FileServer.Request::range).containsExactly("", "bytes=400000-", "");
    }

    @Test
    void weakEntityTagIsNotUsed() throws Exception {
        server.otherwise = server.file(IMAGE, "W/\"v1\"");
        server.then(server.cut(IMAGE, "W/\"v1\"", 400_000));
        assertThat(load()).hasBinaryContent(IMAGE);
        assertThat(server.requests).extracting(FileServer.Request::ifRange).containsExactly("", "");
    }

    @Test
    void serverWithoutRangesIsAskedForAllOfIt() throws Exception {
        server.otherwise = server.ignoringRanges(IMAGE, SIZE);
        server.then(server.ignoringRanges(IMAGE, 900_000), server.ignoringRanges(IMAGE, 500_000));
        assertThat(load()).hasBinaryContent(IMAGE);
    }

    @Test
    void serverWithoutRangesThatAlwaysCutsIsGivenUp() throws Exception {
        server.otherwise = server.ignoringRanges(IMAGE, 500_000);
        assertThat(failure(settings(LONG)).reason()).isEqualTo(Reason.CONNECTION);
        assertThat(server.requests).hasSize(5);
    }

    @Test
    void partOfTheAskedRangeIsTakenAndTheRestAskedFor() throws Exception {
        server.then(server.cut(IMAGE, TAG, 100_000), exchange -> {
            exchange.getResponseHeaders().set("Content-Range", "bytes 100000-100003/*");
            exchange.sendResponseHeaders(206, 4);
            exchange.getResponseBody().write(IMAGE, 100_000, 4);
        });
        assertThat(load()).hasBinaryContent(IMAGE);
        assertThat(server.requests.get(2).range()).isEqualTo("bytes=100004-");
    }

    @Test
    void unsatisfiableRangeBeginsAnew() throws Exception {
        server.then(server.cut(IMAGE, TAG, 100_000), FileServer.status(416));
        assertThat(load()).hasBinaryContent(IMAGE);
        assertThat(server.requests.get(2).range()).isEmpty();
    }

    @Test
    void expiredUrlIsRenewedAndResumed() throws Exception {
        server.then(server.cut(IMAGE, TAG, 100_000), FileServer.status(403));
        assertThat(load()).hasBinaryContent(IMAGE);
        assertThat(renewals).hasValue(1);
        assertThat(server.requests.get(2).uri().getPath()).isEqualTo("/fresh.bin");
        assertThat(server.requests.get(2).range()).isEqualTo("bytes=100000-");
    }

    @Test
    void urlsThatNeverWorkAreRenewedThreeTimes() throws Exception {
        server.otherwise = FileServer.status(403);
        assertThat(failure(settings(LONG)).reason()).isEqualTo(Reason.URL_EXPIRED);
        assertThat(renewals).hasValue(3);
    }

    @Test
    void renewalIsTriedAgainWhileThePlatformIsAway() throws Exception {
        freshUrl = () -> renewals.incrementAndGet() < 3
                ? CompletableFuture.failedFuture(new IllegalStateException("offline"))
                : CompletableFuture.completedFuture(server.url());
        server.then(FileServer.status(403), FileServer.status(403), FileServer.status(403));
        assertThat(load()).hasBinaryContent(IMAGE);
    }

    @Test
    void platformThatStaysAwayEndsTheDownload() throws Exception {
        freshUrl = () -> CompletableFuture.failedFuture(new IllegalStateException("offline"));
        server.otherwise = FileServer.status(403);
        assertThat(failure(settings(LONG)).reason()).isEqualTo(Reason.URL_EXPIRED);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("no such file", FileServer.status(404), Reason.NOT_FOUND),
                Arguments.of("file is gone", FileServer.status(410), Reason.NOT_FOUND),
                Arguments.of("not satisfiable at the first byte", FileServer.status(416), Reason.BAD_ANSWER),
                Arguments.of("unauthorized", FileServer.status(401), Reason.BAD_ANSWER),
                Arguments.of("no content", FileServer.status(204), Reason.BAD_ANSWER),
                Arguments.of("internal error", FileServer.status(500), Reason.SERVER_ERROR),
                Arguments.of("unavailable", FileServer.status(503), Reason.SERVER_ERROR),
                Arguments.of("slow down", FileServer.status(429), Reason.SERVER_ERROR),
                Arguments.of("shorter", FileServer.odd(200, SIZE - 1), Reason.SIZE),
                Arguments.of("longer", FileServer.odd(200, SIZE + 1), Reason.SIZE),
                Arguments.of(
                        "shorter in all",
                        FileServer.odd(206, 10, "Content-Range", "bytes 0-9/" + (SIZE - 1)),
                        Reason.SIZE),
                Arguments.of("range not told", FileServer.odd(206, 10), Reason.BAD_ANSWER),
                Arguments.of(
                        "range malformed",
                        FileServer.odd(206, 10, "Content-Range", "bytes 9-0/" + SIZE),
                        Reason.BAD_ANSWER),
                Arguments.of(
                        "range of other bytes",
                        FileServer.odd(206, 10, "Content-Range", "bytes 5-14/" + SIZE),
                        Reason.BAD_ANSWER),
                Arguments.of(
                        "range beyond the end",
                        FileServer.odd(206, SIZE + 10, "Content-Range", "bytes 0-" + (SIZE + 9) + "/*"),
                        Reason.BAD_ANSWER),
                Arguments.of(
                        "range and length differ",
                        FileServer.odd(206, 11, "Content-Range", "bytes 0-9/" + SIZE),
                        Reason.BAD_ANSWER),
                Arguments.of("compressed", FileServer.odd(200, SIZE, "Content-Encoding", "gzip"), Reason.BAD_ANSWER),
                Arguments.of("to plain HTTP", FileServer.redirect(302, "http://localhost:1/x"), Reason.REDIRECT),
                Arguments.of("to a file", FileServer.redirect(302, "file:///etc/passwd"), Reason.REDIRECT),
                Arguments.of("to what is no URL", FileServer.redirect(307, "https://[x"), Reason.REDIRECT),
                Arguments.of("to no host", FileServer.redirect(307, "https:///x"), Reason.REDIRECT),
                Arguments.of("in circles", FileServer.redirect(301, "/image.bin"), Reason.REDIRECT));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void faultEndsTheDownloadWithItsReason(String name, Answer fault, Reason reason) throws Exception {
        server.otherwise = fault;
        FirmwareFailure failure = failure(settings(LONG));
        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(files(".bin")).isEmpty();
        assertThat(server.requests).hasSizeLessThanOrEqualTo(6);
    }

    @Test
    void redirectsWithinHttpsAreFollowed() throws Exception {
        server.then(
                FileServer.redirect(302, "/moved?x=1"),
                FileServer.redirect(308, server.url("/again").toString()));
        assertThat(load()).hasBinaryContent(IMAGE);
        assertThat(server.requests)
                .extracting(request -> request.uri().getPath())
                .containsExactly("/image.bin", "/moved", "/again");
    }

    @Test
    void wrongFileIsNeverVisible() throws Exception {
        server.otherwise = server.file(OTHER, TAG);
        FirmwareFailure failure = failure(settings(LONG));
        assertThat(failure.reason()).isEqualTo(Reason.DIGEST);
        assertThat(failure.reason().kind().step()).isEqualTo(-3);
        assertThat(files(".bin")).isEmpty();
        assertThat(server.requests).hasSize(1);
    }

    @Test
    void endlessFileIsReadToTheAnnouncedSize() throws Exception {
        server.otherwise = server.endless(IMAGE);
        assertThat(load()).hasBinaryContent(IMAGE);
    }

    @Test
    void endlessWrongFileIsRefused() throws Exception {
        server.otherwise = server.endless(new byte[1]);
        assertThat(failure(settings(LONG)).reason()).isEqualTo(Reason.DIGEST);
        assertThat(server.requests).hasSize(1);
    }

    @Test
    void stalledServerIsGivenUp() throws Exception {
        server.otherwise = server.stalled(IMAGE, 0);
        assertThat(failure(settings(SHORT)).reason()).isEqualTo(Reason.STALLED);
        assertThat(server.requests).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void silentServerIsGivenUp() throws Exception {
        server.otherwise = server.silent();
        assertThat(failure(settings(SHORT)).reason()).isEqualTo(Reason.STALLED);
    }

    @Test
    void serverThatDripsIsGivenUpWhenTheWholeTimeIsOver() throws Exception {
        server.otherwise = exchange -> {
            exchange.sendResponseHeaders(200, SIZE);
            for (int i = 0; i < SIZE; i++) {
                exchange.getResponseBody().write(IMAGE[i]);
                exchange.getResponseBody().flush();
            }
        };
        DownloadSettings impatient = new DownloadSettings(
                TrustAnchors.ofFile(certificate.pem()),
                LONG,
                Duration.ofMillis(300),
                4,
                Duration.ofMillis(1),
                Duration.ofMillis(1));
        assertThat(failure(impatient).reason()).isEqualTo(Reason.STALLED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 300_000})
    void cancelEndsWaitingForBytes(int after) throws Exception {
        server.otherwise = server.stalled(IMAGE, after);
        cancelled(() -> server.sent.get() == after && !server.requests.isEmpty());
    }

    @Test
    void cancelEndsWaitingForTheAnswer() throws Exception {
        server.otherwise = server.silent();
        cancelled(() -> !server.requests.isEmpty());
    }

    @Test
    void cancelEndsWaitingForFreshUrl() throws Exception {
        server.otherwise = FileServer.status(403);
        freshUrl = () -> {
            renewals.incrementAndGet();
            return new CompletableFuture<>();
        };
        cancelled(() -> renewals.get() > 0);
    }

    @Test
    void closedRuntimeEndsTheDownload() throws Exception {
        server.otherwise = server.silent();
        ended(() -> !server.requests.isEmpty(), download -> runtime.close());
    }

    @Test
    void cancelBeforeTheBeginningHolds() throws Exception {
        cancelled(() -> true);
    }

    private void cancelled(Callable<Boolean> when) throws Exception {
        ended(when, FirmwareDownload::cancel);
    }

    private void ended(Callable<Boolean> when, Consumer<FirmwareDownload> ending) throws Exception {
        FirmwareDownload download = download(settings(Duration.ofMinutes(10)));
        try (PartialImage image = own.partial(Images.expected(IMAGE))) {
            if (when.call()) {
                ending.accept(download);
            }
            CompletableFuture<Path> end = new CompletableFuture<>();
            Thread thread = new Thread(
                    () -> {
                        try {
                            end.complete(download.run(server.url(), image));
                        } catch (FirmwareFailure | RuntimeException e) {
                            end.completeExceptionally(e);
                        }
                    },
                    "download-test-run");
            thread.setDaemon(true);
            thread.start();
            await().atMost(BOUND).until(when);
            ending.accept(download);
            assertThatThrownBy(() -> end.get(BOUND.toSeconds(), TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOfSatisfying(
                            FirmwareFailure.class,
                            failure -> assertThat(failure.reason()).isEqualTo(Reason.CANCELLED));
        }
        // The folder is free for the next one.
        own.close();
        own = store().open("thing");
        own.partial(Images.expected(IMAGE)).close();
    }

    @Test
    void strangersCertificateIsRefused() throws Exception {
        DownloadSettings trustingOthers = new DownloadSettings(
                TrustAnchors.ofRuntime(), LONG, BOUND, 4, Duration.ofMillis(1), Duration.ofMillis(1));
        assertThat(failure(trustingOthers).reason()).isEqualTo(Reason.CERTIFICATE);
        assertThat(server.requests).isEmpty();
    }

    @Test
    void certificateOfAnotherHostIsRefused() throws Exception {
        TestCertificate other = TestCertificate.in(certificates, "dns:files.example");
        server.close();
        server = new FileServer(other);
        DownloadSettings settings = new DownloadSettings(
                TrustAnchors.ofFile(other.pem()), LONG, BOUND, 4, Duration.ofMillis(1), Duration.ofMillis(1));
        assertThat(failure(settings).reason()).isEqualTo(Reason.CERTIFICATE);
        assertThat(server.requests).isEmpty();
    }

    @Test
    void serverThatIsAwayIsTriedAFewTimes() throws Exception {
        server.close();
        assertThat(failure(settings(LONG)).reason()).isEqualTo(Reason.CONNECTION);
    }

    @Test
    void proxyOfTheJvmIsUsed() throws Exception {
        ProxySelector before = ProxySelector.getDefault();
        try (TunnelProxy proxy = new TunnelProxy()) {
            ProxySelector.setDefault(new ProxySelector() {
                @Override
                public List<Proxy> select(URI uri) {
                    return List.of(new Proxy(Proxy.Type.HTTP, new InetSocketAddress("localhost", proxy.port())));
                }

                @Override
                public void connectFailed(URI uri, SocketAddress address, IOException e) {}
            });
            assertThat(load()).hasBinaryContent(IMAGE);
            assertThat(proxy.tunnels()).containsExactly("localhost:" + server.port());
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    @Test
    void randomTroubleEndsWithTheImage() throws Exception {
        Random random = new Random(7);
        for (int i = 0; i < 40; i++) {
            server.then(
                    switch (random.nextInt(5)) {
                        case 0 -> FileServer.status(503);
                        case 1 -> FileServer.status(403);
                        case 2 -> server.cut(IMAGE, TAG, 10_000 + random.nextInt(10_000));
                        case 3 -> server.cut(IMAGE, TAG, 10_000 + random.nextInt(30_000));
                        default -> server.cut(IMAGE, TAG, 20_000);
                    });
        }
        DownloadSettings patient = new DownloadSettings(
                TrustAnchors.ofFile(certificate.pem()), LONG, BOUND, 40, Duration.ofMillis(1), Duration.ofMillis(1));
        assertThat(load(Images.expected(IMAGE), patient)).hasBinaryContent(IMAGE);
    }
}
